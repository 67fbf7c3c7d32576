// The feeds and the sitemap are well-formed, and the feeds have what Atom (RFC 4287) asks for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { sites } from "./tools/site.mjs";

const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === "entry" || name === "link" });
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

for (const site of sites()) {
  test(`every .xml file is well-formed (${site.name} site)`, () => {
    const files = site.files.filter((file) => file.endsWith(".xml"));
    for (const needed of ["/feed.xml", "/groups/feed.xml", "/sitemap.xml"]) assert.ok(files.includes(needed), `${needed} is there`);
    for (const file of files) assert.equal(XMLValidator.validate(readFileSync(join(site.folder, file), "utf8")), true, file);
  });

  for (const file of ["/feed.xml", "/groups/feed.xml"]) {
    test(`${file} is an Atom feed that a reader can subscribe to (${site.name} site)`, () => {
      const { feed } = parser.parse(readFileSync(join(site.folder, file), "utf8"));
      assert.equal(feed["@_xmlns"], "http://www.w3.org/2005/Atom");
      assertNamed(feed, file);
      assert.ok(feed.link.some((link) => link["@_rel"] === "self" && link["@_href"].endsWith(file)), "it says its own address");
      const entries = feed.entry ?? [];
      assert.ok(entries.length > 0, "it has entries");
      for (const entry of entries) {
        assertNamed(entry, `an entry of ${file}`);
        assert.ok(feed.author?.name || entry.author?.name, `${entry.title} has an author`);
        const { pathname } = new URL(entry.link[0]["@_href"]);
        assert.ok(site.page.has(pathname), `${entry.title} leads to ${pathname}`);
      }
      assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length, "no id stands twice");
    });
  }
}

/** What RFC 4287 asks of a feed and of each entry alike. */
function assertNamed(element, where) {
  for (const name of ["id", "title", "updated"]) assert.ok(element[name], `${where} has ${name}`);
  assert.match(String(element.updated), TIMESTAMP, where);
}

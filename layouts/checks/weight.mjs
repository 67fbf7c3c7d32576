// Promise 4, it is fast: a group or an article weighs at most 14,000 bytes on the wire (brotli), in at most four
// requests, so that it arrives in the first round trip of a slow phone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { sites } from "./tools/site.mjs";

const BYTES = 14_000;
const REQUESTS = 4;
const light = ({ kind }) => /^(group|article)( in |$)/.test(kind);

for (const site of sites()) {
  test(`every group and article is at most ${BYTES} bytes with its style and script (${site.name} site)`, (t) => {
    const sizes = new Map();
    const size = (file) => sizes.get(file) ?? sizes.set(file, brotliCompressSync(readFileSync(file)).length).get(file);
    const weights = site.pages.filter(light).map(({ $, file, address }) => {
      const parts = $("link[rel=stylesheet], script[src]").toArray().map(({ attribs }) => join(site.folder, attribs.href ?? attribs.src));
      return { address, bytes: [file, ...parts].reduce((sum, each) => sum + size(each), 0) };
    });
    const heaviest = weights.toSorted((a, b) => b.bytes - a.bytes)[0];
    t.diagnostic(`heaviest of ${weights.length}: ${heaviest.address} ${heaviest.bytes} bytes`);
    none(weights.filter(({ bytes }) => bytes > BYTES).map(({ address, bytes }) => `${address} ${bytes} bytes`), "too heavy");
  });

  test(`a group and an article need at most ${REQUESTS} requests (${site.name} site)`, () =>
    visit(site, {}, async ({ page, origin, requests }) => {
      for (const kind of ["group", "article"]) {
        const { address } = site.pages.find((each) => each.kind === kind);
        requests.length = 0;
        await page.goto(origin + address, { waitUntil: "networkidle" });
        assert.ok(requests.length <= REQUESTS, `${address} needs ${requests.map(({ url }) => url)}`);
      }
    }));
}

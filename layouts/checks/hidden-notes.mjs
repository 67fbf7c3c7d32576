// What editors keep to themselves reaches no file of the site: [private] notes, comments and drafts.
import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { none } from "./tools/none.mjs";
import { EXAMPLE, build, sites } from "./tools/site.mjs";

const CANARY = "zyzzyvacanary";
const SHOWN = "thisisshown";

test("a private note, a comment and a draft are in no page, feed, calendar or index", () => {
  sites(); // made, so that there is a generator and an example to start from
  const folder = mkdtempSync(join(tmpdir(), "many-roads-"));
  try {
    const content = join(folder, "content");
    cpSync(EXAMPLE, content, { recursive: true });
    plant(content);
    const out = join(folder, "site");
    build(content, out);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const holding = (word) => files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).filter((file) => readFileSync(file).includes(word));
    assert.ok(holding(SHOWN).length > 0, "the group into which the note was written is on the site");
    none(holding(CANARY).map((file) => file.slice(out.length)), "files that tell");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Writes the canary wherever an editor may write what is not for readers. */
function plant(content) {
  const groups = join(content, "groups/online");
  const group = join(groups, readdirSync(groups).find((name) => /^example-.*-\d+\.toml$/.test(name)));
  writeFileSync(group, readFileSync(group, "utf8").replace(/^name = "/m, `# ${CANARY}\nname = "${SHOWN} `));
  appendFileSync(group, `\n[private]\nnote = "${CANARY}"\n`);
  const articles = join(content, "articles/start-here");
  const article = readFileSync(join(articles, "example-a-first-visit.md"), "utf8");
  writeFileSync(join(articles, `${CANARY}.md`), article.replace(/^title = .*$/m, `title = "${CANARY}"\ndraft = true`));
}

// The search over an index that is cut into shards: it answers, it is as silent as over a whole one, and a shard that does not come is said.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { manyGroups } from "./tools/site.mjs";
import { slowDown } from "./tools/slow.mjs";
import { tracesOf } from "./tools/traces.mjs";

const many = manyGroups();
const box = (page) => page.getByRole("searchbox");
const results = (page) => page.locator("[data-groups] > li");
/** The answer is there: no file of it is on its way any more. */
const answered = (page) => page.waitForFunction(() => /^\d[\d,]* groups?( or more)?$|^No group/.test(document.querySelector("[data-results]:not([hidden]) [data-count]")?.textContent ?? ""));

test("the site of these checks has an index in shards", () => {
  assert.ok(/data-index="?\/search\/m\./.test(readFileSync(join(many.folder, "find/index.html"), "utf8")), "the page names a manifest");
  assert.ok(readdirSync(join(many.folder, "search/g")).length > 1);
});

test("a search reads a few shards and answers", () =>
  visit(many, {}, async ({ page, origin, requests }) => {
    await page.goto(`${origin}/find/`);
    await box(page).pressSequentially("monday boston on suboxone", { delay: 30 });
    await results(page).first().waitFor();
    await answered(page);
    const shards = requests.filter(({ url }) => /^\/search\/[gotca]\//.test(url));
    assert.ok(shards.length > 0 && shards.length < 60, `${shards.length} shards`);
    assert.match(await results(page).first().textContent(), /Medication welcome/);
  }));

test("a place is looked up while it is typed, and ten groups are there one round trip later, without the sheets", () =>
  visit(many, {}, async ({ page, context, origin, requests }) => {
    await page.goto(`${origin}/find/`);
    await page.locator("[data-facets] input").first().waitFor({ state: "attached" });
    let release;
    const held = new Promise((done) => (release = done));
    await context.route(/\/search\/g\/[^/]+\/s[0-3]*\.json/, async (route) => (await held, route.continue()));
    await box(page).pressSequentially("boston", { delay: 150 });
    assert.ok(requests.some(({ url }) => /^\/search\/p\/[^/]+\/bo\.json$/.test(url)), "the table of places is asked for before the last letter");
    await results(page).nth(9).waitFor();
    const shards = requests.filter(({ url }) => /^\/search\/[gotca]\//.test(url) && !/\/s[0-3]*\.json$/.test(url));
    assert.ok(shards.length <= 8, `${shards.length} shards for ten groups`);
    release();
    await answered(page);
  }));

test("while the shards are on their way the page does not say that nothing matches", () =>
  visit(many, {}, async ({ page, origin }) => {
    await page.goto(`${origin}/find/`);
    await page.locator("[data-facets] input").first().waitFor({ state: "attached" });
    for (const words of ["meetings", "near me"]) { // which wish nothing of a group, so that any will do
      await box(page).fill(words);
      const counted = (q) => new URLSearchParams(location.hash.slice(1)).get("q") === q && / or more$/.test(document.querySelector("[data-count]").textContent);
      await page.waitForFunction(counted, words); // of these words, and not of those before
      assert.ok((await results(page).count()) >= 10, words);
    }
    await page.evaluate(() => {
      const count = document.querySelector("[data-count]");
      globalThis.said = [];
      new MutationObserver(() => globalThis.said.push(`${count.textContent} ${document.querySelector("[data-drops]").hidden ? "" : "and what to give up"}`.trim())).observe(count, { childList: true });
    });
    await slowDown(page);
    await box(page).pressSequentially("monday boston", { delay: 60 });
    await results(page).first().waitFor();
    await answered(page);
    none((await page.evaluate(() => globalThis.said)).filter((text) => /no group|give up/i.test(text)), "said too early");
  }));

test("where a wish is rare and names no place, the count says that there may be more, and looking on ends with the whole of it", () =>
  visit(many, { width: 360 }, async ({ page, origin, requests }) => {
    await page.goto(`${origin}/find/`);
    const count = page.locator("[data-count]"), more = page.locator("[data-more]");
    await box(page).pressSequentially("men only friday", { delay: 30 });
    await answered(page);
    assert.match(await count.textContent(), / or more$/);
    assert.match(await page.locator("[data-partial]").textContent(), /There may be more/);
    const first = parseInt(await count.textContent(), 10);
    for (let clicks = 0; await more.isVisible(); clicks++) {
      assert.ok(clicks < 12, "it comes to an end");
      await more.focus();
      await page.keyboard.press("Enter");
      await page.waitForTimeout(50);
      await answered(page);
      assert.ok(["count", "more"].includes(await page.evaluate(() => document.activeElement.id || (document.activeElement.hasAttribute("data-more") && "more"))), "the focus is not lost");
    }
    assert.doesNotMatch(await count.textContent(), / or more$/);
    assert.ok(parseInt(await count.textContent(), 10) > first);
    const cells = readdirSync(join(many.folder, "search/g"), { recursive: true }).filter((name) => /\/c[0-3]*\.json$/.test(name));
    const read = requests.map(({ url }) => url.replace("/search/g/", ""));
    assert.ok(cells.length > 10 && cells.every((name) => read.includes(name)), "every group of the directory was looked at");
  }));

test("a word leaves no trace, and no request tells more than the first letters of a place or the number of a shard", () =>
  visit(many, {}, async ({ context, page, origin, requests, strangers }) => {
    const canary = "zyzzyvacanary";
    await page.goto(`${origin}/find/`);
    for (const words of [`${canary} boston`, `on suboxone ${canary}`]) {
      await box(page).fill("");
      await box(page).pressSequentially(words, { delay: 10 });
      await box(page).press("Enter");
      await answered(page);
      for (const view of ["Week", "Places", "List"]) await page.getByRole("button", { name: view, exact: true }).click({ timeout: 1000 }).catch(() => {}); // not there when nothing was found
      none(await tracesOf(canary, { context, page, requests }), `traces of ${words}`);
    }
    const forms = [/^\/(find|assets)\//, /^\/search\/[mlw]\.[0-9a-f]+\.json$/, /^\/search\/[zp]\/[0-9a-f]+\/([a-z]{2}|\d{3})\.json$/, /^\/search\/g\/[0-9a-f]+\/[csx][0-3]*\.json$/, /^\/search\/o\/[0-9a-f]+\/\d+-[0-7]-\d+\.json$/, /^\/search\/[ta]\/[0-9a-f]+\/n?\d+\.json$/];
    none(requests.map(({ url }) => url).filter((url) => !forms.some((form) => form.test(url))), "requests of another form");
    none(strangers, "requests to others");
  }));

test("a shard that does not come is said, what is there is shown, and the lists and another try are offered", () =>
  visit(many, {}, async ({ page, context, origin }) => {
    await page.goto(`${origin}/find/`);
    await page.locator("[data-facets] input").first().waitFor({ state: "attached" });
    await context.route("**/search/g/**", (route) => route.abort());
    await box(page).fill("boston");
    await page.locator("[data-trouble]").waitFor();
    assert.match(await page.locator("[data-trouble]").textContent(), /part of the list/i);
    await page.locator("[data-status]").filter({ hasText: /part of the list.*could not be loaded/i }).waitFor({ state: "attached" }); // and to those who cannot see it
    assert.ok(await page.locator("[data-static] a").first().isVisible());
    await context.unroute("**/search/g/**");
    await page.locator("[data-retry]").click();
    await results(page).first().waitFor();
    await answered(page);
    assert.ok(!(await page.locator("[data-trouble]").isVisible()));
  }));

test("over a slow network the box takes words before the list is there, says what it waits for, and then answers them", () =>
  visit(many, {}, async ({ page, context, origin }) => {
    let release;
    const held = new Promise((done) => (release = done));
    await context.route("**/search/m.*", async (route) => (await held, route.continue())); // later than anybody could type
    await page.goto(`${origin}/find/`, { waitUntil: "commit" });
    await slowDown(page);
    await page.reload({ waitUntil: "commit" });
    await box(page).waitFor();
    await box(page).pressSequentially("boston");
    assert.equal(await box(page).inputValue(), "boston");
    await page.locator("[data-status]").filter({ hasText: /waiting for the start of the list/i }).waitFor();
    release();
    await results(page).first().waitFor();
    await answered(page);
  }));

// The search, as a reader uses it: in one's own words, with slips, with filters, from a link that somebody sent, and
// when the index does not come.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { sites } from "./tools/site.mjs";
import { slowDown } from "./tools/slow.mjs";

const [real, example] = sites();

/** The search page, ready, for a fragment; what is shown is read with the functions below. */
async function open(page, origin, fragment = "") {
  await page.goto("about:blank");
  await page.goto(`${origin}/find/${fragment && "#"}${fragment}`);
  await page.locator("[data-facets] input").first().waitFor({ state: "attached" });
}

const box = (page) => page.getByRole("searchbox");
const results = (page) => page.locator("[data-groups] > li");
const addresses = (page) => results(page).locator("h3 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
/** How many groups the page says that there are. */
const count = async (page) => parseInt(await page.locator("[data-count]").textContent(), 10) || 0;

/** Types as a person does, and waits until the page has taken it in. */
async function type(page, words) {
  await box(page).fill("");
  await box(page).pressSequentially(words);
  await page.waitForFunction((text) => new URLSearchParams(location.hash.slice(1)).get("q") === text, words);
}

test("a place finds the groups that are there, and each result leads to its page", () =>
  visit(real, {}, async ({ page, origin }) => {
    await open(page, origin);
    await type(page, "worcester");
    const found = await addresses(page);
    assert.ok(found.length > 0, "there are groups in Worcester");
    assert.match(found[0], /^\/groups\/us\/ma\/worcester\//);
    none(found.filter((address) => !real.page.has(address)), "results without a page");
  }));

test("one slip finds the same groups, and the page says how it read the word", () =>
  visit(real, {}, async ({ page, origin }) => {
    await open(page, origin);
    await type(page, "worcester");
    const right = await addresses(page);
    await type(page, "worcestor");
    assert.deepEqual(await addresses(page), right);
    assert.match(await page.locator("[data-chips]").textContent(), /Worcester.*worcestor/);
  }));

test("a brand name is understood as what it is, and the wish can be taken back", () =>
  visit(example, {}, async ({ page, origin }) => {
    await open(page, origin);
    await type(page, "suboxone");
    const chips = page.locator("[data-chips] button");
    assert.match(await chips.first().textContent(), /medication|buprenorphine|suboxone/i);
    assert.match(await results(page).first().locator(".badge").textContent(), /Medication welcome/, "those that welcome stand first");
    await chips.first().click();
    assert.equal(await box(page).inputValue(), "");
  }));

test("a question finds the article that answers it, before any group", () =>
  visit(real, {}, async ({ page, origin }) => {
    await open(page, origin);
    await type(page, "does na allow suboxone");
    assert.equal(await page.locator("[data-first] a").first().getAttribute("href"), "/articles/twelve-step/does-na-allow-suboxone/");
  }));

test("the number beside each filter is the number of groups that it leaves", () =>
  visit(example, {}, async ({ page, origin }) => {
    await open(page, origin, "q=example");
    await page.locator("details").evaluateAll((all) => all.forEach((each) => (each.open = true)));
    const wrong = [];
    let tried = 0;
    // A filter that would leave nothing hides itself, so the visible ones are named before the first is chosen.
    for (const option of await page.locator("[data-facets] li:visible label").elementHandles()) {
      const label = await option.evaluate((element) => element.querySelector("span").textContent);
      const promised = await option.evaluate((element) => Number(element.querySelector("b").textContent));
      const input = await option.$("input");
      await input.check();
      if ((await count(page)) !== promised) wrong.push(`${label} promises ${promised} and leaves ${await count(page)}`);
      await input.uncheck();
      tried++;
    }
    assert.ok(tried > 20, `only ${tried} filters were there`);
    none(wrong);
  }));

test("a link with a search in it shows that search: words, filters, order and count", () =>
  visit(example, {}, async ({ page, context, origin }) => {
    await open(page, origin);
    await type(page, "example");
    await page.locator("details").evaluateAll((all) => all.forEach((each) => (each.open = true)));
    await page.locator("[data-facets] li:visible input").nth(1).check();
    await page.locator("[data-sort]").selectOption("next");
    const seen = { url: page.url(), count: await count(page), list: await addresses(page) };
    assert.match(new URL(seen.url).hash, /q=example/);
    const other = await context.newPage();
    await other.goto(seen.url);
    await results(other).first().waitFor();
    assert.equal(await box(other).inputValue(), "example");
    assert.equal(await other.locator("[data-sort]").inputValue(), "next");
    assert.equal(await other.locator("[data-facets] input:checked").count(), 1);
    assert.deepEqual({ url: other.url(), count: await count(other), list: await addresses(other) }, seen);
    await open(page, origin, `q=${"o".repeat(299)}&language=no-language-at-all&day=9`); // a link that came damaged, and a word without an end
    assert.ok(await page.locator("[data-chips]").filter({ hasText: "no-language-at-all" }).isVisible());
    await page.setViewportSize({ width: 320, height: 600 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "as wide as the screen");
  }));

test("words of danger put help first, before results", () =>
  visit(real, {}, async ({ page, origin }) => {
    await open(page, origin);
    for (const [words, number] of [["he is overdosing", "911"], ["i want to die", "988"]]) {
      await type(page, words);
      const help = page.getByRole("alert");
      assert.ok(await help.isVisible(), words);
      assert.match(await help.textContent(), new RegExp(number));
      assert.ok((await help.boundingBox()).y < 900, "in view");
    }
    await type(page, "worcester");
    assert.ok(!(await page.locator("[data-danger]").isVisible()), "and goes when the words are gone");
  }));

test("when nothing matches, the page says what to give up and what that gives, and the wish about medication stays", () =>
  visit(real, {}, async ({ page, origin }) => {
    for (const words of ["friday morning worcester spanish on suboxone", "methadone boston tuesday lets me chair", "teens lgbtq alaska vivitrol"]) {
      await open(page, origin);
      await type(page, words);
      assert.equal(await count(page), 0, words);
      const ways = page.locator("[data-drops-list] > li");
      none((await ways.getByRole("button").allTextContents()).filter((text) => /medication/i.test(text)), "medication offered to be given up");
      assert.match(await page.locator("[data-drops]").textContent(), /medication stays/);
      const promised = Number(/(\d+) groups?/.exec(await ways.first().getByRole("button").textContent())[1]);
      const example = await ways.first().getByRole("link").getAttribute("href");
      assert.ok(real.page.has(example), example);
      await ways.first().getByRole("button").press("Enter");
      assert.equal(await count(page), promised, words);
      assert.ok((await addresses(page)).includes(example), "the example is among them");
      assert.match(await page.locator("[data-chips]").textContent(), /on medication/);
    }
    await type(page, "zzyzzx");
    assert.match(await page.locator("[data-aside]").textContent(), /finds no group by “zzyzzx”/); // what is no list's word may still stand on a group's page
  }));

test("a group that nobody has confirmed is never shown with a time", () =>
  visit(real, {}, async ({ page, origin }) => {
    await open(page, origin, "q=meeting&show=2000");
    const doubtful = page.locator("[data-groups] > li.doubt");
    assert.ok((await doubtful.count()) > 0);
    none((await doubtful.locator(".when").allTextContents()).filter((text) => /\d/.test(text)), "times of unverified groups");
    none((await doubtful.locator(".meta").allTextContents()).filter((text) => !/unverified/i.test(text)), "unverified groups that do not say so");
    const far = doubtful.nth(80).locator("a");
    await far.scrollIntoViewIfNeeded();
    const stood = await page.evaluate(() => scrollY);
    await far.click();
    await page.waitForURL(/\/groups\//);
    await page.goBack();
    await page.waitForFunction((before) => Math.abs(scrollY - before) < 300, stood); // who comes back stands where the group was
  }));

test("the number of results is said to those who cannot see it", () =>
  visit(real, {}, async ({ page, origin }) => {
    await open(page, origin);
    await type(page, "worcester");
    await page.waitForFunction(() => /\d+ groups?/.test(document.querySelector("[role=status][data-status]").textContent));
  }));

test("when the index does not come, the page says so and the lists still work", () =>
  visit(real, {}, async ({ page, context, origin }) => {
    await context.route("**/search/*", (route) => route.abort());
    await page.goto(`${origin}/es/find/#q=worcester`);
    await page.locator("[data-trouble]").filter({ hasText: "No se pudo cargar" }).waitFor(); // in the language of the page
    await page.goto(`${origin}/find/#q=worcester`);
    await page.locator("[data-trouble]").waitFor();
    assert.match(await page.locator("[data-trouble]").textContent(), /search doesn.t work/i);
    assert.ok(await page.locator("[data-static]").isVisible());
    await context.unroute("**/search/*");
    await page.locator("[data-retry]").press("Enter");
    await results(page).first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "count", "the button is gone, and the focus is on the answer");
  }));

test("over a slow network the box takes words before the index is there, puts help first, says what it waits for, and then answers", () =>
  visit(real, {}, async ({ page, context, origin }) => {
    let release;
    const held = new Promise((done) => (release = done));
    await context.route("**/search/index.*", async (route) => (await held, route.continue())); // later than anybody could type
    await page.goto(`${origin}/find/`, { waitUntil: "commit" });
    await slowDown(page);
    await page.reload({ waitUntil: "commit" });
    await box(page).waitFor();
    await box(page).pressSequentially("overdose");
    await page.getByRole("alert").filter({ hasText: "911" }).waitFor(); // help does not wait
    await box(page).fill("");
    await box(page).pressSequentially("worcester");
    await page.locator("[data-status]").filter({ hasText: /waiting for the list of groups/i }).waitFor();
    assert.ok(await page.locator("[data-static]").isVisible(), "until then the lists are there");
    release();
    await results(page).first().waitFor();
    assert.match((await addresses(page))[0], /^\/groups\/us\/ma\/worcester\//);
  }));

test("typing changes the address once it pauses, not at every key, and a result that is opened brings the search back", () =>
  visit(real, {}, async ({ page, origin }) => {
    await open(page, origin);
    await page.evaluate(() => {
      globalThis.changes = 0;
      const own = history.replaceState.bind(history);
      history.replaceState = (...all) => (globalThis.changes++, own(...all));
    });
    await box(page).evaluate((input) => {
      for (const letter of "worcester") {
        input.value += letter;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
    await page.waitForFunction(() => location.hash === "#q=worcester");
    assert.equal(await page.evaluate(() => globalThis.changes), 1);
    await box(page).press("End");
    await box(page).pressSequentially(" friday");
    await results(page).first().locator("a").click();
    await page.waitForURL(/\/groups\/us\//);
    await page.goBack();
    await results(page).first().waitFor();
    assert.equal(await box(page).inputValue(), "worcester friday");
  }));

test("a result that is pressed while the list is drawn anew opens all the same", () =>
  visit(real, {}, async ({ page, origin }) => {
    await open(page, origin);
    await box(page).pressSequentially("worcester");
    await page.waitForFunction(() => location.hash === "#q=worcester");
    // Pressed first and typed then: on a slow machine the list would otherwise be drawn anew before the press, and nothing be tested.
    await results(page).first().locator("a").hover();
    await page.mouse.down();
    await box(page).evaluate((input) => {
      input.value += " f";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.waitForTimeout(800); // longer than the pause after which what was typed is looked for
    await page.mouse.up();
    await page.waitForURL(/\/groups\/us\//);
  }));

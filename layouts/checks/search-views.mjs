// One result in three views: as a list, as a week and by place. What nobody has confirmed is never among confirmed times.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { sites } from "./tools/site.mjs";

const [real, example] = sites();
const ZONE = { timezoneId: "America/New_York" };

async function open(page, origin, fragment) {
  await page.goto("about:blank");
  await page.goto(`${origin}/find/#${fragment}`);
  await page.locator("[data-views]").waitFor();
  if (/view=/.test(fragment)) await page.locator("[data-other-view] > *").first().waitFor();
}

const week = (page) => page.getByRole("table");
const script = (requests) => requests.filter(({ url }) => url.startsWith("/assets/views.")).length;
const press = (page, name) => page.getByRole("group", { name: "Show as" }).getByRole("button", { name }).press("Enter");
/** Opens everything that opens, and what opens within it. */
async function openAll(page) {
  for (const level of [1, 2]) await page.locator("[data-other-view] details:not([open]) > summary").evaluateAll((all, deep) => deep && all.forEach((each) => each.click()), level);
}

test("the view is chosen with the keyboard, stands in the address, and a link brings it back", () =>
  visit(example, ZONE, async ({ page, origin }) => {
    await open(page, origin, "q=example");
    for (const [name, view] of [["Week", "week"], ["Places", "places"], ["List", null]]) {
      await press(page, name);
      assert.equal(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("view"), view);
      assert.equal(await page.locator("[data-views] [aria-pressed=true]").textContent(), name);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), name, "the focus stays where it was");
    }
    await open(page, origin, "q=example&view=week");
    assert.ok(await week(page).isVisible());
    assert.equal(await page.locator("[data-groups] > li").count(), 0);
  }));

test("the other views come as a script of their own, once, and only when somebody asks for one", () =>
  visit(example, ZONE, async ({ page, origin, requests }) => {
    await open(page, origin, "q=example");
    assert.equal(script(requests), 0);
    for (const name of ["Week", "List", "Places", "Week"]) await press(page, name);
    await week(page).waitFor();
    assert.equal(script(requests), 1);
    assert.equal(await page.locator("[data-views] [aria-busy=true]").count(), 0);
  }));

test("while the other views are on their way the list stays, the button says so, and nothing moves", () =>
  visit(example, ZONE, async ({ page, context, origin }) => {
    let release;
    const held = new Promise((done) => (release = done));
    await context.route("**/assets/views.*", async (route) => (await held, route.continue()));
    await open(page, origin, "q=example");
    const places = () => page.locator("[data-views] button, [data-groups] > li, [data-sort]").evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
    const before = await places();
    await press(page, "Week");
    const button = page.getByRole("button", { name: "Week" });
    assert.equal(await button.getAttribute("aria-busy"), "true");
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    await page.locator("[data-status]").filter({ hasText: "On its way" }).waitFor({ state: "attached" });
    assert.deepEqual(await places(), before);
    release();
    await week(page).waitFor();
    assert.equal(await page.locator("[data-groups] > li").count(), 0);
  }));

test("when the other views do not come, or are not what the page named, that is said, the list stays, and one can try again", () =>
  visit(example, ZONE, async ({ page, context, origin }) => {
    const note = page.locator("[data-view-note]").filter({ hasText: "Only the list could be shown" });
    for (const spoil of [(route) => route.abort(), (route) => route.fulfill({ contentType: "text/javascript", body: "document.title = 'changed on the way'" })]) {
      await context.route("**/assets/views.*", spoil);
      await open(page, origin, "q=example");
      await press(page, "Week");
      await note.waitFor();
      await page.locator("[data-status]").filter({ hasText: "Only the list could be shown" }).waitFor({ state: "attached" });
      assert.ok((await page.locator("[data-groups] > li").count()) > 0);
      assert.equal(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("view"), null);
      assert.equal(await page.locator("[data-views] [aria-pressed=true]").textContent(), "List");
      assert.doesNotMatch(await page.title(), /changed/);
      await context.unroute("**/assets/views.*");
      await press(page, "Week");
      await week(page).waitFor();
      assert.equal(await note.count(), 0);
    }
  }));

test("the files of the index are asked for before the page's own script is here, and each once", () =>
  visit(example, ZONE, async ({ page, context, origin, requests }) => {
    let release;
    const held = new Promise((done) => (release = done));
    await context.route("**/assets/find.*.js", async (route) => (await held, route.continue()));
    await page.goto(`${origin}/find/`, { waitUntil: "commit" });
    const asked = () => requests.map(({ url }) => url).filter((url) => url.startsWith("/search/"));
    const box = page.getByRole("searchbox");
    await box.waitFor();
    await box.pressSequentially("example");
    await page.keyboard.press("Enter");
    for (let i = 0; i < 100 && asked().length < 2; i++) await page.waitForTimeout(20);
    assert.equal(asked().length, 2, "the index and what readers say");
    release();
    await page.locator("[data-groups] > li").first().waitFor();
    assert.equal(await box.inputValue(), "example", "what was typed before is kept");
    assert.equal(new Set(asked()).size, asked().length, asked().join(" "));
  }));

test("without the page's own script there is no box, and the lists are there", () =>
  visit(example, ZONE, async ({ page, context, origin }) => {
    await context.route("**/assets/find.*.js", (route) => route.abort());
    await page.goto(`${origin}/find/`);
    await page.locator("[data-static] a").first().waitFor();
    await page.locator("[data-app]").waitFor({ state: "hidden" });
  }));

test("the week is a table from today on, by the reader's clock", () =>
  visit(example, ZONE, async ({ page, origin }) => {
    await open(page, origin, "q=example&view=week");
    const days = await week(page).getByRole("rowheader").allTextContents();
    assert.deepEqual(days.map((text) => text.split(" ")[0]), ["Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]);
    assert.match(days[0], /today, Nov 21/);
    assert.match(days[1], /tomorrow/);
    assert.equal(await week(page).getByRole("columnheader").count(), 4);
  }));

test("on a phone the week is an agenda, still a table to those who hear it, and as wide as the screen", () =>
  visit(example, { ...ZONE, viewport: { width: 320, height: 700 } }, async ({ page, origin }) => {
    await open(page, origin, "q=example&view=week");
    assert.equal(await week(page).getByRole("rowheader").count(), 7);
    const entry = await week(page).getByRole("link").first().boundingBox();
    assert.ok(entry.x < 40 && entry.width > 100, "entries begin at the left");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }));

test("only confirmed groups are in the week or start soon; the times of others stand apart and say so", () =>
  visit(example, ZONE, async ({ page, origin }) => {
    await open(page, origin, "q=example&view=week");
    await openAll(page);
    const verified = (link) => example.page.get(link)?.$('[data-verified="true"]').length > 0;
    const links = (within) => page.locator(`${within} a`).evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute("href")))]);
    const sure = await links(".week"), doubtful = await links(".doubts");
    assert.ok(sure.length > 5 && doubtful.length > 0, `${sure.length} and ${doubtful.length}`);
    none(sure.filter((link) => !verified(link)), "unverified groups in the week");
    none(doubtful.filter(verified), "verified groups among the doubtful");
    none((await page.locator(".doubts li").allTextContents()).filter((text) => !/unverified/i.test(text)), "doubtful entries that do not say so");
    assert.match(await page.locator(".doubts > summary").textContent(), /nobody has confirmed/);
    none(await page.locator(".doubts .soon").allTextContents(), "doubtful entries that start soon");
  }));

test("starting soon is said within two hours, and not before", () =>
  visit(example, ZONE, async ({ page, context, origin }) => {
    await open(page, origin, "q=example&view=week");
    const first = await week(page).getByRole("row").nth(2).locator("b").nth(1).textContent(); // tomorrow's first time
    const [, hour, minute, half] = first.match(/(\d+):(\d+)\s*([AP])M/);
    const start = Date.parse("2026-11-22T00:00:00-05:00") + ((Number(hour) % 12) * 60 + Number(minute) + (half === "P" ? 720 : 0)) * 60_000;
    for (const [before, expected] of [[119, true], [121, false]]) {
      await context.clock.setFixedTime(start - before * 60_000);
      await open(page, origin, "q=example&view=week");
      const row = (await week(page).getByRole("row").filter({ hasText: /today/ }).locator("p").filter({ hasText: first }).first().textContent()) || "";
      assert.equal(/starting soon/i.test(row), expected, `${before} minutes before: ${row}`);
    }
  }));

test("the week of a search shows only the meetings that were asked for", () =>
  visit(example, ZONE, async ({ page, origin }) => {
    await open(page, origin, "q=example+tuesday+evening&view=week");
    const rows = await week(page).getByRole("row").allTextContents();
    assert.deepEqual(rows.slice(1).map((text) => text.split(" ")[0]), ["Tuesday"]);
  }));

for (const site of [real, example]) {
  test(`every place leads to its own page and holds as many groups as it says (${site.name} site)`, () =>
    visit(site, ZONE, async ({ page, origin }) => {
      await open(page, origin, `q=${site === real ? "meeting" : "example"}&view=places`);
      for (let level = 0; level < 2; level++) await page.locator(".region:not([open]) > summary").evaluateAll((all) => all.forEach((each) => each.click()));
      await page.locator(".region .region .result").first().waitFor();
      const links = await page.locator(".region > p a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      assert.ok(links.length > 5);
      none(links.filter((address) => !site.page.has(address)), "places without a page");
      const wrong = await page.locator(".region").evaluateAll((all) => all.map((each) => [each.querySelector("summary").textContent, each.querySelectorAll(".result").length])
        .filter(([text, shown]) => Number(/(\d+) groups?/.exec(text)[1]) !== shown).map((pair) => pair.join(": ")));
      none(wrong, "places whose number is wrong");
      const total = await page.locator("[data-other-view] > .region .result").count();
      assert.equal(total, parseInt(await page.locator("[data-count]").textContent(), 10));
    }));
}

test("near a place the nearest places stand first and say how far they are", () =>
  visit(real, ZONE, async ({ page, origin }) => {
    await open(page, origin, "q=worcester&view=places");
    const miles = await page.locator(".region .region > summary").evaluateAll((all) => all.map(({ textContent }) => (/less than/.test(textContent) ? 0 : Number(/(\d+) miles? away/.exec(textContent)?.[1] ?? NaN))));
    assert.ok(miles.length > 1 && miles.every((one, i) => i === 0 || one >= miles[i - 1]), miles.join());
  }));

test("a card says who says so, and since when, or that nobody has confirmed it", () =>
  visit(example, ZONE, async ({ page, origin }) => {
    await open(page, origin, "q=example&show=2000");
    const cards = await page.locator("[data-groups] > li").evaluateAll((all) => all.map((card) => ({ sure: !card.classList.contains("doubt"), text: card.textContent })));
    assert.ok(cards.length > 20);
    none(cards.filter(({ sure, text }) => sure && !/(published|confirmed) by the group.*, checked \w+ 20\d\d/.test(text)).map(({ text }) => text), "confirmed groups without who and when");
    none(cards.filter(({ sure, text }) => !sure && !/unverified, (seen|not confirmed)/i.test(text)).map(({ text }) => text), "unverified groups that do not say so");
  }));

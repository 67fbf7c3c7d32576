// Promise 3: the whole way from opening the site to reading about a group, with the keyboard alone. At every stop the
// focus can be seen, and nothing lies over it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { realSite, sample } from "./tools/site.mjs";

test("the first Tab is a skip link that leads past help and navigation", () =>
  visit(realSite(), {}, async ({ page, origin }) => {
    const wrong = [];
    for (const { address } of sample(realSite())) {
      await page.goto(origin + address);
      await page.keyboard.press("Tab");
      const target = await page.evaluate(() => document.activeElement.getAttribute("href") ?? "");
      if (!/^#./.test(target)) {
        wrong.push(`${address}: the first stop is no skip link but ${target}`);
        continue;
      }
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      const inside = await page.evaluate((id) => document.getElementById(id)?.contains(document.activeElement), target.slice(1));
      // A page whose main part has nothing to stop at moves on to the foot.
      const nothing = await page.evaluate((id) => !document.getElementById(id)?.querySelector("a[href], button, input, select, summary"), target.slice(1));
      if (!inside && !nothing) wrong.push(`${address}: after the skip link the next stop is not in the main part`);
    }
    none(wrong);
  }));

test("a reader types, walks to the first result and opens it, without a mouse", () =>
  visit(realSite(), {}, async ({ page, origin }) => {
    await page.goto(origin + "/find/");
    await tabTo(page, (element) => element.type === "search", 30);
    await page.keyboard.type("worcester");
    await page.keyboard.press("Enter");
    const result = page.getByRole("main").getByRole("link", { name: /./ }).and(page.locator('a[href^="/groups/us/ma/worcester/"]')).first();
    await result.waitFor({ timeout: 5000 });
    await tabTo(page, (element) => element.getAttribute("href")?.startsWith("/groups/us/ma/worcester/"), 80);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/groups\/us\/ma\/worcester\/./);
    assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
  }));

test("the skip link does not wipe a search", () =>
  visit(realSite(), {}, async ({ page, origin }) => {
    await page.goto(origin + "/find/#q=worcester");
    const result = page.locator('[data-groups] a[href^="/groups/us/ma/worcester/"]').first();
    await result.waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#main$/);
    assert.equal(await page.getByRole("searchbox").inputValue(), "worcester");
    assert.ok(await result.isVisible());
  }));

test("the focus stays on a result, a chip or a part that opens when the list is drawn again", () =>
  visit(realSite(), {}, async ({ page, origin }) => {
    for (const [fragment, stop] of [["q=worcester", "[data-groups] a"], ["q=worcester", "[data-chips] button"], ["q=massachusetts&view=places", ".region .region:nth-of-type(2) > summary"]]) {
      await page.goto("about:blank");
      await page.goto(`${origin}/find/#${fragment}`);
      await page.locator(stop).first().focus();
      const before = await page.evaluate(() => {
        globalThis.before = document.activeElement;
        document.querySelector("[data-words]").dispatchEvent(new Event("input", { bubbles: true }));
        return document.activeElement.outerHTML;
      });
      await page.waitForFunction(() => !globalThis.before.isConnected);
      assert.equal(await page.evaluate(() => document.activeElement.outerHTML), before, stop);
    }
  }));

test("week and places are reached, opened and left with the keyboard alone", () =>
  visit(realSite(), {}, async ({ page, origin }) => {
    await page.goto(origin + "/find/#q=massachusetts");
    await page.locator("[data-views]").waitFor();
    await tabTo(page, (element) => element.dataset.view === "places", 60);
    await page.keyboard.press("Enter");
    await page.locator(".region .region > summary").first().waitFor();
    await tabTo(page, (element) => element.matches(".region .region > summary"), 20);
    await page.keyboard.press("Enter");
    await tabTo(page, (element) => /^\/groups\/us\/ma\/[^/]+\/[^/]+\/$/.test(element.getAttribute("href") ?? ""), 20);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/groups\/us\/ma\/[^/]+\/[^/]+\/$/);
    await page.goto(origin + "/find/#q=massachusetts&view=week");
    await page.locator("[data-other-view] > *").first().waitFor();
    await tabTo(page, (element) => element.matches("[data-other-view] a[href^='/groups/']"), 80);
  }));

test("on every kind of page each stop of the Tab key can be seen and nothing covers it", () =>
  visit(realSite(), { viewport: { width: 360, height: 740 }, reducedMotion: "reduce" }, async ({ page, origin }) => {
    const wrong = [];
    for (const { address } of sample(realSite())) {
      await page.goto(origin + address);
      for (let stop = 0; stop < 25; stop++) {
        await page.keyboard.press("Tab");
        const fault = await page.evaluate(faultOfFocus);
        if (fault) wrong.push(`${address}: ${fault}`);
      }
    }
    none(wrong);
  }));

/** Presses Tab until the focus stands where it is wanted. */
async function tabTo(page, wanted, most) {
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`(${wanted})(document.activeElement)`)) return;
  }
  assert.fail(`not reached with ${most} presses of Tab: ${wanted}`);
}

/** Runs in the page: what is wrong with how the focus shows, if anything. */
function faultOfFocus() {
  const element = document.activeElement;
  if (element === document.body) return "";
  const { left, top, width, height } = element.getBoundingClientRect();
  const name = element.outerHTML.slice(0, 100);
  if (width === 0 || height === 0) return `the focus is on something that is not shown: ${name}`;
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const label = element.closest("label");
  const seen = hit && (element.contains(hit) || hit.contains(element) || label?.contains(hit));
  if (!seen && element.getClientRects().length === 1) return `the focus is covered by ${hit?.outerHTML.slice(0, 60)}: ${name}`;
  const marked = [element, label, element.parentElement].filter(Boolean).map((each) => getComputedStyle(each));
  const outlined = marked.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  const shadowed = marked.some(({ boxShadow }) => boxShadow !== "none");
  return outlined || shadowed ? "" : `nothing shows the focus: ${name}`;
}

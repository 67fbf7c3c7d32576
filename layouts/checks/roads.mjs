// "Which roads fit me?": a reader answers with the keyboard and without a script, sees what fits and why, loses nobody from
// sight, takes an answer back, and tells nobody: promises 1, 2 and 3 on the one page where a reader says most about themselves.
import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { realSite } from "./tools/site.mjs";

const PHONE = { viewport: { width: 320, height: 568 }, reducedMotion: "reduce" };

test("without a script and with the keyboard alone, six answers lead to a list, and no answer reaches the host", () =>
  visit(realSite(), { ...PHONE, javaScriptEnabled: false }, async ({ page, origin, requests, strangers }) => {
    await page.goto(origin + "/roads/", { waitUntil: "networkidle" });
    const all = await page.locator(".fits li:visible").count();
    requests.length = 0;
    let left = all;
    for (let asked = 1; (await choices(page).count()) > 0; asked++) {
      assert.ok(asked <= 6, "there are more than six questions");
      await choices(page).first().focus();
      await page.keyboard.press("Enter");
      const now = await page.locator(".fits li:visible").count();
      assert.ok(now > 0 && now <= left, `${now} fit after ${left}`);
      assert.equal(now + (await page.locator(".less li:visible").count()), all, "somebody is missing");
      left = now;
    }
    assert.ok(left < all, "nothing was narrowed");
    assert.ok((await page.locator(".why span:visible").count()) >= all, "somebody stands there without a reason");
    none(strangers, "requests to others");
    none(requests.filter(({ url }) => !url.startsWith("/assets/icon.")).map(({ url }) => url), "requests while answering");
  }));

test("the back button takes an answer back, the question gets the focus, and a reload keeps what was shown", () =>
  visit(realSite(), PHONE, async ({ page, origin }) => {
    await page.goto(origin + "/roads/");
    const first = await page.locator(".step:visible h2").innerText();
    await choices(page).first().click();
    const { focused, asked } = await page.evaluate(() => ({ focused: document.activeElement.id, asked: location.hash.slice(1) }));
    assert.equal(focused, asked, "the focus is not on the new question");
    const second = await page.locator(".step:visible h2").innerText();
    assert.notEqual(second, first);
    await page.reload();
    assert.equal(await page.locator(".step:visible h2").innerText(), second);
    await page.goBack();
    assert.equal(await page.locator(".step:visible h2").innerText(), first);
  }));

test("on every step one question or the end is shown, it can be skipped, and each organization stands in one of the two lists", () =>
  visit(realSite(), { reducedMotion: "reduce" }, async ({ page, origin }) => {
    await page.goto(origin + "/roads/");
    const steps = await page.locator(".step").evaluateAll((all) => all.map(({ id }) => id));
    const wrong = [];
    for (const step of steps) {
      await page.evaluate((id) => location.replace("#" + id), step);
      for (const fault of await page.evaluate(faultsOfStep, step)) wrong.push(`#${step}: ${fault}`);
    }
    none(wrong);
  }));

test("axe finds nothing before, between and after the answers, and nothing runs off a screen of 320 px", () =>
  visit(realSite(), { ...PHONE, bypassCSP: true }, async ({ context, page, origin }) => {
    await context.addInitScript({ content: axe.source });
    const found = [];
    await page.goto(origin + "/roads/");
    for (;;) {
      const { width, violations } = await page.evaluate(async () => ({
        width: document.scrollingElement.scrollWidth,
        violations: (await globalThis.axe.run({ resultTypes: ["violations"] })).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 100)}`)),
      }));
      found.push(...violations.map((violation) => `${page.url()} ${violation}`));
      if (width > 320) found.push(`${page.url()} is ${width} px wide`);
      if ((await choices(page).count()) === 0) break;
      await choices(page).last().click();
    }
    none(found);
  }));

test("paper has the last step and its lists, and no other question", () =>
  visit(realSite(), {}, async ({ page, origin }) => {
    await page.goto(origin + "/roads/");
    await choices(page).first().click();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".step:visible").count(), 1);
    assert.ok((await page.locator(".fits li:visible").count()) > 0);
    assert.ok((await page.locator(".less li:visible").count()) > 0);
  }));

/** The answers that lead on, as they are shown now. */
function choices(page) {
  return page.locator(".step:visible .choices a");
}

/** Runs in the page: what is wrong with the step that is shown. */
function faultsOfStep(id) {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
  const faults = [];
  const steps = shown(".step");
  if (steps.length !== 1 || steps[0].id !== id) faults.push(`shows ${steps.map((step) => step.id)}`);
  if (shown(".step .choices").length && !shown(".step .skip-question").length) faults.push("cannot be skipped");
  const names = (list) => shown(`.${list} li`).map((item) => item.querySelector("a").textContent);
  const fits = names("fits");
  const less = names("less");
  const all = [...document.querySelectorAll(".fits li")].length;
  if (new Set([...fits, ...less]).size !== all || fits.length + less.length !== all) faults.push(`${fits.length} fit and ${less.length} fit less, of ${all}`);
  if (fits.length === 0) faults.push("leads to nobody");
  const said = document.getElementById(id).querySelector("p.small b")?.textContent;
  if (said && Number(said) !== fits.length) faults.push(`says that ${said} fit, and shows ${fits.length}`);
  for (const item of shown(".less li")) if (!item.querySelector(".why").innerText.includes("you asked")) faults.push(`no reason for ${item.textContent.slice(0, 40)}`);
  return faults;
}

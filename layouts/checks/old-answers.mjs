// Promise 1, nobody is misled: what has grown old says so on the reader's date, even if the site was not built again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { sites } from "./tools/site.mjs";

const example = sites().find(({ name }) => name === "example");
const verified = example.pages.filter(({ kind, $ }) => kind === "group" && $('[data-verified="true"]').length > 0);
const LATER = "2030-06-01"; // no grade of evidence lasts so long

test("today a verified group says when it meets next", () =>
  visit(example, {}, async ({ page, origin }) => {
    const { address } = verified.find(({ $ }) => $("tr[data-meeting]").length > 0);
    await page.goto(origin + address);
    assert.match(await page.locator("[data-next]").textContent(), /Next: /);
  }));

test("years later the same page promises no meeting and no welcome", () =>
  visit(example, { date: LATER }, async ({ page, origin }) => {
    const wrong = [];
    for (const { address } of verified) {
      await page.goto(origin + address);
      const text = await page.getByRole("main").innerText();
      if (!/unverified/i.test(text)) wrong.push(`${address} does not say that it is unverified`);
      if (/Next: /.test(text)) wrong.push(`${address} promises a next meeting`);
      const badge = await page.locator(".line .badge").textContent();
      if (!/not known/i.test(badge)) wrong.push(`${address} still shows ${badge}`);
    }
    none(wrong);
  }));

test("years later lists and search results promise none either", () =>
  visit(example, { date: LATER }, async ({ page, origin }) => {
    await page.goto(`${origin}/groups/online/`);
    assert.equal(await page.locator(".result:not(.doubt)").count(), 0, "all are in doubt");
    none((await page.locator(".result .when").allTextContents()).filter((text) => /\d/.test(text)), "times");
    await page.goto(`${origin}/find/#q=example&show=2000`);
    await page.locator("[data-groups] > li").first().waitFor();
    assert.equal(await page.locator("[data-groups] > li:not(.doubt)").count(), 0, "all are in doubt");
    none((await page.locator("[data-groups] .badge").allTextContents()).filter((text) => !/not known/i.test(text)), "ratings that still count");
  }));

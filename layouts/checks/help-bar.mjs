// Help is never more than a glance away: 988, 911 and the treatment helpline stand first on every page, at the same
// place, on a phone, without JavaScript, and on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { sample, sites } from "./tools/site.mjs";

const BAR = "aside.help";
const NUMBERS = ["988", "911", "1-800-662-4357"];

for (const site of sites()) {
  test(`every page has the same help bar, 404 too (${site.name} site)`, () => {
    const bars = new Map();
    for (const { $, address, language } of site.pages) {
      const bar = $(BAR);
      assert.equal(bar.length, 1, `${address} has ${bar.length} help bars`);
      for (const number of NUMBERS) assert.ok(bar.text().includes(number), `${address} lacks ${number}`);
      assert.equal(bar.find('a[href^="tel:"]').length >= 3, true, `${address}: the numbers can be called`);
      bars.set(language, (bars.get(language) ?? new Set()).add(bar.html()));
    }
    for (const [language, different] of bars) assert.equal(different.size, 1, `help bars differ in ${language}`);
    assert.ok(site.page.has("/404.html"), "there is a 404 page");
  });

  test(`it stands at the same place on every kind of page, in view on a phone (${site.name} site)`, () =>
    visit(site, { viewport: { width: 320, height: 568 }, javaScriptEnabled: false }, async ({ page, origin }) => {
      const places = new Map();
      for (const { address, language } of sample(site)) {
        await page.goto(origin + address);
        const { x, y, width, height } = await page.locator(BAR).boundingBox();
        assert.ok(y + height <= 568, `${address}: the help bar ends below the first screen`);
        places.set(language, (places.get(language) ?? new Set()).add([x, y, width, height].map(Math.round).join()));
      }
      for (const [language, different] of places) assert.equal(different.size, 1, `places differ in ${language}: ${[...different]}`);
    }));

  test(`it is printed, with numbers that can be read off (${site.name} site)`, () =>
    visit(site, {}, async ({ page, origin }) => {
      for (const { address } of sample(site)) {
        await page.goto(origin + address);
        const paper = execFileSync("pdftotext", ["-layout", "-", "-"], { input: await page.pdf({ format: "Letter" }), encoding: "utf8", maxBuffer: 1 << 28 });
        const firstPage = paper.split("\f")[0];
        for (const number of NUMBERS) assert.ok(firstPage.includes(number), `${address}: the first printed page lacks ${number}`);
      }
    }));
}

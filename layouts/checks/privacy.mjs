// Promise 2, nobody is exposed: no third party, nothing stored, the policy never broken, and the words that a
// reader types never leave the browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { sample, realSite, sites } from "./tools/site.mjs";
import { leftBehind, tracesOf } from "./tools/traces.mjs";

for (const site of sites()) {
  test(`no page asks anyone else for anything, stores anything or breaks the policy (${site.name} site)`, () =>
    visit(site, {}, async ({ context, page, origin, strangers }) => {
      await context.addInitScript(() => {
        globalThis.brokenPolicy = [];
        addEventListener("securitypolicyviolation", (event) => globalThis.brokenPolicy.push(`${event.effectiveDirective} ${event.blockedURI}`));
      });
      const errors = [];
      page.on("console", (message) => message.type() === "error" && errors.push(`${page.url()} ${message.text()}`));
      page.on("pageerror", (error) => errors.push(`${page.url()} ${error}`));
      const kept = [];
      for (const { address } of sample(site)) {
        await page.goto(origin + address, { waitUntil: "networkidle" });
        const left = await leftBehind(context, page);
        if (left.length > 0) kept.push(`${address} keeps ${left}`);
        for (const violation of await page.evaluate(() => globalThis.brokenPolicy)) kept.push(`${address} policy: ${violation}`);
      }
      none(strangers, "requests to others");
      none(kept);
      none(errors.filter((error) => !error.includes("/404.html")));
    }));

  test(`no page holds a script, a style or a handler of its own (${site.name} site)`, () => {
    const found = [];
    for (const { $, address } of site.pages) {
      const data = 'script[type="application/ld+json"]';
      $("script:not([src])").not(data).each((_, element) => void found.push(`${address} inline script ${$(element).text().slice(0, 60)}`));
      $("style, [style]").each((_, element) => void found.push(`${address} inline style on ${element.name}`));
      $("*").each((_, { name, attribs }) => {
        for (const attribute of Object.keys(attribs)) if (attribute.startsWith("on")) found.push(`${address} ${name} ${attribute}`);
      });
      $("script[src], link:not([rel=canonical], [hreflang]), img, iframe, source, video, audio").each((_, { name, attribs }) => {
        const from = attribs.src ?? attribs.href ?? attribs.srcset ?? "";
        if (/^(\w+:)?\/\//.test(from)) found.push(`${address} ${name} from ${from}`);
      });
    }
    none(found);
  });
}

test("a word typed into the search box is found nowhere but in the page and behind the # of its address", () =>
  visit(realSite(), {}, async ({ context, page, origin, requests, strangers }) => {
    const canary = "zyzzyvacanary";
    for (const start of ["/", "/find/"]) {
      await page.goto(origin + start);
      const box = page.getByRole("searchbox").first();
      await box.click();
      await box.pressSequentially(canary);
      await box.press("Enter");
      await page.waitForTimeout(500);
      none(await tracesOf(canary, { context, page, requests }), `traces on ${start}`);
      await page.goto(origin + "/groups/");
      await page.goBack();
      const { pathname, search } = new URL(page.url());
      assert.ok(!(pathname + search).includes(canary), "an entry of the history holds it outside the fragment");
      await page.getByRole("navigation", { name: "Main" }).getByRole("link").first().click();
      await page.waitForLoadState();
    }
    none(requests.map((request) => JSON.stringify(request)).filter((text) => text.includes(canary)), "requests with the word");
    none(strangers, "requests to others");
  }));

test("of a place that is typed our host learns two letters or three digits, and of all other words nothing", () =>
  visit(realSite(), {}, async ({ page, origin, requests }) => {
    await page.goto(origin + "/find/", { waitUntil: "networkidle" });
    requests.length = 0;
    const box = page.getByRole("searchbox");
    for (const words of ["paxton on suboxone tuesday night", "methadone women 01612", "does na allow naltrexone"]) {
      // In one go: whoever pauses within a word may have ended it, and "met" is how Methuen begins.
      await box.evaluate((input, words) => {
        input.value = "";
        for (const letter of words) {
          input.value += letter;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }, words);
      await page.waitForTimeout(500);
    }
    const tables = requests.map(({ url }) => url.match(/^\/search\/[zp]\/[0-9a-f]+\/([a-z]{2}|\d{3})\.json$/)?.[1] ?? url);
    assert.ok(tables.includes("016"), "the table of a ZIP code was asked for");
    none(tables.filter((name) => !["pa", "016"].includes(name)), "requests that tell more");
  }));

test("without JavaScript, too, a typed word stays in the browser", () =>
  visit(realSite(), { javaScriptEnabled: false }, async ({ page, origin, requests }) => {
    const canary = "zyzzyvacanary";
    for (const start of ["/", "/find/"]) {
      await page.goto(origin + start);
      for (const box of await page.getByRole("searchbox").all()) {
        if (!(await box.isVisible())) continue;
        await box.fill(canary);
        await box.press("Enter");
        await page.waitForLoadState();
        assert.ok(!page.url().includes(canary), page.url());
        break;
      }
    }
    none(requests.map((request) => JSON.stringify(request)).filter((text) => text.includes(canary)), "requests with the word");
  }));

// Promise 3, it works for everyone: what axe can find, on one page of each kind, on a small phone and on a wide
// screen, in light and in dark. WCAG 2.2 A and AA, and axe's best practice; nothing is excepted.
import { test } from "node:test";
import axe from "axe-core";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { sample, sites } from "./tools/site.mjs";

const RULES = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  // The dark scheme changes colours and nothing else.
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};
const WIDTHS = [320, 1280];
const SCHEMES = ["light", "dark"];
/** The search page while it is used: with results, with filters, with help first, with nothing found, as a week, by place, with a choice of meanings. */
const SEARCHES = ["/find/#q=meeting", "/find/#q=online&attendance=online", "/find/#q=overdose", "/find/#q=zzyzzx+nowhere", "/find/#q=massachusetts&view=week", "/find/#q=worcester&view=places", "/find/#q=ma+online", "/find/#q=near+me"];

for (const site of sites()) {
  test(`axe finds nothing on any kind of page (${site.name} site)`, () =>
    // The policy is lifted only here, so that axe can be put into the page; privacy.mjs watches it everywhere.
    visit(site, { bypassCSP: true, reducedMotion: "reduce" }, async ({ context, page, origin }) => {
      await context.addInitScript({ content: axe.source });
      const found = [];
      for (const address of [...sample(site).map(({ address }) => address), ...SEARCHES]) {
        await page.goto(origin + address);
        if (SEARCHES.includes(address)) await page.locator("[data-results]").waitFor();
        for (const width of WIDTHS) {
          for (const colorScheme of SCHEMES) {
            await page.setViewportSize({ width, height: 800 });
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            for (const violation of await violations(page, RULES[colorScheme])) found.push(`${address} ${width} px ${colorScheme}: ${violation}`);
          }
        }
      }
      none(found);
    }));
}

async function violations(page, rules) {
  const result = await page.evaluate((runOnly) => globalThis.axe.run({ runOnly, resultTypes: ["violations"] }), rules);
  return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
}

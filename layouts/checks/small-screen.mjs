// Promise 3: nothing runs off the side of a 320 px screen, and everything that is tapped is large enough to hit.
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { sample, sites } from "./tools/site.mjs";

const PHONE = { viewport: { width: 320, height: 568 } };

for (const site of sites()) {
  test(`no page scrolls sideways at 320 px (${site.name} site)`, () =>
    visit(site, PHONE, async ({ page, origin }) => {
      const wide = [];
      // Every page, since one long word is enough, and any page may hold it.
      for (const { address } of site.pages) {
        await page.goto(origin + address, { waitUntil: "domcontentloaded" });
        const { width, culprit } = await page.evaluate(sidewaysScroll);
        if (width > 320) wide.push(`${address} is ${width} px wide, because of ${culprit}`);
      }
      none(wide);
    }));

  test(`every target is at least 24 by 24 px (${site.name} site)`, () =>
    visit(site, PHONE, async ({ page, origin }) => {
      const small = [];
      for (const { address } of sample(site)) {
        await page.goto(origin + address);
        for (const target of await page.evaluate(smallTargets)) small.push(`${address}: ${target}`);
      }
      none(small);
    }));
}

// The two functions below run in the page.

/** The culprit is the innermost element without which the page would fit. */
function sidewaysScroll() {
  const { scrollingElement } = document;
  const width = scrollingElement.scrollWidth;
  if (width <= innerWidth) return { width };
  const culprits = [...document.body.querySelectorAll("*")].filter((element) => {
    element.style.display = "none";
    const fits = scrollingElement.scrollWidth <= innerWidth;
    element.style.display = "";
    return fits;
  });
  return { width, culprit: culprits.at(-1)?.outerHTML.slice(0, 120) };
}

/** WCAG 2.5.8, without its exception for spacing: only a link inside a sentence may be smaller. */
function smallTargets() {
  const inSentence = (element) => {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
    const around = [...element.parentElement.childNodes].filter((node) => node !== element);
    return around.some((node) => node.textContent.replace(/[\s·,|/›»]+/g, "") !== "");
  };
  const box = (element) => {
    const label = element.closest("label") ?? (element.id && document.querySelector(`label[for="${CSS.escape(element.id)}"]`));
    const rects = [element, label].filter(Boolean).map((each) => each.getBoundingClientRect());
    return { width: Math.max(...rects.map((r) => r.width)), height: Math.max(...rects.map((r) => r.height)) };
  };
  const hidden = (element) => !element.checkVisibility() || element.getBoundingClientRect().bottom <= 0 || element.getBoundingClientRect().right <= 0;
  return [...document.querySelectorAll("a[href], button, input, select, summary, textarea")]
    .filter((element) => element.type !== "hidden" && !hidden(element) && !inSentence(element))
    .map((element) => [element, box(element)])
    .filter(([, { width, height }]) => Math.round(width) < 24 || Math.round(height) < 24)
    .map(([element, { width, height }]) => `${Math.round(width)}x${Math.round(height)} ${element.outerHTML.slice(0, 120)}`);
}

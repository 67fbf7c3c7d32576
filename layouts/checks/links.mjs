// Promise 3, without JavaScript: from home every group is at most four links away, every link inside the site leads
// somewhere, and the sitemap names what search engines may show.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { visit } from "./tools/browser.mjs";
import { none } from "./tools/none.mjs";
import { realSite, sites } from "./tools/site.mjs";

const HERE = "https://here.invalid";

/** The addresses inside the site to which a page's elements lead, as URL objects. */
function inside({ $, address }, elements = "a[href]", attribute = "href") {
  return $(elements)
    .toArray()
    .map((element) => new URL($(element).attr(attribute), HERE + address))
    .filter((url) => url.origin === HERE);
}

/** How many links each address is away from home. */
function distances(site) {
  const away = new Map([["/", 0]]);
  for (const address of away.keys()) {
    for (const { pathname } of inside(site.page.get(address))) {
      if (site.page.has(pathname) && !away.has(pathname)) away.set(pathname, away.get(address) + 1);
    }
  }
  return away;
}

for (const site of sites()) {
  test(`every group is at most four links from home (${site.name} site)`, () => {
    const away = distances(site);
    const groups = site.pages.filter((page) => page.kind === "group");
    assert.ok(groups.length > 0, "there are groups");
    const far = groups.filter(({ address }) => !(away.get(address) <= 4)).map(({ address }) => `${address} ${away.get(address) ?? "never"}`);
    none(far);
  });

  test(`every page can be reached from home (${site.name} site)`, () => {
    const away = distances(site);
    const lost = site.pages.filter(({ address }) => address !== "/404.html" && !isAlias(site.page.get(address)) && !away.has(address));
    none(lost.map(({ address }) => address));
  });

  test(`every link inside the site leads to a page, and every # to a place on it (${site.name} site)`, () => {
    const dead = new Set();
    const files = new Set(site.files);
    for (const page of site.pages) {
      const urls = [...inside(page), ...inside(page, "[src]", "src"), ...inside(page, "link[href]:not([rel=canonical], [hreflang])")];
      for (const { pathname, hash } of urls) {
        const target = site.page.get(pathname);
        if (!target && !files.has(decodeURIComponent(pathname))) dead.add(`${page.address} → ${pathname}`);
        if (target && hash && !isState(pathname, hash) && target.$(`[id="${decodeURIComponent(hash.slice(1))}"]`).length === 0) {
          dead.add(`${page.address} → ${pathname}${hash}`);
        }
      }
    }
    none([...dead]);
  });

  test(`the sitemap names each page once, and no page that asks not to be indexed (${site.name} site)`, () => {
    const sitemap = readFileSync(join(site.folder, "sitemap.xml"), "utf8");
    const named = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, address]) => address);
    assert.equal(new Set(named).size, named.length, "an address stands twice");
    const shown = site.pages.filter((page) => !/noindex/.test(page.$("meta[name=robots]").attr("content") ?? "") && !isAlias(page));
    const should = new Set(shown.map(({ address }) => address));
    none([...should].filter((address) => !named.includes(address)), "pages not named");
    none(named.filter((address) => !should.has(address)), "names of no page to be shown");
  });
}

test("without JavaScript a reader walks from home to a group by links alone", () =>
  visit(realSite(), { javaScriptEnabled: false }, async ({ page, origin }) => {
    await page.goto(origin + "/");
    const wanted = realSite().pages.find(({ kind, address }) => kind === "group" && /^\/groups\/us\/..\/[^/]+\/./.test(address)).address;
    const way = wayTo(realSite(), wanted);
    for (const address of way) {
      await page.locator(`a[href="${address}"]`).first().click();
      await page.waitForURL(origin + address);
    }
    assert.ok(way.length <= 4, `${way}`);
    assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
  }));

/** The addresses to follow from home, in order. */
function wayTo(site, wanted) {
  const from = new Map([["/", null]]);
  for (const address of from.keys()) {
    for (const { pathname } of inside(site.page.get(address))) if (site.page.has(pathname) && !from.has(pathname)) from.set(pathname, address);
  }
  const way = [];
  for (let at = wanted; at !== "/"; at = from.get(at)) way.unshift(at);
  return way;
}

const isAlias = ({ $ }) => $("meta[http-equiv=refresh]").length > 0;
/** The search keeps its state behind the #, where no element stands. */
const isState = (pathname, hash) => pathname === "/find/" && hash.includes("=");

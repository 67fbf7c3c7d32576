// What search engines are told is true: a verified group is an event with a schedule, an unverified one is no event.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sites } from "./tools/site.mjs";

for (const site of sites()) {
  test(`all structured data can be read (${site.name} site)`, () => {
    for (const page of site.pages) structuredData(page);
  });

  test(`a verified group is an Event with eventSchedule and without startDate (${site.name} site)`, () => {
    const groups = site.pages.filter(({ kind }) => kind === "group");
    const verified = groups.filter(({ $ }) => $('[data-verified="true"]').length > 0);
    if (site.name === "example") assert.ok(verified.length > 0, "there are verified groups");
    for (const page of groups) {
      const events = structuredData(page).filter((thing) => thing["@type"] === "Event");
      if (verified.includes(page) && page.$("tr[data-meeting]").length > 0) assert.ok(events.length > 0, `${page.address} is an event`);
      if (!verified.includes(page)) assert.equal(events.length, 0, `${page.address} is not verified and must not be an event`);
      for (const event of events) {
        assert.ok(event.eventSchedule, `${page.address} has eventSchedule`);
        assert.equal("startDate" in event, false, `${page.address} has no startDate`);
        for (const schedule of [event.eventSchedule].flat()) assert.ok(schedule.scheduleTimezone, `${page.address}: its zone`);
      }
    }
  });

  test(`an article says when it was last reviewed (${site.name} site)`, () => {
    for (const page of site.pages.filter(({ kind }) => kind === "article")) {
      const about = structuredData(page).find((thing) => thing["@type"] === "MedicalWebPage");
      assert.match(about?.lastReviewed ?? "", /^\d{4}-\d\d-\d\d$/, page.address);
    }
  });
}

/** All things that a page's JSON-LD describes, whether listed or in a @graph. */
function structuredData({ $, address }) {
  return $('script[type="application/ld+json"]')
    .toArray()
    .flatMap((element) => {
      const data = JSON.parse($(element).text());
      assert.match(data["@context"] ?? data[0]?.["@context"] ?? "", /schema\.org/, address);
      return data["@graph"] ?? data;
    });
}

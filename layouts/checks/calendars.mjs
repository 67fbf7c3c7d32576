// Every calendar file can be read by a calendar: RFC 5545, with the time zone that it names inside it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ICAL from "ical.js";
import { sites } from "./tools/site.mjs";

for (const site of sites()) {
  test(`every .ics file holds events that a calendar can show (${site.name} site)`, () => {
    const files = site.files.filter((file) => file.endsWith(".ics"));
    if (site.name === "example") assert.ok(files.length > 0, "groups with a time have a calendar");
    for (const file of files) assertCalendar(file, readFileSync(join(site.folder, file), "utf8"));
  });
}

function assertCalendar(file, text) {
  for (const line of text.split("\r\n")) {
    assert.ok(!line.includes("\n"), `${file}: lines end with CRLF`);
    assert.ok(Buffer.byteLength(line) <= 75, `${file}: ${line} is longer than 75 bytes`);
  }
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid"));
  const events = calendar.getAllSubcomponents("vevent");
  assert.ok(events.length > 0, `${file} has an event`);
  for (const component of events) {
    for (const name of ["uid", "dtstamp", "dtstart", "summary"]) assert.ok(component.hasProperty(name), `${file}: an event has ${name}`);
    // ical.js accepts a zone that the file does not define, so that is asked here.
    const zone = component.getFirstProperty("dtstart").getParameter("tzid");
    assert.ok(zone === undefined || zones.includes(zone), `${file} does not define the zone ${zone}`);
    const event = new ICAL.Event(component);
    assert.ok(event.iterator().next(), `${file} never happens`);
  }
}

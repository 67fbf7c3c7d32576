import { test } from "node:test";
import assert from "node:assert/strict";
import cases from "../../../generator/group/testdata/schedule.json";
import { type Meeting, behind, lead, nextOf, nextStarts, offset, today } from "./schedule";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const NTH: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 };

interface Written {
  day?: string[]; monthly?: string[]; every?: number; start?: string; minutes?: number; timezone: string;
  from?: string; until?: string; cancelled?: string[]; by_appointment?: boolean;
}

function read(w: Written): Meeting {
  const [hour = 0, minute = 0] = w.start?.split(":").map(Number) ?? [];
  return {
    days: w.by_appointment ? 0 : (w.day ?? []).reduce((bits, day) => bits | (1 << DAYS.indexOf(day)), 0),
    monthly: w.monthly?.map((rule) => {
      const [n = "", day = ""] = rule.split(" ");
      return [NTH[n] ?? 0, DAYS.indexOf(day)];
    }),
    start: w.start ? hour * 60 + minute : -1,
    zone: w.timezone, every: w.every, from: w.from, until: w.until, cancelled: w.cancelled,
  };
}

for (const { name, meeting, after, expect } of cases) {
  test(name, () => {
    const starts = nextStarts(read(meeting as Written), Date.parse(after), 3);
    assert.deepEqual(starts.map((at) => new Date(at).toISOString()), expect.map((at) => new Date(at).toISOString()));
    for (const at of expect) { // the offset that the table writes is the zone's own
      const [, sign = "", hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)$/.exec(at) ?? [];
      const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
      assert.equal(offset(meeting.timezone, Date.parse(at)), ahead);
    }
  });
}

test("the next start of a group is that of its earliest meeting", () => {
  const weekly = (days: number): Meeting => ({ days, start: 600, zone: "America/New_York" });
  const after = Date.parse("2026-11-20T12:00:00-05:00");
  assert.equal(nextOf([weekly(1 << 2), weekly(1 << 1)], after), Date.parse("2026-11-23T10:00:00-05:00"));
  assert.equal(nextOf([], after), undefined);
});

test("today is written as a date", () => {
  assert.equal(today(new Date(2027, 0, 5, 23, 59)), "2027-01-05");
});

test("a meeting of which only the distance of its clock is known begins when it does", () => {
  const now = Date.parse("2026-11-21T19:00:00Z"), next = (zone: string) => nextOf([{ zone, days: 127, start: 780 }], now);
  for (const [here, there] of [["America/New_York", "America/Los_Angeles"], ["America/Los_Angeles", "America/New_York"], ["Asia/Tokyo", "America/Chicago"], ["Asia/Kolkata", "America/Denver"]] as const) {
    assert.equal(next(behind(here, lead(here, there, now), now)), next(there), here);
  }
  assert.equal(behind("America/New_York", 0, now), "America/New_York");
  assert.equal(behind("UTC", 345, now), "UTC");
});

import { test } from "node:test";
import assert from "node:assert/strict";
import golden from "../../../generator/search/testdata/small.json";
import phrases from "../../../generator/search/testdata/phrases.json";
import { readIndex } from "../index/index";
import { readLexicon } from "../index/lexicon";
import type { Group } from "../index/record";
import { type Meeting, nextOf } from "../index/schedule";
import { makeDictionary } from "../query/dictionary";
import { readQuery } from "../query/query";
import { type Asked, asAsked, askedOf } from "./facets";
import type { Hit } from "./search";
import { type Clocks, type Day, doubtsOf, weekOf } from "./week";

const dictionary = makeDictionary(readLexicon(JSON.stringify(phrases)), readIndex(JSON.stringify(golden), "2026-11-21"));
const HERE = "America/New_York";
const NOW = Date.parse("2026-11-21T12:00:00-05:00"); // a Saturday
const ANY: Asked = { days: 127, ranges: [] };
const own: Clocks = { here: HERE, yours: "your time", zoneOf: (_, zone) => [zone, ""] };
const readers: Clocks = { ...own, zoneOf: () => [HERE, "your time"] };

const meeting = (days: number, start: number, more: Partial<Meeting> = {}): Meeting => ({ days, start, zone: HERE, ...more });
const hit = (name: string, meetings: Meeting[], more: Partial<Group> = {}): Hit => ({ tier: 0, group: { name, meetings, verified: true, paused: false, ...more } as Group });
/** A week as texts: "1 18:00 a", the day counted from today. */
const told = (days: Day[]) => days.flatMap(({ number, starts }) => starts.map(({ hit: { group }, minute }) => `${number - days[0]!.number} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")} ${group.name}`));

test("a week has seven days from today, and what met earlier today is over", () => {
  const week = weekOf([hit("every day at 11", [meeting(127, 660)]), hit("every day at 1 PM", [meeting(127, 780)])], NOW, ANY, own);
  assert.equal(week.length, 7);
  assert.deepEqual(told(week), [
    "0 13:00 every day at 1 PM",
    ...[1, 2, 3, 4, 5, 6].flatMap((day) => [`${day} 11:00 every day at 11`, `${day} 13:00 every day at 1 PM`]),
  ]);
});

test("what nobody confirmed, and who pauses, is never in the week", () => {
  const doubtful = [hit("unverified", [meeting(127, 780)], { verified: false }), hit("paused", [meeting(127, 780)], { verified: false, paused: true })];
  assert.deepEqual(told(weekOf(doubtful, NOW, ANY, own)), []);
  assert.deepEqual(doubtsOf(doubtful, ANY).map((day) => day.map(({ hit: { group } }) => group.name)), Array.from({ length: 7 }, () => ["unverified"]));
  assert.deepEqual(doubtsOf([hit("confirmed", [meeting(127, 780)])], ANY).flat(), []);
});

test("who joins from home is shown by the reader's clock, on the reader's day", () => {
  const late = hit("from California", [meeting(1 << 6, 22 * 60, { zone: "America/Los_Angeles" })]); // Saturday, 10 PM there: Sunday, 1 AM here
  assert.deepEqual(told(weekOf([late], NOW, ANY, readers)), ["1 1:00 from California"]);
  assert.deepEqual(told(weekOf([late], NOW, ANY, own)), ["0 22:00 from California"]);
});

test("a meeting elsewhere never stands on a day on which it is not: while it is still yesterday there, the reader's clock is told", () => {
  const tokyo = Date.parse("2026-11-22T08:00:00+09:00"); // Sunday; Saturday afternoon in Los Angeles
  const late = hit("in Los Angeles", [meeting(1 << 6, 22 * 60, { zone: "America/Los_Angeles" })]);
  const week = weekOf([late], tokyo, ANY, { ...own, here: "Asia/Tokyo" });
  assert.deepEqual(told(week), ["0 15:00 in Los Angeles", "6 22:00 in Los Angeles"]);
  assert.equal(week[0]!.starts[0]!.note, "your time");
});

test("only the meetings that were asked for are shown, of a group that has others, too", () => {
  const both = hit("twice", [meeting(1 << 5, 540), meeting(1 << 2, 1140)]);
  const query = readQuery("friday morning", dictionary, new Date(NOW));
  assert.deepEqual(told(weekOf([both], NOW, askedOf(query.wishes, {}), own)), ["6 9:00 twice"]);
  const none = readQuery("", dictionary, new Date(NOW));
  assert.deepEqual(told(weekOf([both], NOW, askedOf(none.wishes, { day: ["2"] }), own)), ["3 19:00 twice"]);
  assert.deepEqual(told(weekOf([both], NOW, askedOf(none.wishes, { time: ["evening", "nonsense"] }), own)), ["3 19:00 twice"]);
});

test("of one meeting on several days only those are told that were asked for", () => {
  const many = [meeting(0b0111110, 540), meeting(0b0001010, 1140, { monthly: [[1, 1], [1, 3]] })], friday = askedOf(readQuery("friday", dictionary, new Date(NOW)).wishes);
  assert.deepEqual(told(weekOf([hit("weekdays", many)], NOW, friday, own)), ["6 9:00 weekdays"]);
  assert.equal(nextOf(asAsked(many, friday), NOW), Date.parse("2026-11-27T09:00:00-05:00"));
  assert.equal(nextOf(asAsked(many, ANY), NOW), Date.parse("2026-11-23T09:00:00-05:00"));
  const wednesdayEvening = askedOf(readQuery("wednesday evening", dictionary, new Date(NOW)).wishes);
  assert.equal(nextOf(asAsked(many, wednesdayEvening), NOW), Date.parse("2026-12-02T19:00:00-05:00")); // the first of the month, not the first Monday
  assert.equal(nextOf(asAsked(many, askedOf(readQuery("sunday", dictionary, new Date(NOW)).wishes)), NOW), undefined);
  assert.deepEqual(asAsked([meeting(127, -1)], { days: 127, ranges: [[1260, 300]] }), []); // no hour is no night
});

test("rules that skip weeks, end or are cancelled are kept", () => {
  const gone = [
    hit("ended", [meeting(127, 780, { until: "2026-11-22" })]),
    hit("called off", [meeting(1, 780, { cancelled: ["2026-11-22"] })]),
    hit("first Monday", [meeting(2, 780, { monthly: [[1, 1]] })]),
    hit("no hour", [meeting(127, -1)]),
  ];
  assert.deepEqual(told(weekOf(gone, NOW, ANY, own)), ["0 13:00 ended", "1 13:00 ended"]);
});

test("who joins from home asks by the own clock: late on Friday in Los Angeles is Saturday in New York", () => {
  const late = { ...meeting(32, 1380), zone: "America/Los_Angeles", lead: 180, home: true };
  assert.deepEqual(asAsked([late], { days: 32, ranges: [] }), []);
  const [saturday] = asAsked([late], { days: 64, ranges: [[60, 180]] });
  assert.equal(saturday?.days, 32); // it still meets on its own Friday
  assert.equal(nextOf([saturday!], NOW), Date.parse("2026-11-28T02:00:00-05:00"));
  assert.deepEqual(asAsked([{ ...late, home: false }], { days: 64, ranges: [[60, 180]] }), []); // who goes there asks by the clock there
  assert.equal(asAsked([{ ...late, home: false }], { days: 64, ranges: [[60, 180]], soon: true }).length, 1); // but what begins soon does so everywhere
  assert.deepEqual(doubtsOf([hit("unverified", [late], { verified: false })], { days: 64, ranges: [] }).map((day) => day.map(({ minute }) => minute)), [[], [], [], [], [], [], [120]]);
});

import { test } from "node:test";
import assert from "node:assert/strict";
import { clock, counted, fill, listed, number, wait, weekdayName } from "./speak";
import * as words from "./words";

test("a gap is filled, a value is never read for gaps, and an unknown gap stays to be seen", () => {
  assert.equal(fill("{a} and {b}", { a: "{b}", b: "$&" }), "{b} and $&");
  assert.equal(fill("{a} and {b}", { a: 1 }), "1 and {b}");
});

test("numbers, plurals, lists and times are those of the document's language", () => {
  assert.equal(number(12345), "12,345");
  assert.equal(counted(words.groups, 1), "1 group");
  assert.equal(counted(words.groups, 2000), "2,000 groups");
  assert.equal(counted({ other: "only {n} of {all}" }, 1, { all: "3" }), "only 1 of 3");
  assert.equal(listed(["a", "b", "c"]), "a, b, and c");
  assert.equal(clock(Date.UTC(2026, 10, 21, 23, 5), "America/New_York").replace(/\s/g, " "), "6:05 PM");
  assert.deepEqual([weekdayName(0), weekdayName(6, "short")], ["Sunday", "Sat"]);
  assert.deepEqual([wait(45 * 60_000), wait(3 * 3_600_000), wait(50 * 3_600_000)], ["in 45 minutes", "in 3 hours", "in 2 days"]);
});

/** Every text of the words, with the way to it. */
function texts(part: object, way = ""): [string, string][] {
  return Object.entries(part).flatMap(([key, value]) => (typeof value === "string" ? [[way + key, value] as [string, string]] : texts(value as object, `${way}${key}.`)));
}

test("words.ts is texts alone, none of them empty, and every gap is closed", () => {
  const all = texts(words);
  assert.ok(all.length > 80);
  assert.deepEqual(all.filter(([, text]) => !text || text.replace(/\{\w+\}/g, "").match(/[{}]/)), []);
});

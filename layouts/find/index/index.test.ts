import { test } from "node:test";
import assert from "node:assert/strict";
import golden from "../../../generator/search/testdata/small.json";
import { DamagedIndex, readSteps, table } from "./columns";
import { readIndex } from "./index";
import { pack, steps } from "./packed.fixture";
import { RATINGS } from "./record";
import { fold, oneSlip, stem, stems, tokens } from "./text";

const whole = JSON.stringify(golden);

test("the golden index of the Go side reads as what it was made from", () => {
  const index = readIndex(whole, "2026-11-21");
  assert.deepEqual(index.groups.map(({ address }) => address), [
    "/groups/ca/on/toronto/example-alone/", "/groups/online/example-families/", "/groups/us/ma/worcester/example-friday/",
    "/groups/us/ma/worcester/example-limits/", "/groups/us/vt/worcester/example-old/",
  ]);
  const [alone, families, friday, limits, old] = index.groups;
  assert.equal(RATINGS[friday!.rating], "welcomes");
  assert.equal(friday!.rights, 0b1111);
  assert.deepEqual(friday!.audience, ["people-on-medication"]);
  assert.deepEqual(friday!.languages, ["en", "es"]);
  assert.equal(friday!.verified, true);
  assert.equal(friday!.venue, "Example Café");
  assert.deepEqual(friday!.meetings.map(({ days, start, zone }) => [days, start, zone]), [[32, 600, "America/New_York"], [4, 1110, "America/New_York"]]);
  assert.deepEqual(friday!.meetings[0]!.cancelled, ["2026-11-27"]);
  assert.deepEqual(friday!.meetings[1]!.monthly, [[1, 2]]);
  assert.equal(RATINGS[limits!.rating], "restricts");
  assert.equal(limits!.restricted, "Lead a meeting");
  assert.deepEqual([families!.meetings[0]!.every, families!.meetings[0]!.zone], [2, "America/Los_Angeles"]);
  assert.deepEqual([old!.verified, old!.seen], [false, "2018"]);
  assert.deepEqual([alone!.paused, alone!.verified, alone!.meetings.length], [true, false, 0]);
  assert.equal(index.states[alone!.state - 1]!.code, "CA-ON");
  assert.deepEqual(index.noteWords.get("beginner"), [4]);
  assert.deepEqual(index.nameWords.get("example"), [0, 1, 2, 3, 4]); // "Exámple" too
  assert.deepEqual(index.venueWords.get("cafe"), [2, 3]);
  assert.deepEqual(index.articleWords.get("family"), [0 * 4 + 3]);
  assert.deepEqual(index.glossary, [["Suboxone", "suboxen", "subs"], ["buprenorphine", "bupe", "subs"], ["naloxone", "Narcan"]]);
});

test("on its last day a rating counts, on the next it is unknown, and so is the listing", () => {
  const before = readIndex(whole, "2027-10-11").groups[2]!, after = readIndex(whole, "2027-10-12").groups[2]!;
  assert.deepEqual([RATINGS[before.rating], before.rights, before.verified], ["welcomes", 15, true]);
  assert.deepEqual([RATINGS[after.rating], after.rights, after.verified], ["unknown", 0, false]);
  assert.equal(readIndex(whole, "2027-10-12").groups[3]!.restricted, "");
});

test("each group says who says so, and since when", () => {
  const [alone, families, friday, limits, old] = readIndex(whole, "2026-11-21").groups;
  assert.deepEqual([friday!.listed, friday!.said, limits!.said], [{ grade: "B", month: "2026-10" }, { grade: "B", month: "2026-10" }, { grade: "B", month: "2026-10" }]);
  assert.deepEqual([old!.listed, old!.said], [{ grade: "F", month: "" }, undefined]); // that an old page was read says nothing
  assert.deepEqual([alone!.listed, families!.said], [undefined, undefined]);
  assert.equal(readIndex(whole, "2027-10-12").groups[2]!.said, undefined); // it goes with the rating
});

test("a meeting whose last day has passed is no meeting", () => {
  assert.equal(readIndex(whole, "2027-06-01").groups[1]!.meetings.length, 1);
  assert.equal(readIndex(whole, "2027-06-02").groups[1]!.meetings.length, 0);
});

function refused(text: string): string {
  try {
    readIndex(text, "2026-11-21");
  } catch (error) {
    assert.ok(error instanceof DamagedIndex, `another error: ${error}`);
    return error.message;
  }
  return "";
}

test("a file that is cut short anywhere is refused with a message", () => {
  for (let end = 0; end < whole.length - 1; end += 7) assert.match(refused(whole.slice(0, end)), /damaged or cut short/);
});

test("a newer file asks for a newer page", () => {
  assert.match(refused(whole.replace('"version":4', '"version":5')), /newer than this page/);
});

/** A small generator of chance, so that a failure can be repeated. */
function chance(seed: number): () => number {
  return () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

test("damaged bytes are read as an index or refused, never anything else", () => {
  const random = chance(1);
  let refusals = 0;
  for (let round = 0; round < 4000; round++) {
    const at = Math.floor(random() * whole.length), length = Math.floor(random() * 4);
    const bytes = Array.from({ length: Math.floor(random() * 3) }, () => String.fromCharCode(32 + Math.floor(random() * 95))).join("");
    if (refused(whole.slice(0, at) + bytes + whole.slice(at + length))) refusals++;
  }
  assert.ok(refusals > 1000);
});

test("every value of every column that is replaced by a wrong one is refused or harmless", () => {
  for (const wrong of [null, -5, 1e9, 0.5, "x?", [], {}, true]) {
    for (const [name, value] of Object.entries(golden)) {
      if (!Array.isArray(wrong)) assert.notEqual(refused(JSON.stringify({ ...golden, [name]: wrong })), "", `${name} = ${JSON.stringify(wrong)}`);
      if (typeof value !== "object" || Array.isArray(value)) continue;
      for (const [key, list] of Object.entries(value)) {
        if (Array.isArray(list)) refused(JSON.stringify({ ...golden, [name]: { ...value, [key]: [wrong, ...list.slice(1)] } }));
        assert.notEqual(refused(JSON.stringify({ ...golden, [name]: { ...value, [key]: wrong } })), "", `${name}.${key} = ${JSON.stringify(wrong)}`);
      }
    }
  }
});

test("a packed column that is damaged anywhere is refused, and a column whose name is damaged, too", () => {
  for (const name of ["groups", "meetings", "cities"] as const) {
    for (const [key, column] of Object.entries(golden[name] as Record<string, unknown>)) {
      if (typeof column !== "string") continue;
      const start = column.indexOf(":") + 1, signs = column.slice(start);
      for (const wrong of [`${column}A`, signs.slice(1), `?${signs.slice(1)}`, `é${signs.slice(1)}`, `99999999:${signs}`, `-99999999:${signs}`, `0.5:${signs}`, `x:${signs}`, "_".repeat(7 * signs.length)]) {
        assert.match(refused(JSON.stringify({ ...golden, [name]: { ...golden[name], [key]: wrong } })), /damaged/, `${name}.${key} = ${wrong}`);
      }
      if (name !== "cities") assert.match(refused(JSON.stringify({ ...golden, [name]: { ...golden[name], [key]: undefined, [`${key}s`]: column } })), /damaged/, `${name}.${key}s`);
    }
  }
});

test("packed columns and lists of steps read as they were written", () => {
  const random = chance(3);
  for (let round = 0; round < 300; round++) {
    const width = 1 + Math.floor(random() * 5), least = Math.floor(random() * 200) - 100, list = Array.from({ length: Math.floor(random() * 40) }, () => least + Math.floor(random() * 64 ** width));
    const read = (end: number, from = -100) => [...table({ list: pack(list) }, "test", false, list.length).packed("list", end, from, new Int32Array(list.length))];
    assert.deepEqual(read(2 ** 40), list);
    if (list.length) assert.throws(() => read(Math.max(...list)), DamagedIndex);
    if (list.length) assert.throws(() => read(2 ** 40, Math.min(...list) + 1), DamagedIndex);
    const weights = 1 + Math.floor(random() * 4), rows = [...new Set(list.map((n) => n - least))].sort((a, b) => a - b);
    const said = steps(rows.map((row, i) => weights * (row - (rows[i - 1] ?? -1)) + (row % weights))), entries: number[] = [];
    readSteps(said, weights, 2 ** 31, entries);
    assert.deepEqual(entries, rows.map((row) => row * weights + (row % weights)));
    if (rows.length) for (const wrong of [`${said}g`, `${said}A`, `?${said}`, `${said} `]) assert.throws(() => readSteps(wrong, weights, 2 ** 31), DamagedIndex, wrong);
    if (rows.length) assert.throws(() => readSteps(said, weights, rows[rows.length - 1]!), DamagedIndex);
  }
});

test("words are folded and their plurals cut", () => {
  assert.equal(fold("Women’s CAFÉ"), "womens cafe");
  assert.deepEqual(["families", "meetings", "class", "us", "crisis", "as", "family"].map(stem), ["family", "meeting", "class", "us", "crisis", "as", "family"]);
  assert.deepEqual(stems("Exámple, Al-Anon 12-step"), ["example", "al", "anon", "12", "step"]);
  assert.deepEqual(tokens("am Café!").map(({ word, start, end }) => [word, start, end]), [["am", 0, 2], ["cafe", 3, 7]]);
});

test("a slip is one letter wrong, missing, too many or swapped", () => {
  for (const [a, b] of [["tusday", "tuesday"], ["suboxene", "suboxone"], ["wrocester", "worcester"], ["methadonee", "methadone"], ["ab", "abc"]] as const) {
    assert.ok(oneSlip(a, b) && oneSlip(b, a), `${a} ${b}`);
  }
  for (const [a, b] of [["tuesday", "thursday"], ["abcd", "badc"], ["same", "same"], ["abc", "abcde"], ["abcd", "acdb"]] as const) {
    assert.ok(!oneSlip(a, b) && !oneSlip(b, a), `${a} ${b}`);
  }
});

import { test } from "node:test";
import assert from "node:assert/strict";
import whole from "../../../generator/search/testdata/small.json";
import phrases from "../../../generator/search/testdata/phrases.json";
import { Finder } from "./finder";
import { Plan } from "./plan";
import type { Choices, Hit, Result } from "./search";
import type { Shelf } from "./shelf";

// A made-up directory of 12,800 groups: 16 sheets in a row from west to east, a hundred miles wide each, with 16 cells of 50 groups each.
// Four of a hundred are for women, half are in the first state and half in the second; every tenth can be joined from anywhere.
const NOW = new Date("2026-11-21T12:00:00"), CELLS = 256, IN_CELL = 50;
const cell = (i: number) => ({ file: `g/f/c${i}.json`, south: 40 + 0.4 * ((i % 16) >> 2), west: -100 + 1.6 * (i >> 4) + 0.4 * (i % 4), height: 0.4, width: 0.4 });
const sheet = (n: number) => ({ file: `g/f/s${n}.json`, south: 40, west: -100 + 1.6 * n, height: 1.6, width: 1.6, cells: Array.from({ length: 16 }, (_, i) => 16 * n + i) });
const HERE = { north: 40.6, east: -87.0 }; // in the ninth sheet

const reader = new Finder({ read: async (name) => JSON.stringify(name.startsWith("w.") ? phrases : whole) });
await reader.open("index.x.json", NOW, "w.x.json");
const { organizations } = reader.engine!.index, idOf = (short: string) => 1 + organizations.findIndex((one) => one.short === short || one.name === short);

function makeShelf(): Shelf {
  const all = CELLS * IN_CELL, counts = (values: Record<string, number>) => new Map(Object.entries(values).map(([value, part]) => [value, part * all]));
  const even = Object.fromEntries(organizations.map(({ id }) => [id, 1 / organizations.length]));
  return {
    cells: Array.from({ length: CELLS }, (_, i) => cell(i)), sheets: Array.from({ length: 16 }, (_, n) => sheet(n)), room: 128, date: "2026-11-21",
    states: new Map([["VT", [0, 1, 2, 3, 4, 5, 6, 7]], ["MA", [8, 9, 10, 11, 12, 13, 14, 15]]]),
    online: [0, ...organizations.map((_, i) => i + 1)].map((organization) => ({ organization, at: "o", parts: [8, 8, 8, 8, 8, 8, 8, 1] })),
    terms: ["a", "m", "s"], long: "010", folders: { t: ["t"], a: ["a"] }, given: new Set(), ready: new Set(),
    counts: {
      medication: counts({ unknown: 0.5, neutral: 0.5 }), day: counts(Object.fromEntries([..."0123456"].map((day) => [day, 0.15]))), time: new Map(),
      attendance: counts({ "in-person": 0.9, online: 0.1, hybrid: 0.02, phone: 0.01 }), organization: counts(even), place: counts({ VT: 0.5, MA: 0.5 }),
      audience: counts({ women: 0.04, veterans: 0.001 }), language: counts({ en: 0.9, es: 0.1 }), proof: counts({ yes: 0.3 }),
    },
    index: { organizations, stop: new Set(), articleWords: new Map(), articles: [] },
    rows: { isAccess: () => false, withAll: () => [], numberOf: () => 0 },
  } as unknown as Shelf;
}

/** What of every file that is read matches, with a name where it came with a cell. */
type Holds = (file: string) => number;

/** Asks step after step, as the page does, and gives the files of each round trip. */
function rounds(words: string, holds: Holds, { choices = {}, lost = [], tier = 4 }: { choices?: Choices; lost?: string[]; tier?: number } = {}): { files: string[][]; plan: Plan; shelf: Shelf; result: Result } {
  reader.here = HERE;
  const query = reader.read(words, false, NOW), shelf = makeShelf(), plan = new Plan(shelf), files: string[][] = [];
  const found = () => {
    const groups = [...shelf.given].flatMap((file) => Array.from({ length: holds(file) }, () => ({ group: { name: /\/s\d/.test(file) ? "" : "A group" }, tier }) as Hit));
    return { groups, farther: [], aside: [], readFirst: [], wider: 0 } as unknown as Result;
  };
  for (let next = plan.next(query, choices, undefined); next.length; next = plan.next(query, choices, found())) {
    assert.ok(files.push(next) < 40, "it comes to an end");
    assert.equal(new Set(next).size, next.length, "no file is asked for twice at once");
    assert.ok(next.every((file) => !shelf.given.has(file)), "nor once it is there");
    for (const file of next) (lost.includes(file) ? plan.lost : shelf.given).add(file);
    if (files.length > 1 && next.every((file) => /\/c\d/.test(file)) && found().groups.some(({ group }) => !group.name)) break; // the names of what sheets gave
  }
  return { files, plan, shelf, result: found() };
}

const cells = (files: string[] = []) => files.filter((file) => /\/c\d/.test(file)), sheets = (files: string[] = []) => files.filter((file) => /\/s\d/.test(file)), online = (files: string[] = []) => files.filter((file) => file.startsWith("o/"));

test("near somebody the nearest cell is read first, and then all that is as near as was asked, in one round trip", () => {
  const { files } = rounds("near me", (file) => (/\/c/.test(file) ? 50 : 800));
  assert.deepEqual(files[0], [cell(128 + 4).file]);
  assert.equal(files.length, 2);
  assert.ok(files[1]!.every((file) => /\/[cs]\d/.test(file)));
});

test("of a sheet of which little is near, the cells are read, and not the sheet", () => {
  const { files } = rounds("within 8 miles of me", (file) => (/\/c/.test(file) ? 50 : 800));
  assert.equal(sheets(files.flat()).length, 0);
  assert.ok(cells(files.flat()).length < 5);
});

test("a wish that some groups meet begins with as many cells as hold ten of them", () => {
  const { files } = rounds("women near me", (file) => (/\/c/.test(file) ? 2 : 24));
  assert.ok(files[0]!.length > 3 && files[0]!.length <= 8 && cells(files[0]).length === files[0]!.length, files[0]!.join());
});

test("a wish that few groups meet begins with sheets, because many groups must be looked at", () => {
  const { files } = rounds("veterans near me", (file) => (/\/c/.test(file) ? 0 : 1));
  assert.equal(sheets(files[0]).length, files[0]!.filter((file) => !file.startsWith("t/")).length);
});

test("where few are to be expected near somebody, what is a little farther and what names say come with the first round trip", () => {
  const { files } = rounds("veterans near me", () => 0), again = files.slice(1).flat();
  assert.ok(files[0]!.some((file) => file.startsWith("t/")) && files.length <= 2, files.join(" | "));
  assert.ok(again.every((file) => !file.startsWith("t/")), again.join());
  assert.ok(sheets(files[0]).length > sheets(rounds("veterans within 25 miles of me", () => 0).files[0]).length - 1);
});

test("in a state where few are to be expected all its sheets are asked for at once", () => {
  const { files } = rounds("veterans friday vermont", (file) => (/\/s/.test(file) ? 1 : 0));
  assert.deepEqual(sheets(files[0]), Array.from({ length: 8 }, (_, n) => sheet(n).file));
});

test("where nothing is as near as that and what is shown lies farther, it says that there may be more, and who looks on is led through all as near as those", () => {
  const { files, plan, shelf, result } = rounds("near me", () => 0), query = reader.read("near me", false, NOW), farther = { ...result, wider: 250, groups: Array.from({ length: 12 }, () => ({ group: { name: "A group" }, tier: 4 }) as Hit) };
  const on = () => plan.next(query, {}, farther, Infinity, 0);
  assert.deepEqual(plan.next(query, {}, farther), [], "enough to show");
  for (let next = on(); next.length; next = on()) for (const file of next) shelf.given.add(file);
  assert.ok(sheets([...shelf.given]).length > sheets(files.flat()).length && sheets([...shelf.given]).length < 16, [...shelf.given].join());
});

test("in a state the first cells are in no other state, and all of it is read in the second round trip", () => {
  const { files } = rounds("massachusetts", (file) => (/\/c/.test(file) ? 50 : 800));
  assert.ok(cells(files[0]).length <= 2 && files[0]!.every((file) => Number(/\d+/.exec(file)![0]) >= 128), files[0]!.join());
  assert.deepEqual(files[1]!.length, 8);
  assert.equal(files.length, 2);
});

test("who asks for any group online gets ten with one file", () => {
  const { files } = rounds("online", () => 64);
  assert.deepEqual(files.map(({ length }) => length), [1]);
});

test("a selective wish for groups online asks at once for as many files as hold ten", () => {
  const { files } = rounds("women online", () => 2);
  assert.equal(files.length, 1);
  assert.ok(online(files[0]).length >= 5 && files[0]!.length <= 8);
});

test("a time begins with the part of the day that can hold it", () => {
  const parts = (words: string) => online(rounds(words, () => 64).files[0]).map((file) => Number(/-(\d+)\.json/.exec(file)![1]));
  assert.ok(parts("early morning online").every((part) => part < 3));
  assert.ok(parts("online tonight after 9").every((part) => part > 5));
});

test("where it finds little it stops, and says that there may be more", () => {
  const { files, plan, result } = rounds("women online", () => 0);
  assert.ok(files.length <= 3 && files.flat().length <= 17, `${files.length} round trips, ${files.flat().length} files`);
  assert.ok(plan.next(reader.read("women online", false, NOW), {}, result, Infinity, 0).length > 0);
});

test("who looks on is led through every file there is, and only then there is no more", () => {
  const { files, plan, shelf, result } = rounds("women in person", () => 0), query = reader.read("women in person", false, NOW);
  const on = () => plan.next(query, {}, result, Infinity, 0);
  for (let next = on(); next.length; next = on()) for (const file of next) shelf.given.add(file);
  assert.ok(cells(files.flat()).length < CELLS);
  assert.equal(cells([...shelf.given]).length, CELLS);
});

test("an organization that is not wanted is not read, and every other is", () => {
  const na = idOf("NA"), { files } = rounds("not na online", () => 64);
  assert.equal(files.length, 1);
  assert.ok(!files[0]!.some((file) => file.startsWith(`o/o/${na}-`)), files[0]!.join());
  assert.deepEqual([...new Set(rounds("na online", () => 64).files.flat().map((file) => file.split("-")[0]))], [`o/o/${na}`]);
});

test("a day that is not wanted is not read", () => {
  const { files } = rounds("online not saturday", () => 1);
  assert.ok(!files.flat().some((file) => /^o\/o\/\d+-6-/.test(file)), files.flat().join());
});

test("wishes that no organization meets together read a little of each, to say what to give up, and no more", () => {
  const files = rounds("secular na", () => 0).files.map((one) => one.filter((file) => !file.startsWith("t/"))).filter(({ length }) => length);
  assert.equal(files.length, 1);
  assert.ok(files[0]!.length < 6, files[0]!.join());
});

test("a file that doesn't come is not asked for again, and the rest is", () => {
  const first = cell(128 + 4).file, { files } = rounds("near me", (file) => (/\/c/.test(file) ? 50 : 800), { lost: [first] });
  assert.equal(files.flat().filter((file) => file === first).length, 1);
  assert.ok(files.length > 1);
});

test("what another search has read is not read again", () => {
  const near = reader.read("near me", false, NOW), { shelf, result } = rounds("massachusetts", (file) => (/\/c/.test(file) ? 50 : 800));
  const left = new Plan(shelf).next(near, {}, result);
  assert.ok(left.every((file) => !sheet(8).cells.includes(Number(/\d+/.exec(file)![0]))), left.join());
});

test("around a place that is known, groups are asked for together with the tables of the other words, unless these may be a second place", () => {
  const ahead = (words: string) => cells(new Plan(makeShelf()).ahead(reader.read(words, false, NOW), false, false, true));
  assert.deepEqual(ahead("near me"), [cell(128 + 4).file]);
  assert.deepEqual(cells(new Plan(makeShelf()).ahead(reader.read("near me", false, NOW), false, false, false)), []);
});

for (const [words, tables] of [
  ["can my landlord evict me because i take methadone", []],
  ["should i tell my doctor in lowell about methadone", ["lo"]],
  ["im on methadone where can i go lowell", ["lo"]],
  ["my son is using chicago", ["ch"]],
  ["what should my son Chicago do because he is on methadone", ["ch"]],
  ["does he need lowell ma because of court", ["lo"]],
  ["suboxone lowell tuesday", ["lo"]],
  ["boston or cambridge", ["bo", "ca"]],
] as const) {
  test(`“${words}”: our host learns of ${tables.join(" and ") || "no place"}`, () => {
    assert.deepEqual(reader.missing(reader.read(words, false, NOW)).map((file) => file.slice(-7, -5)), tables);
  });
}

test("who takes medication is shown ten that welcome it, where a few more files are likely to hold them", () => {
  const tiers = (words: string, tier: number) => online(rounds(words, () => 20, { tier }).files.flat()).length;
  assert.equal(tiers("online", 4), 1);
  assert.equal(tiers("online suboxone", 0), 1);
  assert.ok(tiers("online suboxone", 4) > 3 && tiers("online suboxone", 4) < 8);
});

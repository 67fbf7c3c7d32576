// The reader of the search index: docs/search-index.md says what the file holds. It believes nothing: every column is looked at once,
// in time that grows with the file only, so that a damaged file gives one clear message and never a wrong answer or a hang.
// It knows nothing of what readers type, and nothing of ranking.

import { Columns, DEGREES, DamagedIndex, type Raw, damaged, parse, sizeOf, table } from "./columns";
import type { Spot } from "./geo";
import { type PlaceFiles, readSpots } from "./places";
import type { Meeting } from "./schedule";
import { stem, stems, fold } from "./text";

export const RATINGS = ["welcomes", "neutral", "varies", "restricts", "unknown"] as const;
export const ATTENDANCE = ["in-person", "online", "hybrid", "phone", "unknown"] as const;
export const PROOF = ["unknown", "yes", "depends", "no"] as const;
export const FAMILIES = 1, TWELVE_STEP = 2, SECULAR = 4; // flags of an organization

export const VERSION = 3; // of the format

export interface Organization { id: string; name: string; short: string; aliases: string[]; flags: number }
export interface City { name: string; state: number; at?: Spot } // state: 1 + its place in Index.states, 0: none; at: its middle
export interface Article { address: string; title: string; answer: string; questions: string[] }

/** Evidence is who says something, A to F (docs/records.md), and the month in which that was last checked, "2026-10"; an old page (F) has none. */
export interface Evidence { grade: string; month: string }

/** One group, as it stands on the reader's date: what has expired is unknown here, whatever the file says. */
export interface Group {
  address: string;
  name: string;
  organization: number; // 1 + its place in Index.organizations, 0: none
  city: number; // the same, in Index.cities
  state: number;
  at?: Spot; // where it is, as far as it is known
  rough: boolean; // known by its ZIP code or its city only
  venue: string;
  rating: number; // place in RATINGS
  restricted: string; // what is restricted, in words
  rights: number; // questions answered "yes", as bits in the order of medication.Questions
  made: boolean; // it exists for people on medication
  attendance: number; // place in ATTENDANCE
  audience: string[];
  languages: string[];
  proof: number; // place in PROOF
  paused: boolean;
  verified: boolean;
  seen: string; // "2018"
  listed?: Evidence; // who says that it meets
  said?: Evidence; // who says what is known of medication: the weakest that the rating rests on; none once that has expired
  meetings: Meeting[]; // without those that are over
}

/** Words gives the rows in which a word (its stem) stands, in any order. */
export type Words = Map<string, number[]>;

export interface Index {
  organizations: Organization[];
  states: { code: string; name: string }[];
  cities: City[];
  groups: Group[];
  articles: Article[];
  nameWords: Words; // of groups
  venueWords: Words;
  noteWords: Words;
  articleWords: Words; // each entry is 4 × the article + the weight less 1: 0 body, 1 heading, 2 answer, tag or question, 3 title
  glossary: string[][]; // a term and its other names
  stop: Set<string>;
  places: PlaceFiles;
}

const isText = (entry: unknown) => typeof entry === "string";
const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

function textLists(lists: unknown[][], name: string): string[][] {
  if (!lists.every((list) => list.every(isText))) damaged(name);
  return lists as string[][];
}

/** What a shard leaves out when it is empty, and what it takes from the lexicon. */
const NOTHING: Raw = Object.fromEntries("folders venues zones seen restricted audiences languages accesses rules glossary stop".split(" ").map((key) => [key, []]));

/** readIndex reads the file, or its text, as it stands on a date (YYYY-MM-DD, the reader's own); of a shard, beside its lexicon. */
export function readIndex(given: string | Raw, date: string, lexicon?: Index): Index {
  const read = typeof given === "string" ? parse(given, "many-roads-search") : given, raw = lexicon ? { ...NOTHING, ...read } : read;
  const tables = table(raw, "file");
  if (raw.version !== VERSION) throw new DamagedIndex("The search file is newer than this page. Load the page again.");
  const file = (key: string) => new Columns(raw, "file").texts(key); // each its own length
  const states = lexicon?.states ?? readStates(raw.states);
  const organizations = lexicon?.organizations ?? readOrganizations(raw.organizations);
  const cities = readCities(raw.cities, states.length);
  const meetings = readMeetings(raw, date);
  const groups = readGroups(raw, { date, organizations, states, cities, meetings, file });
  const articles = lexicon ? [] : readArticles(raw.articles);
  return {
    organizations, states, cities, groups, articles,
    nameWords: wordsOf(groups.map((group) => group.name)),
    venueWords: wordsOf(groups.map((group) => group.venue)),
    noteWords: addAccess(raw, groups.length, lexicon ? new Map() : readWords(raw.words, "words", groups.length, 1)),
    articleWords: lexicon ? new Map() : readWords(raw.articleWords, "articleWords", articles.length, 4),
    glossary: textLists(tables.lists("glossary"), "glossary"),
    stop: new Set(file("stop").map(fold)),
    places: lexicon?.places ?? readPlaceFiles(raw.places),
  };
}

function readStates(raw: unknown): Index["states"] {
  const columns = table(raw, "states");
  const names = columns.texts("name");
  return columns.texts("code").map((code, i) => ({ code, name: names[i]! }));
}

function readCities(raw: unknown, states: number): City[] {
  const columns = table(raw, "cities");
  const state = columns.numbers("state", states + 1), spots = readSpots(columns);
  return columns.texts("name").map((name, i) => ({ name, state: state[i]!, at: spots[i]!.north || spots[i]!.east ? spots[i] : undefined }));
}

export function readPlaceFiles(raw: unknown): PlaceFiles {
  if (typeof raw !== "object" || raw === null) damaged("places");
  const { zips, names, zipStarts, nameStarts } = raw as Raw;
  for (const text of [zips, names, zipStarts, nameStarts]) if (typeof text !== "string") damaged("places");
  if (!/^[0-9a-f]+$/.test(String(zips)) || !/^[0-9a-f]+$/.test(String(names)) || !/^([a-z]{2})*$/.test(String(nameStarts)) || !/^[0-9 -]*$/.test(String(zipStarts))) damaged("places");
  return raw as unknown as PlaceFiles;
}

function readOrganizations(raw: unknown): Organization[] {
  const columns = table(raw, "organizations");
  const name = columns.texts("name"), short = columns.texts("short"), flags = columns.numbers("flags", 16);
  const aliases = textLists(columns.lists("aliases"), "organizations.aliases");
  return columns.texts("id").map((id, i) => ({ id, name: name[i]!, short: short[i]!, aliases: aliases[i]!, flags: flags[i]! }));
}

export function readArticles(raw: unknown): Article[] {
  const columns = table(raw, "articles");
  const title = columns.texts("title"), answer = columns.texts("answer");
  const questions = textLists(columns.lists("questions"), "articles.questions");
  return columns.texts("address").map((address, i) => {
    if (!address.startsWith("/articles/")) damaged("articles.address");
    return { address, title: title[i]!, answer: answer[i]!, questions: questions[i]! };
  });
}

type Row = Omit<Meeting, "zone"> & { zone?: string };

/** readMeetings reads every meeting; one that is over on the date has no days left. */
function readMeetings(raw: Raw, date: string): Row[] {
  const rules = raw.rules;
  if (!Array.isArray(rules) || !rules.every(isRule)) return damaged("rules");
  const columns = table(raw.meetings, "meetings", true);
  const start = columns.numbers("start", 24 * 60, -1), minutes = columns.numbers("minutes", 100_000);
  const rule = columns.numbers("rule", rules.length + 1);
  return columns.numbers("days", 128).map((days, i) => {
    const more = (rules[rule[i]! - 1] ?? {}) as Partial<Row>;
    const over = more.until !== undefined && more.until < date;
    return { ...more, days: over ? 0 : days, monthly: over ? undefined : more.monthly, start: start[i]!, minutes: minutes[i]! };
  });
}

function isRule(raw: unknown): boolean {
  if (typeof raw !== "object" || raw === null) return false;
  const { monthly = [], every = 1, zone = "UTC", from = "2000-01-01", until = from, cancelled = [] } = raw as Raw;
  return Array.isArray(monthly) && monthly.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(Number.isInteger)) &&
    Number.isInteger(every) && isText(zone) && [from, until].every((day) => isDate(String(day))) &&
    Array.isArray(cancelled) && cancelled.every((day) => isDate(String(day)));
}

/** addAccess makes words of what a place has: "wheelchair", "asl". */
function addAccess(raw: Raw, size: number, words: Words): Words {
  const sets = textLists(new Columns(raw, "file").lists("accesses"), "accesses").map((set) => [...new Set(set.flatMap(stems))]);
  table(raw.groups, "groups", true, size).numbers("access", sets.length + 1).forEach((set, row) => {
    for (const word of sets[set - 1] ?? []) {
      const rows = words.get(word);
      if (rows) rows.push(row);
      else words.set(word, [row]);
    }
  });
  return words;
}

interface Around {
  date: string; organizations: Organization[]; states: unknown[]; cities: City[]; meetings: Row[];
  file: (key: string) => string[];
}

function readGroups(raw: Raw, around: Around): Group[] {
  const { date, meetings, file } = around;
  const day = raw.day === undefined || raw.day === "" ? 0 : dayOf(raw.day), today = dayOf(date); // the day that is 1 in the columns of days
  const [folders, venues, zones, seen, restricted] = ["folders", "venues", "zones", "seen", "restricted"].map(file) as [string[], string[], string[], string[], string[]];
  const lists = (key: string) => textLists(new Columns(raw, "file").lists(key), key);
  const audiences = lists("audiences"), languages = lists("languages");
  const columns = table(raw.groups, "groups", true, sizeOf(raw.size, "size"));
  const slug = columns.texts("slug"), name = columns.texts("name");
  const point = (key: string, table: unknown[]) => columns.numbers(key, table.length + 1);
  const folder = point("folder", folders), organization = point("organization", around.organizations);
  const city = point("city", around.cities), state = point("state", around.states);
  const located = columns.numbers("located", 3), north = columns.numbers("north", 2 * DEGREES, -2 * DEGREES), east = columns.numbers("east", 2 * DEGREES, -2 * DEGREES);
  const venue = point("venue", venues);
  const rating = columns.numbers("rating", RATINGS.length), expires = columns.numbers("expires", DAYS);
  const limits = point("restricted", restricted);
  const rights = columns.numbers("rights", 128), rightsExpire = columns.numbers("rightsExpire", DAYS), made = columns.numbers("made", 2);
  const attendance = columns.numbers("attendance", ATTENDANCE.length), audience = point("audience", audiences);
  const language = point("language", languages), proof = columns.numbers("proof", PROOF.length);
  const paused = columns.numbers("paused", 2), verified = columns.numbers("verified", DAYS), when = point("seen", seen);
  const listedBy = columns.numbers("listedBy", 7), listedIn = columns.numbers("listedIn", 12_000), saidBy = columns.numbers("saidBy", 7), saidIn = columns.numbers("saidIn", 12_000);
  const zone = point("zone", zones), count = columns.numbers("meetings", meetings.length + 1);
  /** lasts tells whether the day on which something ends is still to come. */
  const lasts = (end: number) => end > 0 && day + end - 1 > today;
  let next = 0;
  const groups = slug.map((last, i): Group => {
    const own = meetings.slice(next, (next += count[i]!));
    const rated = expires[i] === 0 || lasts(expires[i]!), end = rightsExpire[i]! || expires[i]!, entitled = lasts(end);
    const known = (rated && RATINGS[rating[i]!] !== "unknown") || entitled;
    const here = zones[zone[i]! - 1] ?? "";
    return {
      address: name[i] ? `/groups/${folders[folder[i]! - 1] ?? damaged("groups.folder")}/${slugFrom(last, name[i]!)}/` : "",
      name: name[i]!, organization: organization[i]!, city: city[i]!, state: state[i]!,
      at: located[i] ? beside(around.cities[city[i]! - 1]?.at, north[i]!, east[i]!) : undefined, rough: located[i] === 2, venue: venues[venue[i]! - 1] ?? "",
      rating: rated ? rating[i]! : RATINGS.indexOf("unknown"), restricted: rated ? restricted[limits[i]! - 1] ?? "" : "",
      rights: entitled ? rights[i]! : 0, made: made[i] === 1,
      attendance: attendance[i]!, audience: audiences[audience[i]! - 1] ?? [], languages: languages[language[i]! - 1] ?? [],
      proof: proof[i]!, paused: paused[i] === 1, verified: lasts(verified[i]!) && !paused[i], seen: seen[when[i]! - 1] ?? "",
      listed: evidence(listedBy[i]!, listedIn[i]!, day + verified[i]! - 1, verified[i]!),
      said: known ? evidence(saidBy[i]!, saidIn[i]!, day + (expires[i]! || end) - 1, end) : undefined,
      meetings: own.filter((m) => m.days || m.monthly).map((m) => ({ ...m, zone: m.zone ?? here })),
    };
  });
  if (next !== meetings.length) damaged("meetings");
  return groups;
}

const DAYS = 40_000; // that a column may count

/** dayOf is a date as a number of days. */
function dayOf(date: unknown): number {
  if (!isText(date) || !isDate(date as string)) damaged("day");
  return Date.parse(date as string) / 86_400_000;
}

const MONTHS = [12, 12, 9, 6, 24, 0]; // for which evidence of a grade counts

/** evidence is who says so and since when; a month that is not written follows from the day on which it ends, where there is one. */
function evidence(by: number, month: number, ends: number, ending: number): Evidence | undefined {
  if (!by) return undefined;
  const end = new Date(ends * 86_400_000), months = MONTHS[by - 1]!;
  const since = month || (ending && months ? (end.getUTCFullYear() - 2000) * 12 + end.getUTCMonth() + 1 - months : 0);
  return { grade: "ABCDEF"[by - 1]!, month: since > 0 ? `${2000 + Math.floor((since - 1) / 12)}-${String(((since - 1) % 12) + 1).padStart(2, "0")}` : "" };
}

/** slugFrom is a slug of which what the name says was left out. */
function slugFrom(rest: string, name: string): string {
  if (rest !== "" && !rest.startsWith("-")) return rest;
  const plain = name.replace(/['’]/g, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") + rest;
}

/** beside is a spot counted in thousandths of a degree from the middle of a city, or from 0° 0'. */
const beside = (middle: Spot = { north: 0, east: 0 }, north: number, east: number): Spot => ({ north: middle.north + north / 1000, east: middle.east + east / 1000 });

/** readWords reads the steps of each word; a step is never 0 and never leads out of the table. */
function readWords(raw: unknown, name: string, end: number, weights: number): Words {
  const columns = table(raw, name);
  const written = columns.texts("word");
  const words: Words = new Map();
  columns.lists("in").forEach((steps, i) => {
    let row = -1;
    const entries = steps.map((step) => {
      if (!Number.isInteger(step) || (step as number) < weights) damaged(`${name}.in`);
      row += Math.floor((step as number) / weights);
      if (row >= end) damaged(`${name}.in`);
      return row * weights + ((step as number) % weights);
    });
    add(words, stem(fold(written[i]!)), entries);
  });
  return words;
}

export function add(words: Words, word: string, entries: number[]): void {
  const list = words.get(word);
  words.set(word, list ? list.concat(entries) : entries);
}

/** wordsOf reads the words of a text that each row has. */
function wordsOf(texts: string[]): Words {
  const words: Words = new Map();
  texts.forEach((text, row) => {
    for (const word of stems(text)) {
      const list = words.get(word);
      if (list) list.push(row);
      else words.set(word, [row]);
    }
  });
  return words;
}

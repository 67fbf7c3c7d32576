// The reader of the search index: docs/search-index.md says what the file holds. It believes nothing: every column is looked at once,
// in time that grows with the file only, so that a damaged file gives one clear message and never a wrong answer or a hang.
// It knows nothing of what readers type, and nothing of ranking.

import { Columns, DEGREES, DamagedIndex, type Raw, damaged, parse, readSteps, table } from "./columns";
import { Groups, type Sheaf, columnOf, readSheaf, textLists } from "./groups";
import { Labels } from "./labels";
import type { PlaceFiles } from "./places";
import type { Article, City, Group, Organization } from "./record";
import { fold, stem } from "./text";

export const VERSION = 4; // of the format

/** Words gives the rows in which a word (its stem) stands, in any order. In shards they are looked for when somebody asks. */
export type Words = Map<string, number[]>;

export interface Index {
  organizations: Organization[];
  states: { code: string; name: string }[];
  cities: City[];
  groups: Group[]; // views of the rows of `table`
  table: Groups;
  accesses: string[]; // keys of what a place has, in the order of their bits
  articles: Article[]; // of an index in shards only those that were read, each at its place
  nameWords: Words; // of groups
  venueWords: Words;
  noteWords: Words;
  articleWords: Words; // each entry is 4 × the article + the weight less 1: 0 body, 1 heading, 2 answer, tag or question, 3 title
  version: number; // counts the files of words that were read
  read: number; // counts the articles that are there
  glossary: string[][]; // a term and its other names
  stop: Set<string>;
  titles?: string[]; // of an index in shards: stems that stand in many names
  places: PlaceFiles;
}

/** readRaw reads the text of a file of groups, and refuses another version. */
export function readRaw(text: string): Raw {
  const raw = parse(text, "many-roads-search");
  if (raw.version !== VERSION) throw new DamagedIndex("The search file is newer than this page.");
  return raw;
}

/** readIndex reads the whole file, or the lexicon of shards, as it stands on a date (YYYY-MM-DD, the reader's own). */
export function readIndex(given: string | Raw, date: string, lexicon = false): Index {
  const raw = typeof given === "string" ? readRaw(given) : given;
  const file = (key: string) => new Columns(raw, "file").texts(key); // each its own length
  const states = readStates(raw.states), organizations = readOrganizations(raw.organizations), accesses = file("accesses");
  const table = new Groups(organizations, file("audiences"), date), articles = readArticles(raw.articles);
  const index: Index = {
    organizations, states, cities: [], groups: table.views, table, accesses, articles,
    nameWords: new Map(), venueWords: new Map(), noteWords: new Map(), articleWords: readWords(raw.articleWords, "articleWords", articles.length, 4),
    version: 0, read: articles.length, glossary: textLists(new Columns(raw, "file").lists("glossary"), "glossary"),
    stop: new Set(file("stop").map(fold)),
    places: readPlaceFiles(raw.places),
  };
  const sheaf = readGroups(raw, index, lexicon);
  index.cities.push(...sheaf.cities);
  table.add(sheaf, [...sheaf.name.keys()], sheaf.cities.map((_, i) => i + 1));
  index.noteWords = readWords(raw.words, "words", sheaf.size, 1);
  index.nameWords = sheaf.names.all();
  const venues = rowsBy(columnOf(sheaf, "venue")), sets = rowsBy(columnOf(sheaf, "access"));
  for (const [word, those] of sheaf.venues.all()) index.venueWords.set(word, those.flatMap((venue) => venues.get(venue + 1) ?? []));
  for (const [word, bits] of new Labels(accesses).all()) for (const [set, rows] of sets) if (bits.some((bit) => (set >> bit) & 1)) add(index.noteWords, word, [...rows]);
  return index;
}

/** rowsBy are the rows by what a column says of them. */
function rowsBy(column: Int32Array): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  column.forEach((value, row) => {
    const list = rows.get(value);
    if (list) list.push(row);
    else rows.set(value, [row]);
  });
  return rows;
}

/** readGroups reads the groups and the cities of a file; what they point to beside them is the index's. */
export function readGroups(raw: Raw, { organizations, states, table, accesses }: Index, shard: boolean): Sheaf {
  const cities = shard && raw.cities === undefined ? [] : readCities(raw.cities, states.length);
  return readSheaf(raw, { spare: table.spare, organizations, states, cities, audiences: table.audienceKeys.length, accesses: accesses.length }, shard);
}

function readStates(raw: unknown): Index["states"] {
  const columns = table(raw, "states");
  const names = columns.texts("name");
  return columns.texts("code").map((code, i) => ({ code, name: names[i]! }));
}

function readCities(raw: unknown, states: number): City[] {
  const columns = table(raw, "cities"), names = columns.texts("name"), state = columns.packed("state", states + 1);
  const north = columns.packed("latitude", DEGREES, -DEGREES), east = columns.packed("longitude", DEGREES, -DEGREES);
  return names.map((name, i) => ({ name, state: state[i]!, at: north[i] || east[i] ? { north: north[i]! / 1000, east: east[i]! / 1000 } : undefined }));
}

export function readPlaceFiles(raw: unknown): PlaceFiles {
  table(raw, "places");
  const { zips, names, zipStarts, nameStarts } = raw as Raw, all = [zips, names, zipStarts, nameStarts];
  if (!all.every((text) => typeof text === "string") || !/^[0-9a-f]+;[0-9a-f]+;[0-9 -]*;([a-z]{2})*$/.test(all.join(";"))) damaged("places");
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

/** readWords reads the rows in which each word stands. */
function readWords(raw: unknown, name: string, end: number, weights: number): Words {
  const columns = table(raw, name).joined(["word", "in"]), words: Words = new Map();
  fold(columns.word.join(" ")).split(" ").forEach((word, i) => {
    const entries: number[] = [];
    readSteps(columns.in[i]!, weights, end, entries);
    if (entries.length) add(words, stem(word), entries);
  });
  return words;
}

function add(words: Words, word: string, entries: number[]): void {
  const list = words.get(word);
  if (list) list.push(...entries);
  else words.set(word, entries);
}

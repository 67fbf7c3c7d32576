// An index that is cut into shards: which files there are, and what has been read of them so far. plan.ts says what to read next.
// Every shard is a small document of the same columns as the whole index, so what is read is one Index, and the same engine answers.
// A sheet holds what a query asks of many groups, a cell all of a few; a group that came with a sheet has no name until its cell is read.

import { type Cell, type Sheet, type Tree, called, readTree } from "../index/cells";
import { Columns, type Raw, damaged, parse, sizeOf, table } from "../index/columns";
import { DAYS, dayOf } from "../index/groups";
import { type Index, readArticles, readGroups, readIndex, readPlaceFiles, readRaw } from "../index/index";
import { Rows } from "../index/rows";
import { stems } from "../index/text";
import { type Counts, FACETS } from "./search";

export const TEXTS = 8; // articles of a block

export interface Online { organization: number; at: string; parts: number[] }

/** What a sheet leaves out: the day that is 1, rights, the days on which they end, and access. */
type Rights = [day: number, rights: Int32Array, expire: Int32Array, access: Int32Array];

export class Shelf {
  readonly index: Index;
  readonly counts: Counts; // of the whole directory, on the day on which it was made
  readonly rows: Rows;
  readonly cells: Cell[]; // those of the map, and then those of groups that are nowhere
  readonly sheets: Sheet[];
  readonly room: number; // numbers that a cell has
  readonly states: Map<string, number[]>;
  readonly online: Online[];
  readonly terms: string[];
  readonly long: string; // of each file of words, whether long lists lie beside it: 0 or 1
  readonly folders: { t: string[]; a: string[] };
  private readonly rowsOf = new Map<Sheet, ArrayLike<number>>(); // of the sheets that were read
  private readonly rights = new Map<Sheet, Rights>(); // that came before their sheet
  readonly given = new Set<string>(); // files that were read
  readonly ready = new Set<number>(); // articles that were read

  constructor(manifest: Raw, lexicon: string, readonly date: string) {
    const words = readRaw(lexicon);
    this.index = readIndex(words, date, true);
    this.index.titles = stems(String(words.titles ?? ""));
    this.index.places = { ...readPlaceFiles(manifest.places), towns: words.towns };
    const columns = (key: string) => new Columns(manifest, "manifest").texts(key);
    const at = columns("cellsAt"), tree: Tree = { cells: [], sheets: [], folders: 0 };
    readTree(tree, String(manifest.cells), at, true);
    readTree(tree, String(manifest.elsewhere), at, false);
    if (tree.folders !== at.length) damaged("cellsAt");
    ({ cells: this.cells, sheets: this.sheets } = tree);
    this.room = sizeOf(manifest.room, "room", 1024) || damaged("room");
    this.rows = new Rows(this.index, this.cells.length * this.room);
    this.terms = columns("terms");
    this.long = typeof manifest.long === "string" && manifest.long.length === this.terms.length ? manifest.long : damaged("long");
    this.folders = { t: columns("termsAt"), a: columns("textsAt") };
    const online = table(manifest.online, "online"), folders = online.texts("at"), parts = online.lists("parts");
    this.online = online.numbers("organization", this.index.organizations.length + 1)
      .map((organization, i) => ({ organization, at: folders[i]!, parts: parts[i]!.map((n) => sizeOf(n, "online.parts", 10_000)) }));
    this.states = readStates(manifest.states, this.sheets.length);
    this.counts = readCounts(words.counts);
    this.index.articles.length = sizeOf(manifest.articles, "articles");
  }

  /** add takes in a file. */
  add(file: string, text: string): void {
    if (file.startsWith("t/")) this.rows.addWords(text), this.index.version++;
    else if (file.startsWith("a/")) this.addArticles(file, text);
    else if (/\/x\d*\.json$/.test(file)) this.addRights(file, text);
    else this.addGroups(file, text);
    this.given.add(file);
  }

  private addGroups(file: string, text: string): void {
    const raw = readRaw(text), sheaf = readGroups(raw, this.index, true);
    const sheet = called(this.sheets, file), { size } = sheaf, numbers = new Int32Array(size);
    const { cells } = sheet ?? called(this.cells, file) ?? { cells: [] }, counts = sheet ? table(raw, "file", false, cells.length).packed("cells", this.room + 1) : [size];
    let next = 0;
    if (!cells.length) table(raw, "file", false, next = size).packed("number", this.cells.length * this.room, 0, numbers);
    cells.forEach((one, i) => {
      for (let place = 0; place < counts[i]!; place++) numbers[next++] = one * this.room + place;
    });
    if (next !== size || (cells.length && size > cells.length * this.room)) damaged("number");
    const rows = this.rows.add(sheaf, numbers);
    if (!sheet) return;
    this.rowsOf.set(sheet, rows);
    const rights = this.rights.get(sheet);
    if (rights) this.giveRights(sheet, rights);
  }

  /** addRights reads what a sheet left out; it may come before it. */
  private addRights(file: string, text: string): void {
    const raw = readRaw(text), columns = table(raw.groups, "groups", true, sizeOf(raw.size, "size")), sheet = called(this.sheets, file.replace("/x", "/s"));
    const rights: Rights = [raw.day === undefined ? 0 : dayOf(raw.day), columns.packed("rights", 128), columns.packed("rightsExpire", DAYS), columns.packed("access", 2 ** this.index.accesses.length)];
    columns.done();
    if (!sheet) return damaged("rights");
    if (this.rowsOf.has(sheet)) this.giveRights(sheet, rights);
    else this.rights.set(sheet, rights);
  }

  private giveRights(sheet: Sheet, rights: Rights): void {
    const rows = this.rowsOf.get(sheet)!;
    if (rows.length !== rights[1].length) damaged("rights");
    this.index.table.addRights(rows, ...rights);
    this.rows.forget();
  }

  private addArticles(file: string, text: string): void {
    const first = Number(file.slice(file.lastIndexOf("/") + 1, -5)) * TEXTS;
    readArticles(parse(text, "many-roads-articles").articles).forEach((article, i) => {
      if (first + i >= this.index.articles.length) damaged("articles");
      this.index.articles[first + i] = article;
      this.index.read = this.ready.add(first + i).size;
    });
  }
}

function readStates(raw: unknown, sheets: number): Map<string, number[]> {
  table(raw, "states");
  return new Map(Object.entries(raw as Raw).map(([code, ranges]) => {
    const list: number[] = [];
    for (const range of String(ranges).split(" ")) {
      const [from = NaN, to = from] = range.split("-").map(Number);
      if (!(from >= 0 && to < sheets && from <= to)) damaged("states");
      for (let i = from; i <= to; i++) list.push(i);
    }
    return [code, list];
  }));
}

function readCounts(raw: unknown): Counts {
  table(raw, "counts");
  return Object.fromEntries(FACETS.map((facet) => [facet, new Map(Object.entries((raw as Record<string, Record<string, number>>)[facet] ?? {}))])) as Counts;
}

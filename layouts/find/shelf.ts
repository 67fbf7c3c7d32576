// An index that is cut into shards: which files there are, and what has been read of them so far. plan.ts says what to read next.
// Every shard is a small document of the same columns as the whole index, so what is read is one Index, and the same engine answers.
// A sheet holds what a query asks of many groups, a cell all of a few; a group that came with a sheet has no name until its cell is read.

import { type Cell, type Sheet, readTree } from "./cells";
import { Columns, type Raw, damaged, parse, sizeOf, table } from "./columns";
import { type Index, add, readArticles, readIndex, readPlaceFiles } from "./index";
import { Rows } from "./rows";
import { type Counts, FACETS } from "./search";
import { fold, stem } from "./text";

export const TEXTS = 8; // articles of a block

export interface Online { organization: number; at: string; parts: number[] }

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
  readonly folders: { t: string[]; a: string[] };
  private readonly cellOf = new Map<string, number>();
  private readonly sheetOf = new Map<string, Sheet>();
  readonly given = new Set<string>(); // files that were read
  readonly ready = new Set<number>(); // articles that were read

  constructor(manifest: Raw, lexicon: string, readonly date: string) {
    const words = parse(lexicon, "many-roads-search");
    this.index = readIndex(words, date);
    this.index.places = readPlaceFiles(manifest.places);
    const columns = (key: string) => new Columns(manifest, "manifest").texts(key);
    const at = columns("cellsAt"), onMap = readTree(String(manifest.cells), at, true), nowhere = readTree(String(manifest.elsewhere), at.slice(onMap.folders), false);
    if (onMap.folders + nowhere.folders !== at.length) damaged("cellsAt");
    this.cells = [...onMap.cells, ...nowhere.cells];
    this.sheets = onMap.sheets;
    this.cells.forEach(({ file }, i) => this.cellOf.set(file, i));
    for (const sheet of this.sheets) this.sheetOf.set(sheet.file, sheet);
    this.room = sizeOf(manifest.room, "room") || damaged("room");
    this.rows = new Rows(this.index);
    this.terms = columns("terms");
    this.folders = { t: columns("termsAt"), a: columns("textsAt") };
    const online = table(manifest.online, "online"), folders = online.texts("at"), parts = online.lists("parts");
    this.online = online.numbers("organization", this.index.organizations.length + 1)
      .map((organization, i) => ({ organization, at: folders[i]!, parts: parts[i]!.map((n) => sizeOf(n, "online.parts", 10_000)) }));
    this.states = readStates(manifest.states, this.sheets.length);
    this.counts = readCounts(words.counts);
    this.index.articles = Array.from({ length: sizeOf(manifest.articles, "articles") }, () => ({ address: "", title: "", answer: "", questions: [] }));
  }

  /** add takes in a file. */
  add(file: string, text: string): void {
    if (file.startsWith("t/")) this.addWords(text);
    else if (file.startsWith("a/")) this.addArticles(file, text);
    else this.addGroups(file, text);
    this.given.add(file);
  }

  private addGroups(file: string, text: string): void {
    const raw = parse(text, "many-roads-search"), shard = readIndex(raw, this.date, this.index), size = shard.groups.length;
    const of = (cell: number, count: number) => (count <= this.room ? Array.from({ length: count }, (_, i) => cell * this.room + i) : damaged("size"));
    const cell = this.cellOf.get(file), sheet = this.sheetOf.get(file);
    let numbers: number[];
    if (sheet) {
      const counts = new Columns(raw, "file").numbers("cells", this.room + 1);
      if (counts.length !== sheet.cells.length) damaged("cells");
      numbers = counts.flatMap((count, i) => of(sheet.cells[i]!, count));
    } else numbers = cell === undefined ? new Columns(raw, "file").numbers("number", this.cells.length * this.room) : of(cell, size);
    if (numbers.length !== size) damaged("number");
    this.rows.add(shard, numbers);
  }

  private addWords(text: string): void {
    const columns = table(parse(text, "many-roads-words"), "words");
    const groups = columns.lists("groups"), articles = columns.lists("articles"), end = this.cells.length * this.room;
    columns.texts("word").forEach((written, i) => {
      const word = stem(fold(written));
      const places = steps(groups[i]!, 2), entries = steps(articles[i]!, 4);
      if (places.some((place) => place >> 1 >= end) || entries.some((entry) => entry >> 2 >= this.index.articles.length)) damaged("words");
      if (places.length) this.rows.addWord(word, places);
      if (entries.length) add(this.index.articleWords, word, entries);
    });
  }

  private addArticles(file: string, text: string): void {
    const first = Number(file.slice(file.lastIndexOf("/") + 1, -5)) * TEXTS;
    readArticles(parse(text, "many-roads-articles").articles).forEach((article, i) => {
      if (first + i >= this.index.articles.length) damaged("articles");
      this.index.articles[first + i] = article;
      this.ready.add(first + i);
    });
  }
}

function steps(list: unknown[], weights: number): number[] {
  let row = -1;
  return list.map((step) => {
    if (!Number.isInteger(step) || (step as number) < weights) damaged("words");
    row += Math.floor((step as number) / weights);
    return row * weights + ((step as number) % weights);
  });
}

function readStates(raw: unknown, sheets: number): Map<string, number[]> {
  if (typeof raw !== "object" || raw === null) damaged("states");
  return new Map(Object.entries(raw).map(([code, ranges]) => [code, String(ranges).split(" ").flatMap((range) => {
    const [from = NaN, to = from] = range.split("-").map(Number);
    if (!(from >= 0 && to < sheets && from <= to)) damaged("states");
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  })]));
}

function readCounts(raw: unknown): Counts {
  if (typeof raw !== "object" || raw === null) damaged("counts");
  return Object.fromEntries(FACETS.map((facet) => [facet, new Map(Object.entries((raw as Record<string, Record<string, number>>)[facet] ?? {}))])) as Counts;
}

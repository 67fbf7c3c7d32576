// An index that is cut into shards: what has been read of it so far, and which file a query needs next.
// Every shard is a small document of the same columns as the whole index, so what is read is one Index, and the same engine answers.

import { type Cell, milesTo, readCells } from "./cells";
import { Columns, type Raw, damaged, parse, table } from "./columns";
import { type Index, type Words, add, readArticles, readIndex, readPlaceFiles } from "./index";
import { NEAR } from "./nearby";
import { ABOUT_GROUPS, type Query } from "./query";
import { type Choices, type Counts, FACETS, type Result } from "./search";
import { fold, stem } from "./text";

const NO_DAY = 7, CARD = 32, TEXTS = 8, FOLDER = 32, AT_ONCE = 3, ENOUGH = 10;
const ANYWHERE = 40; // cells that are read for somebody who names no place, before it is said that there may be more

interface Online { organization: number; at: string; parts: number[] }

export class Shelf {
  readonly index: Index;
  readonly counts: Counts; // of the whole directory, on the day on which it was made
  private readonly cells: Cell[];
  private readonly states: Map<string, number[]>;
  private readonly online: Online[];
  private readonly terms: string[];
  private readonly folders: { t: string[]; c: string[]; a: string[] };
  private readonly rows = new Map<string, number>(); // address -> row
  private readonly cities = new Map<string, number>();
  private readonly words = new Map<string, number[]>(); // groups by their number in the directory
  private readonly given = new Set<string>(); // files that were read
  private readonly ready = new Set<number>(); // articles that were read

  constructor(manifest: Raw, lexicon: string, private readonly date: string) {
    this.index = readIndex(lexicon, date);
    this.index.places = readPlaceFiles(manifest.places);
    const columns = (key: string) => new Columns(manifest, "manifest").texts(key);
    this.cells = readCells(String(manifest.cells), columns("cellsAt"));
    this.terms = columns("terms");
    this.folders = { t: columns("termsAt"), c: columns("cardsAt"), a: columns("textsAt") };
    const online = table(manifest.online, "online"), at = online.texts("at"), parts = online.lists("parts");
    this.online = online.numbers("organization", this.index.organizations.length + 1).map((organization, i) => ({ organization, at: at[i]!, parts: parts[i]!.map(Number) }));
    this.states = readStates(manifest.states, this.cells.length);
    this.counts = readCounts(manifest.counts);
    const articles = Number(manifest.articles);
    if (!(articles >= 0 && articles < 1e6)) damaged("articles");
    this.index.articles = Array.from({ length: articles }, () => ({ address: "", title: "", answer: "", questions: [] }));
  }

  /** add takes in a file. */
  add(file: string, text: string): void {
    if (file.startsWith("t/")) this.addWords(text);
    else if (file.startsWith("a/")) this.addArticles(file, text);
    else this.addGroups(text, file.startsWith("c/") ? Number(file.slice(file.lastIndexOf("/") + 1, -5)) * CARD : undefined);
    this.given.add(file);
  }

  /** addGroups puts the groups of a shard behind those that are there; one that came with another shard is not taken twice. */
  private addGroups(text: string, first: number | undefined): void {
    const shard = readIndex(text, this.date, this.index), { index } = this;
    const city = shard.cities.map((one) => {
      const key = `${one.state} ${one.name}`, known = this.cities.get(key);
      if (known) return known;
      index.cities.push(one);
      this.cities.set(key, index.cities.length);
      return index.cities.length;
    });
    const rows = shard.groups.map((group) => {
      const known = this.rows.get(group.address);
      if (known !== undefined) return known;
      const row = index.groups.push({ ...group, city: group.city ? city[group.city - 1]! : 0 }) - 1;
      this.rows.set(group.address, row);
      return row;
    });
    for (const [to, from] of [[index.nameWords, shard.nameWords], [index.venueWords, shard.venueWords], [index.noteWords, shard.noteWords]] as const) {
      for (const [word, list] of from) addRows(to, word, list.map((row) => rows[row]!));
    }
    if (first === undefined) return;
    const last = first + shard.groups.length;
    for (const [word, numbers] of this.words) addRows(index.noteWords, word, numbers.filter((n) => n >= first && n < last).map((n) => rows[n - first]!));
  }

  private addWords(text: string): void {
    const columns = table(parse(text, "many-roads-words"), "words");
    const groups = columns.lists("groups"), articles = columns.lists("articles");
    columns.texts("word").forEach((written, i) => {
      const word = stem(fold(written));
      const numbers = steps(groups[i]!, 1), entries = steps(articles[i]!, 4);
      if (numbers.length) this.words.set(word, [...(this.words.get(word) ?? []), ...numbers]);
      if (entries.some((entry) => entry >> 2 >= this.index.articles.length)) damaged("words.articles");
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

  /** next is what a query needs after what was read: the likeliest and nearest first, and nothing once it is answered. */
  next(query: Query, choices: Choices, result: Result | undefined, want = ENOUGH): string[] {
    const files = this.wanted(query, choices, result, want).filter((file) => !this.given.has(file));
    return [...new Set(files)];
  }

  private wanted(query: Query, choices: Choices, result: Result | undefined, want: number): string[] {
    const groups = this.groupFiles(query, choices, result, want);
    const aboutGroups = query.wishes.some(({ readings }) => readings.some(({ kind }) => ABOUT_GROUPS.has(kind)));
    const later = aboutGroups && groups.length > 0; // who names a place or a day wants groups first
    const missing = [...this.wordFiles(query), ...(later ? [] : this.termFiles(query))].filter((file) => !this.given.has(file));
    if (missing.length || later) return [...missing, ...groups];
    return [...groups, ...this.articleFiles(query), ...this.cardFiles(query, result, want)];
  }

  /** groupFiles are the next shards of groups. Near a place all are read, since all may be seen; elsewhere until there are enough. */
  private groupFiles(query: Query, choices: Choices, result: Result | undefined, want: number): string[] {
    const found = result?.groups.length ?? 0;
    const readings = query.wishes.flatMap((wish) => wish.readings);
    const spots = readings.flatMap((one) => (one.kind === "place" ? one.at : []));
    if (spots.length) {
      const reach = Math.max(...readings.map((one) => (one.kind === "place" ? one.miles : 0)));
      const near = (miles: number) => this.cells.map((cell) => ({ cell, apart: Math.min(...spots.map((spot) => milesTo(cell, spot))) })).filter(({ apart }) => apart <= miles)
        .sort((a, b) => a.apart - b.apart).map(({ cell }) => cell.file).filter((file) => !this.given.has(file));
      const files = near(reach);
      if (files.length) return files.slice(0, result ? AT_ONCE * 2 : 2);
      const farther = reach === NEAR && (found < ENOUGH || (result?.wider ?? 0) > 0) ? near(2 * NEAR) : [];
      return farther.slice(0, AT_ONCE * 2);
    }
    if (found >= want || !this.asks(query, choices)) return [];
    const states = [...readings.flatMap((one) => (one.kind === "state" ? [one.is] : [])), ...(choices.place ?? [])];
    const online = this.onlineFiles(readings, choices);
    const inStates = states.flatMap((code) => this.states.get(code) ?? []).map((i) => this.cells[i]!.file);
    const joined = readings.some((one) => one.kind === "attendance" && !one.is.includes("in-person"));
    const every = Math.ceil(this.cells.length / ANYWHERE); // all over the country
    const anywhere = joined || states.length ? [] : this.cells.filter((_, i) => i % every === 0).map(({ file }) => file);
    const from = joined ? online : [...inStates, ...online, ...anywhere];
    return from.filter((file) => !this.given.has(file)).slice(0, AT_ONCE);
  }

  /** asks tells whether a query wishes anything of groups; words are looked up by their own files. */
  private asks({ wishes }: Query, choices: Choices): boolean {
    return wishes.some(({ kind }) => kind !== "word" && kind !== "here") || FACETS.some((facet) => choices[facet]?.length);
  }

  /** onlineFiles are the shards of groups that one joins from anywhere: those of the asked days, or from today on, of the asked paths. */
  private onlineFiles(readings: Query["wishes"][0]["readings"], choices: Choices): string[] {
    const bits = readings.reduce((all, one) => (one.kind === "day" ? all | one.days : all), 0) | (choices.day ?? []).reduce((all, day) => all | (1 << Number(day)), 0);
    const today = new Date(this.date + "T12:00:00").getDay();
    const days = [0, 1, 2, 3, 4, 5, 6].map((i) => (today + i) % 7).filter((day) => !bits || (bits >> day) & 1);
    const named = new Set([
      ...readings.flatMap((one) => (one.kind === "organization" ? one.is : [])),
      ...(choices.organization ?? []).map((id) => 1 + this.index.organizations.findIndex((one) => one.id === id)),
    ]);
    const flags = readings.flatMap((one) => (one.kind === "path" ? [one] : []));
    const families = readings.some((one) => one.kind === "audience" && (one.is === "families" || one.is === "parents"));
    const medication = readings.some((one) => one.kind === "medication");
    const rank = ({ organization }: Online) => {
      const has = this.index.organizations[organization - 1]?.flags ?? 0;
      return Number(families && !(has & 1)) + Number(medication && !(has & 8));
    };
    const paths = this.online.filter(({ organization }) => (!named.size || named.has(organization)) &&
      flags.every(({ flag, has }) => organization > 0 && Boolean((this.index.organizations[organization - 1]?.flags ?? 0) & flag) === has)).sort((a, b) => rank(a) - rank(b));
    return [...days, ...(bits ? [] : [NO_DAY])].flatMap((day) => paths.flatMap(({ organization, at, parts }) =>
      Array.from({ length: parts[day] ?? 0 }, (_, part) => `o/${at}/${organization}-${day}-${part}.json`)));
  }

  /** wordFiles are the shards of the words that no meaning was found for. */
  private wordFiles(query: Query): string[] {
    return this.shardsOfAll(query.wishes.flatMap(({ kind, readings }) => (kind === "word" || kind === "any" ? readings.flatMap((one) => (one.kind === "word" ? one.stems : [])) : [])));
  }

  /** termFiles are the shards of the words of which articles are asked. */
  private termFiles(query: Query): string[] {
    return this.shardsOfAll(query.terms.filter(({ light }) => !light).flatMap(({ any }) => any.slice(0, 3).flat()));
  }

  private shardsOfAll(words: string[]): string[] {
    return words.filter((word) => !this.index.stop.has(word)).flatMap((word) => this.shardsOf(word));
  }

  private shardsOf(word: string): string[] {
    let at = this.terms.findIndex((first) => first > word);
    if (at < 0) at = this.terms.length;
    const shards = [Math.max(0, at - 1)];
    if (this.terms[at]?.startsWith(word)) shards.push(at); // its plural may begin the next one
    return this.terms.length ? shards.map((n) => this.blockOf("t", n)) : [];
  }

  private blockOf(kind: "t" | "c" | "a", n: number): string {
    return `${kind}/${this.folders[kind][Math.floor(n / FOLDER)] ?? damaged(kind)}/${n}.json`;
  }

  /** articleFiles are the blocks of the articles that speak most of what was asked. */
  private articleFiles(query: Query): string[] {
    const score = new Map<number, number>(), { articleWords, articles } = this.index;
    for (const { any, light } of query.terms) {
      const best = new Map<number, number>();
      for (const list of any.slice(0, 3)) for (const word of list) {
        const entries = articleWords.get(word) ?? [], rarity = Math.log(1 + articles.length / (entries.length || 1)) * (light ? 0.3 : 1) / list.length;
        for (const entry of entries) best.set(entry >> 2, Math.max(best.get(entry >> 2) ?? 0, rarity * ((entry & 3) + 1)));
      }
      for (const [row, one] of best) score.set(row, (score.get(row) ?? 0) + one);
    }
    const rows = [...score].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([row]) => row);
    return rows.filter((row) => !this.ready.has(row)).map((row) => this.blockOf("a", Math.floor(row / TEXTS)));
  }

  /** cardFiles are the blocks of the groups in which all the words stand, or, where there is none, any of them. */
  private cardFiles(query: Query, result: Result | undefined, want: number): string[] {
    const wishes = query.wishes.filter(({ kind }) => kind === "word");
    if (!wishes.length || query.wishes.some(({ readings }) => readings.some((one) => one.kind === "place"))) return [];
    if ((result?.groups.length ?? 0) >= want && !result?.aside.length) return [];
    const lists = wishes.map(({ readings }) => new Set(readings.flatMap((one) => (one.kind === "word" ? this.withAll(one.stems) : [])))).filter((list) => list.size > 0);
    if (!lists.length) return [];
    const [first, ...others] = lists.sort((a, b) => a.size - b.size) as [Set<number>, ...Set<number>[]];
    const all = [...first].filter((n) => others.every((list) => list.has(n)));
    const blocks = new Set((all.length ? all : [...first]).map((n) => Math.floor(n / CARD)));
    const files = [...blocks].map((n) => this.blockOf("c", n)).filter((file) => !this.given.has(file));
    const read = blocks.size - files.length;
    return read * 2 >= want ? [] : files.slice(0, AT_ONCE * 2);
  }

  private withAll(words: string[]): number[] {
    const [first = [], ...others] = words.map((word) => this.words.get(word) ?? []).sort((a, b) => a.length - b.length);
    const sets = others.map((list) => new Set(list));
    return first.filter((n) => sets.every((set) => set.has(n)));
  }
}

function addRows(words: Words, word: string, rows: number[]): void {
  const list = words.get(word);
  if (!list) {
    if (rows.length) words.set(word, [...new Set(rows)]);
    return;
  }
  const known = new Set(list);
  for (const row of rows) if (!known.has(row)) list.push(row);
}

function steps(list: unknown[], weights: number): number[] {
  let row = -1;
  return list.map((step) => {
    if (!Number.isInteger(step) || (step as number) < weights) damaged("words");
    row += Math.floor((step as number) / weights);
    return row * weights + ((step as number) % weights);
  });
}

function readStates(raw: unknown, cells: number): Map<string, number[]> {
  if (typeof raw !== "object" || raw === null) damaged("states");
  return new Map(Object.entries(raw).map(([code, ranges]) => [code, String(ranges).split(" ").flatMap((range) => {
    const [from = NaN, to = from] = range.split("-").map(Number);
    if (!(from >= 0 && to < cells && from <= to)) damaged("states");
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  })]));
}

function readCounts(raw: unknown): Counts {
  if (typeof raw !== "object" || raw === null) damaged("counts");
  return Object.fromEntries(FACETS.map((facet) => [facet, new Map(Object.entries((raw as Record<string, Record<string, number>>)[facet] ?? {}))])) as Counts;
}

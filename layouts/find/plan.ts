// Which file of a cut index a query needs next, after what was read: the likeliest and nearest first, in as few round trips as may be.

import { type Cell, type Sheet, milesTo } from "./cells";
import { damaged } from "./columns";
import type { Spot } from "./geo";
import { NEAR } from "./nearby";
import { ABOUT_GROUPS, type Query, type Reading } from "./query";
import { type Choices, FACETS, type Result } from "./search";
import { type Online, type Shelf, TEXTS } from "./shelf";

const NO_DAY = 7, FOLDER = 32, ENOUGH = 10;
const AT_FIRST = 2; // files of groups that are asked for before anything is known of them
const AT_ONCE = 8; // and then
const ANYWHERE = 40; // cells that are read for somebody who names no place, before it is said that there may be more
const A_FEW = 4; // sheets that are read beyond what was asked, where little was found

export class Plan {
  constructor(private readonly shelf: Shelf) {}

  /** next is what a query needs after what was read: the likeliest and nearest first, and nothing once it is answered. `want` is how
   * many groups are enough where no place is named, `cards` how many of those that were found are to have their names. */
  next(query: Query, choices: Choices, result: Result | undefined, want = ENOUGH, cards = want): string[] {
    const files = this.shelf.beside(this.wanted(query, choices, result, want, cards), query).filter((file) => !this.shelf.given.has(file));
    return [...new Set(files)];
  }

  private wanted(query: Query, choices: Choices, result: Result | undefined, want: number, cards: number): string[] {
    const groups = this.groupFiles(query, choices, result, want);
    const named = result?.groups.filter(({ group }) => group.name).length ?? 0;
    const found = groups.length && named >= cards ? [] : this.nameless(result, cards); // until all is read, the first may be others
    if (named < cards && found.length && result!.groups.length >= cards) return found; // there is enough to show
    const aboutGroups = query.wishes.some(({ readings }) => readings.some(({ kind }) => ABOUT_GROUPS.has(kind)));
    const later = aboutGroups && (groups.length > 0 || (named > 0 && !asksMore(query))); // who names a place or a day wants groups
    const missing = [...this.wordFiles(query), ...(later ? [] : this.termFiles(query))].filter((file) => !this.shelf.given.has(file));
    if (missing.length || later) return [...missing, ...groups, ...found];
    return [...groups, ...found, ...this.articleFiles(query), ...this.namedFiles(query, choices, result, want)];
  }

  /** nameless are the cells of the groups that are shown first and have no name yet. */
  private nameless(result: Result | undefined, cards: number): string[] {
    const hits = result && cards > 0 ? [...result.groups.slice(0, cards), ...result.farther] : [];
    const files = hits.filter(({ group }) => !group.name).map(({ group }) => this.shelf.cells[Math.floor(this.shelf.rows.numberOf(group)! / this.shelf.room)]!.file);
    return [...new Set(files)].filter((file) => !this.shelf.given.has(file)).slice(0, 2 * AT_ONCE);
  }

  /** groupFiles are the next shards of groups. Near a place, and in a state, all are read, so that counts are exact; elsewhere until there are enough. */
  private groupFiles(query: Query, choices: Choices, result: Result | undefined, want: number): string[] {
    const found = result?.groups.length ?? 0;
    const readings = query.wishes.flatMap((wish) => wish.readings);
    const states = [...readings.flatMap((one) => (one.kind === "state" ? [one.is] : [])), ...(choices.place ?? [])];
    const spots = readings.flatMap((one) => (one.kind === "place" ? one.at : []));
    if (spots.length) return this.nearFiles(query, choices, result, spots);
    if (states.length) return this.stateFiles(query, choices, result, states);
    if (found >= want || !this.asks(query, choices)) return [];
    const joined = readings.some((one) => one.kind === "attendance" && !one.is.includes("in-person"));
    const every = Math.ceil(this.shelf.cells.length / ANYWHERE); // all over the country
    const anywhere = joined ? [] : this.shelf.cells.filter((_, i) => i % every === 0).map(({ file }) => file);
    const left = [...this.onlineFiles(readings, choices), ...anywhere].filter((file) => !this.shelf.given.has(file));
    return left.slice(0, found || !result ? AT_FIRST - Number(!this.selective(query, choices)) : AT_ONCE);
  }

  /** nearFiles begins with the cells around a place, and goes on with the sheets, up to how far was asked. Where little is there, it looks a little farther. */
  private nearFiles(query: Query, choices: Choices, result: Result | undefined, spots: Spot[]): string[] {
    const reach = Math.max(...query.wishes.flatMap(({ readings }) => readings.map((one) => (one.kind === "place" ? one.miles : 0))));
    const apart = (square: Cell | Sheet) => Math.min(...spots.map((spot) => milesTo(square, spot)));
    const within = <S extends Cell | Sheet>(squares: S[], miles: number): S[] => squares.map((square) => ({ square, far: apart(square) }))
      .filter(({ far }) => far <= miles * 1.01).sort((a, b) => a.far - b.far).map(({ square }) => square);
    const near = this.unread(within(this.shelf.sheets, reach));
    if (!result) return this.selective(query, choices) ? near.slice(0, AT_FIRST) : within(this.onMap(), reach).slice(0, AT_FIRST).map(({ file }) => file);
    if (near.length) return near.slice(0, AT_ONCE);
    if (reach !== NEAR || result.groups.length >= ENOUGH) return [];
    const farther = this.unread(within(this.shelf.sheets, 2 * NEAR));
    return farther.slice(0, result.groups.length && !result.wider ? A_FEW : AT_ONCE).slice(0, result.groups.length && farther.length > A_FEW ? 0 : AT_ONCE);
  }

  private onMap(): Cell[] {
    return this.shelf.cells.slice(0, 1 + Math.max(-1, ...this.shelf.sheets.map(({ cells }) => cells[cells.length - 1] ?? -1)));
  }

  /** stateFiles are the sheets in which the states have groups; a few cells of them first, to have something to show. */
  private stateFiles(query: Query, choices: Choices, result: Result | undefined, states: string[]): string[] {
    const sheets = [...new Set(states.flatMap((code) => this.shelf.states.get(code) ?? []))].map((i) => this.shelf.sheets[i]!);
    if (result || this.selective(query, choices)) return this.unread(sheets).slice(0, result ? AT_ONCE : AT_FIRST);
    return sheets.flatMap(({ cells }) => cells).slice(0, AT_FIRST).map((i) => this.shelf.cells[i]!.file);
  }

  /** unread are the sheets of which some cell was not read. */
  private unread(sheets: Sheet[]): string[] {
    return sheets.filter(({ file, cells }) => !this.shelf.given.has(file) && cells.some((i) => !this.shelf.given.has(this.shelf.cells[i]!.file))).map(({ file }) => file);
  }

  /** selective tells whether few groups will be what is asked, so that many must be looked at. */
  private selective({ wishes }: Query, choices: Choices): boolean {
    return wishes.some(({ kind }) => !["place", "state", "here", "medication", "any", "attendance", "day"].includes(kind)) || FACETS.some((facet) => facet !== "place" && choices[facet]?.length);
  }

  /** asks tells whether a query wishes anything of groups; words are looked up by their own files. */
  private asks({ wishes }: Query, choices: Choices): boolean {
    return wishes.some(({ kind }) => kind !== "word" && kind !== "here") || FACETS.some((facet) => choices[facet]?.length);
  }

  /** onlineFiles are the shards of groups that one joins from anywhere: those of the asked days, or from today on, of the asked paths. */
  private onlineFiles(readings: Query["wishes"][0]["readings"], choices: Choices): string[] {
    const bits = readings.reduce((all, one) => (one.kind === "day" ? all | one.days : all), 0) | (choices.day ?? []).reduce((all, day) => all | (1 << Number(day)), 0);
    const today = new Date(this.shelf.date + "T12:00:00").getDay();
    const days = [0, 1, 2, 3, 4, 5, 6].map((i) => (today + i) % 7).filter((day) => !bits || (bits >> day) & 1);
    const named = new Set([
      ...readings.flatMap((one) => (one.kind === "organization" ? one.is : [])),
      ...(choices.organization ?? []).map((id) => 1 + this.shelf.index.organizations.findIndex((one) => one.id === id)),
    ]);
    const flags = readings.flatMap((one) => (one.kind === "path" ? [one] : []));
    const families = readings.some((one) => one.kind === "audience" && (one.is === "families" || one.is === "parents"));
    const medication = readings.some((one) => one.kind === "medication");
    const rank = ({ organization }: Online) => {
      const has = this.shelf.index.organizations[organization - 1]?.flags ?? 0;
      return Number(families && !(has & 1)) + Number(medication && !(has & 8));
    };
    const paths = this.shelf.online.filter(({ organization }) => (!named.size || named.has(organization)) &&
      flags.every(({ flag, has }) => organization > 0 && Boolean((this.shelf.index.organizations[organization - 1]?.flags ?? 0) & flag) === has)).sort((a, b) => rank(a) - rank(b));
    return [...days, ...(bits ? [] : [NO_DAY])].flatMap((day) => paths.flatMap(({ organization, at, parts }) =>
      Array.from({ length: parts[day] ?? 0 }, (_, part) => `o/${at}/${organization}-${day}-${part}.json`)));
  }

  /** wordFiles are the shards of the words that no meaning was found for. */
  private wordFiles(query: Query): string[] {
    const words = query.wishes.flatMap(({ kind, readings }) => (kind === "word" || kind === "any" || kind === "audience" ? readings.flatMap((one) => (one.kind === "word" ? one.stems : [])) : []));
    return this.shardsOfAll(words);
  }

  /** termFiles are the shards of the words of which articles are asked. */
  private termFiles(query: Query): string[] {
    return this.shardsOfAll(query.terms.filter(({ light }) => !light).flatMap(({ any }) => any.slice(0, 3).flat()));
  }

  private shardsOfAll(words: string[]): string[] {
    return words.filter((word) => !this.shelf.index.stop.has(word)).flatMap((word) => this.shardsOf(word));
  }

  private shardsOf(word: string): string[] {
    let at = this.shelf.terms.findIndex((first) => first > word);
    if (at < 0) at = this.shelf.terms.length;
    const shards = [Math.max(0, at - 1)];
    if (this.shelf.terms[at]?.startsWith(word)) shards.push(at); // its plural may begin the next one
    return this.shelf.terms.length ? shards.map((n) => this.blockOf("t", n)) : [];
  }

  private blockOf(kind: "t" | "a", n: number): string {
    return `${kind}/${this.shelf.folders[kind][Math.floor(n / FOLDER)] ?? damaged(kind)}/${n}.json`;
  }

  /** articleFiles are the blocks of the articles that speak most of what was asked. */
  private articleFiles(query: Query): string[] {
    const score = new Map<number, number>(), { articleWords, articles } = this.shelf.index;
    for (const { any, light } of query.terms) {
      const best = new Map<number, number>();
      for (const list of any.slice(0, 3)) for (const word of list) {
        const entries = articleWords.get(word) ?? [], rarity = Math.log(1 + articles.length / (entries.length || 1)) * (light ? 0.3 : 1) / list.length;
        for (const entry of entries) best.set(entry >> 2, Math.max(best.get(entry >> 2) ?? 0, rarity * ((entry & 3) + 1)));
      }
      for (const [row, one] of best) score.set(row, (score.get(row) ?? 0) + one);
    }
    const rows = [...score].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([row]) => row);
    return rows.filter((row) => !this.shelf.ready.has(row)).map((row) => this.blockOf("a", Math.floor(row / TEXTS)));
  }

  /** namedFiles are the cells of the groups in which all the words stand, or, where there is none, any of them. */
  private namedFiles(query: Query, choices: Choices, result: Result | undefined, want: number): string[] {
    const wishes = query.wishes.filter(({ kind }) => kind === "word");
    const placed = choices.place?.length || query.wishes.some(({ readings }) => readings.some((one: Reading) => one.kind === "place" || one.kind === "state"));
    if (!wishes.length || placed || ((result?.groups.length ?? 0) >= want && !result?.aside.length)) return [];
    const lists = wishes.map(({ readings }) => new Set(readings.flatMap((one) => (one.kind === "word" ? this.shelf.rows.withAll(one.stems) : [])))).filter((list) => list.size > 0);
    if (!lists.length) return [];
    const [first, ...others] = lists.sort((a, b) => a.size - b.size) as [Set<number>, ...Set<number>[]];
    const all = [...first].filter((n) => others.every((list) => list.has(n)));
    const cells = new Set((all.length ? all : [...first]).map((n) => Math.floor(n / this.shelf.room)));
    const files = [...cells].map((n) => this.shelf.cells[n]!.file).filter((file) => !this.shelf.given.has(file));
    return (cells.size - files.length) * 2 >= want ? [] : files.slice(0, AT_ONCE);
  }
}

/** asksMore tells whether there are words that say nothing of a group; who gives only a place, a path and the like has no question. */
const asksMore = ({ wishes }: Query) => wishes.some(({ kind }) => ["word", "any", "medication", "right"].includes(kind));

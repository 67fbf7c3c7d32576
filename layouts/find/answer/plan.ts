// Which files of a cut index a query needs next, after what was read: in as few round trips as may be, and first what shows ten groups.
// A query goes through steps: what is likely to hold ten groups (`first`); what makes counts exact, or finds more (`rest`); the names of
// the groups that are shown, and articles. A step depends on what was read and on nothing else, so it may be asked for at any time.

import { type Cell, type Sheet, type Square, milesTo } from "../index/cells";
import type { Spot } from "../index/geo";
import { FAMILIES, FOR_MEDICATION } from "../index/record";
import { stems } from "../index/text";
import type { Query, Reading, Wish } from "../query/meaning";
import { NEAR } from "../query/nearby";
import { reachOf, readingsOf, spotsOf, wantsGroups } from "../query/wishes";
import { Chances, type Range, rangesOf } from "./chance";
import { askedOf } from "./facets";
import { type Choices, FACETS, type Result } from "./search";
import type { Online, Shelf } from "./shelf";
import { Texts } from "./texts";

const NO_DAY = 7, ENOUGH = 10;
const SPARE = 1.6; // how many times as many groups are looked for as are needed
const PART = 64; // groups of a file of those that one joins from anywhere
const AT_ONCE = 8; // sheets to begin with, or files more of groups that one joins from anywhere, that are asked for at once
const BEGUN = 12; // files of groups that one joins from anywhere to begin with
const CELLS = 16; // cells that are begun with, rather than with their sheets: then the names of those groups are there at once
const MANY = 16; // sheets at once
const ANYWHERE = 40; // cells that are begun with for somebody who names no place
const MOST = 16; // files that are read for ten groups from anywhere, before it is said that there may be more
const SOME = 10; // files that are read to look a little farther
const A_FEW = 6; // files that are read beyond what was asked, where little was found
const LAST = 9; // rank of what is read last
const OTHER_DAY = 0.05; // of those who meet the day before or after, by the reader's clock
const MOST_OF = 0.5; // of groups: where as many are as was asked, those for people on medication can come first
const HEAVY = 3; // a group weighs so many times as much in a cell as in a sheet

/** A Looker says where groups are looked for: what is likely to show ten of them, and what is left after what that held. */
interface Looker { first: () => string[]; rest: (result: Result) => string[]; expect: number } // groups in all

export class Plan {
  readonly lost = new Set<string>(); // files that didn't come
  private readonly chances: Chances;
  private readonly texts: Texts;
  private readonly sheetOf: Sheet[] = []; // by cell
  private readonly named: string[][]; // the words by which an organization is called, by its number
  private readonly inCell: number; // groups, on the average
  private readonly inSheet: number; // cells
  private last: { key: string; looker: Looker } | undefined;

  constructor(private readonly shelf: Shelf) {
    this.chances = new Chances(shelf);
    this.texts = new Texts(shelf, this.missing);
    this.named = [[], ...shelf.index.organizations.map(({ name }) => stems(name))];
    for (const sheet of shelf.sheets) for (const i of sheet.cells) this.sheetOf[i] = sheet;
    this.inCell = this.chances.all / shelf.cells.length || 1;
    this.inSheet = this.sheetOf.length / shelf.sheets.length || 1;
  }

  /** next is what a query needs after what was read, and nothing once it is answered. `want` is how many groups are enough where no place
   * is named, `cards` how many of those that were found are to have their names. */
  next(query: Query, choices: Choices, result: Result | undefined, want = ENOUGH, cards = want): string[] {
    return this.missing(this.beside(query, this.step(query, choices, result, want, cards)));
  }

  /** ahead is what is likely to be needed whatever the tables of places say: the shards of the words of a question, and of a name, and where a
   * place is `settled`, what lies around it. */
  ahead(query: Query, question: boolean, name: boolean, settled: boolean): string[] {
    return this.missing([
      ...(question ? this.texts.terms(query, false) : []), ...(name || settled ? this.texts.words(query, false) : []),
      ...(settled ? this.beside(query, this.looker(query, {}, ENOUGH).first()) : []),
    ]);
  }

  private fileOf = (cell: number) => this.shelf.cells[cell]!.file;
  private has = (file: string) => this.shelf.given.has(file) || this.lost.has(file);
  private missing = (files: string[]) => [...new Set(files)].filter((file) => !this.has(file));

  /** beside adds, where a right or what a place has is asked for, the files that say it of the groups whose sheets are read. */
  private beside({ wishes }: Query, files: string[]): string[] {
    const asks = readingsOf(wishes).some((one) => one.kind === "right" || this.ofAccess(one));
    const bare = ({ file, cells }: Sheet) => files.includes(file) || (this.has(file) && cells.some((i) => !this.has(this.fileOf(i))));
    return asks ? [...files, ...this.shelf.sheets.filter(bare).map(({ file }) => file.replace("/s", "/x"))] : files;
  }

  private step(query: Query, choices: Choices, result: Result | undefined, want: number, cards: number): string[] {
    const groups = this.looker(query, choices, want);
    const about = wantsGroups(query);
    const few = groups.expect < ENOUGH; // then all that may be shown is asked for at once
    const words = this.missing(this.texts.words(query, few)), begin = [...words, ...this.missing(groups.first())];
    if (begin.length) {
      const terms = this.missing(this.texts.terms(query, !groups.expect || !this.asks(query, choices)));
      return [...begin, ...(about && !few ? [] : terms.length ? terms : this.missing(this.texts.articles(query))), ...(words.length ? [] : this.bearing(query, choices, NOTHING, want))];
    }
    if (!result) return [];
    let named = 0;
    for (const { group } of result.groups) {
      if (named > cards) break;
      if (group.name) named++;
    }
    const rest = this.missing(groups.rest(result));
    const names = rest.length && named >= cards ? [] : this.nameless(result, cards); // until all is read, the first may be others
    if (named < cards && names.length && result.groups.length >= cards) return names; // there is enough to show
    const texts = about && named > 0 && !asksMore(query) ? [] : this.texts.next(query, about || result.readFirst.length > 0);
    return [...(rest.length ? rest : names), ...texts, ...this.missing(this.bearing(query, choices, result, want))];
  }

  /** nameless are the cells of the groups that are shown first and have no name yet. */
  nameless(result: Pick<Result, "groups" | "farther">, cards: number): string[] {
    const hits = cards > 0 ? [...result.groups.slice(0, cards), ...result.farther] : [];
    const files = hits.filter(({ group }) => !group.name).map(({ group }) => this.fileOf(Math.floor(this.shelf.rows.numberOf(group)! / this.shelf.room)));
    return this.missing(files).slice(0, 2 * AT_ONCE);
  }

  /** looker says where groups are looked for. Near a place, and in a state, all are read, so that counts are exact; elsewhere until there are enough. */
  private looker(query: Query, choices: Choices, want: number): Looker {
    const key = JSON.stringify([query.wishes, choices, want]);
    if (key !== this.last?.key) this.last = { key, looker: this.newLooker(query, choices, want) };
    return this.last.looker;
  }

  private newLooker(query: Query, choices: Choices, want: number): Looker {
    const states = [...readingsOf(query.wishes).flatMap((one) => (one.kind === "state" ? [one.is] : [])), ...(choices.place ?? [])], spots = spotsOf(query.wishes);
    if (spots.length) return this.near(query, choices, spots, want);
    if (states.length) return this.inStates(query, choices, states);
    const all = query.wishes.every(({ kind }) => kind === "here"); // "meetings": nothing in particular, and any group will do
    if (!all && !this.asks(query, choices)) return { first: () => [], rest: () => [], expect: Infinity };
    return this.anywhere(query, choices, want);
  }

  /** near begins with the cells around a place, and goes on with all within the distance that was asked. Where the nearest groups are farther
   * than is usually looked, only who looks on is led through all that is as near as those. */
  private near(query: Query, choices: Choices, spots: Spot[], want: number): Looker {
    const { sheets, cells } = this.shelf, known = new Map<Square, number>();
    const apart = (square: Square) => {
      let miles = known.get(square);
      if (miles === undefined) known.set(square, (miles = Math.min(...spots.map((spot) => milesTo(square, spot)))));
      return miles;
    };
    const within = (miles: number) => {
      const reached = (square: Square) => apart(square) <= miles * 1.01;
      return sheets.filter(reached).flatMap((sheet) => sheet.cells).filter((i) => reached(cells[i]!)).sort((a, b) => apart(cells[a]!) - apart(cells[b]!) || a - b);
    };
    const reach = reachOf(query.wishes), near = within(reach), around = reach === NEAR ? within(2 * NEAR) : near;
    return this.area(query, choices, near, near.length * this.inCell, around, ({ groups, wider }) => (wider && want > ENOUGH ? within(wider) : groups.length < ENOUGH ? around : []));
  }

  /** area is all of some cells, which have so many groups. It begins with the first of those `around`, and where all are read it looks `farther`. */
  private area(query: Query, choices: Choices, cells: number[], groups: number, around = cells, farther = (_: Result): number[] => [], more = 0): Looker {
    const part = this.chances.of(query, choices), expect = part * this.inCell;
    return {
      expect: part * groups,
      first: () => this.begin(around, expect, more),
      rest: (result) => {
        const left = this.missing(this.cover(cells)), others = left.length ? [] : this.missing(this.cover(farther(result)));
        const many = others.length > SOME && result.groups.length > 0 && !result.wider;
        return this.missing([...this.texts.words(query, true), ...left, ...(many ? [] : others)]).slice(0, MANY);
      },
    };
  }

  /** inStates begins with a few cells of the states, to have something to show. */
  private inStates(query: Query, choices: Choices, states: string[]): Looker {
    const { states: sheetsOf, sheets, cells, counts } = this.shelf, within = (codes: string[]) => new Set(codes.flatMap((code) => sheetsOf.get(code) ?? []).map((i) => sheets[i]!));
    const all = [...within(states)].flatMap((sheet) => sheet.cells), others = within([...sheetsOf.keys()].filter((code) => !states.includes(code)));
    const shared = (i: number) => Number(others.has(this.sheetOf[i]!)); // with another state
    const dense = all.sort((a, b) => shared(a) - shared(b) || cells[a]!.height - cells[b]!.height);
    const groups = states.reduce((sum, code) => sum + (counts.place.get(code) ?? 0), 0);
    return this.area(query, choices, dense, groups, dense, undefined, 1); // one more, because little is known of where they are
  }

  /** begin is what is likely to hold ten groups: the first of these cells, or, where that would be many, the first of their sheets. */
  private begin(cells: number[], expect: number, more = 0): string[] {
    const count = Math.ceil((ENOUGH * SPARE) / expect) + more;
    if (count <= CELLS) return cells.slice(0, count).filter((i) => !this.known(i)).map((i) => this.fileOf(i));
    const sheets = [...new Set(cells.map((i) => this.sheetOf[i]!))].slice(0, this.sheetsFor(expect));
    return sheets.filter(({ cells }) => !cells.every((i) => this.known(i))).map(({ file }) => file);
  }

  private sheetsFor = (expect: number) => Math.min(AT_ONCE, Math.ceil((ENOUGH * SPARE) / (expect * this.inSheet)));

  /** known: all groups of a cell are there, at least without their names. */
  private known = (i: number) => this.has(this.fileOf(i)) || this.has(this.sheetOf[i]!.file);

  /** cover is what is left to be read of cells: where it is few of a sheet, these cells, and otherwise the sheet. */
  private cover(cells: number[]): string[] {
    const left = new Map<Sheet, number[]>();
    for (const i of cells) if (!this.known(i)) {
      const sheet = this.sheetOf[i]!, some = left.get(sheet);
      if (some) some.push(i);
      else left.set(sheet, [i]);
    }
    return [...left].flatMap(([sheet, some]) => (some.length * HEAVY <= sheet.cells.length ? some.map((i) => this.fileOf(i)) : [sheet.file]));
  }

  /** ofAccess: it wishes what a place has, "wheelchair", which so many say that no list of the word leads to them. */
  private ofAccess = (one: Reading) => one.kind === "word" && one.stems.some((word) => this.shelf.rows.isAccess(word));

  /** asks tells whether a query wishes anything of groups; other words are looked up by their own files. */
  private asks({ wishes }: Query, choices: Choices): boolean {
    return wishes.some(({ kind }) => kind !== "word" && kind !== "here") || readingsOf(wishes).some(this.ofAccess) || FACETS.some((facet) => choices[facet]?.length);
  }

  /** anywhere reads two kinds of files: those of groups that one joins from anywhere (`online`), and, unless only these were asked for, the
   * cells of the map. The kind comes first of which a file is likely to hold more. It begins with as many files as are likely to hold ten
   * groups, and goes on by how many groups those held that were read, until there are enough. */
  private anywhere(query: Query, choices: Choices, want: number): Looker {
    const conflict = this.conflict(query), medication = query.wishes.some(({ kind }) => kind === "medication");
    if (conflict.length) return { first: () => conflict.flatMap((one) => this.anywhere({ ...query, wishes: query.wishes.filter((wish) => wish !== one) }, choices, want).first()), rest: () => [], expect: 0 };
    const remote = query.wishes.some(({ kind, readings, not }) => kind === "attendance" && !not && readings.some((one) => one.kind === "attendance" && !one.is.includes("in-person")));
    const inCell = this.inCell * this.chances.of(query, choices), online = this.online(query, choices), cells = remote ? [] : this.spread();
    const files: { file: string; expect?: number }[] = inCell > 2 * (online[0]?.expect ?? 0) ? [...cells, ...online] : [...online, ...cells], first: string[] = [];
    let sum = 0;
    for (const one of files) {
      if (first.length >= BEGUN || sum >= ENOUGH * SPARE) break; // cells get their names only where they are asked for
      first.push(one.file);
      sum += one.expect ?? inCell;
    }
    const cellsRead = () => (remote ? 0 : [...this.shelf.given, ...this.lost].filter((file) => /\/c\d*\.json/.test(file)).length);
    /** more are so many files as are likely to hold what is missing, if they hold as much as those that were read; of all kinds at most `most` are read. */
    const more = (enough: number, have: number, most: number) => {
      const read = online.filter(({ file }) => this.has(file)).length + cellsRead(), needed = Math.ceil(((enough - have) * SPARE * read) / (have || 1));
      const left: string[] = [], end = Math.min(AT_ONCE, most - read, needed);
      for (const { file } of files) {
        if (!(left.length < end)) break;
        if (!this.has(file)) left.push(file);
      }
      return left;
    };
    return {
      expect: Infinity,
      first: () => first,
      rest: ({ groups, aside }) => {
        if (!aside.length && this.texts.bearers(query) !== undefined) return []; // the words' own lists tell where they are
        if (groups.length < want) return more(want, groups.length, (MOST * want) / ENOUGH);
        return medication ? more(ENOUGH, groups.filter(({ tier }) => tier === 0).length, A_FEW) : []; // who welcomes medication comes first
      },
    };
  }

  /** spread are all cells, those first that lie all over the country; none is left out in the end, or there would be more than is said. */
  private spread(): Cell[] {
    const { cells } = this.shelf, every = Math.ceil(cells.length / ANYWHERE), all: Cell[] = [];
    for (let from = 0; from < every; from++) for (let i = from; i < cells.length; i += every) all.push(cells[i]!);
    return all;
  }

  /** conflict are wishes that no organization meets all at once: Narcotics Anonymous, and secular. */
  private conflict({ wishes }: Query): Wish[] {
    const about = wishes.filter(aboutOrganizations), all = [0, ...this.shelf.index.organizations.map((_, i) => i + 1)];
    return about.length > 1 && !all.some((n) => about.every((wish) => this.meets(wish, n))) ? about : [];
  }

  private flagsOf = (organization: number) => this.shelf.index.organizations[organization - 1]?.flags ?? 0;

  private meets({ readings, not }: Wish, n: number): boolean {
    const meets = (one: Reading) => (one.kind === "organization" ? one.is.includes(n) : one.kind === "path" && n > 0 && Boolean(this.flagsOf(n) & one.flag) === one.has);
    return readings.some(meets) !== Boolean(not);
  }

  /** online are the files of groups that one joins from anywhere, each with how many groups are to be expected in it. An organization has files
   * for each weekday, each a part of the day in the order of the clock. Taken are those of the asked organizations on the asked days, or from today
   * on, and, last of all, on the days beside these. First come those for families, or for people on medication, or called as was asked, where
   * that was asked; among these, those that hold most of the asked hours. */
  private online(query: Query, choices: Choices): { file: string; expect: number }[] {
    const ranges = rangesOf(query, choices), part = this.chances.of(query, choices, true), rank = this.ranking(query, part);
    const paths = this.paths(query, choices), ranks = paths.map(({ organization }) => rank(organization)), files: { file: string; rank: number; held: number; expect: number }[] = [];
    const days = this.days(query, choices), beside = [...new Set(days.flatMap((day) => [(day + 6) % 7, (day + 1) % 7]))].filter((day) => days.length < 7 && !days.includes(day)); // by the clock of who meets it may be the day before or after
    for (const day of [...days, ...beside]) for (let n = 0, all = 0; all < paths.length; n++) { // the first part of each organization, then the second: of many, rather than much of one
      all = 0; // organizations that have no such part
      paths.forEach(({ organization, at, parts: { [day]: parts = 0 } }, i) => {
        if (n >= parts) return void all++;
        const held = ranges.length ? Math.max(...ranges.map((range) => overlap(range, n / parts, (n + 1) / parts))) : 1;
        const other = beside.includes(day);
        files.push({ file: `o/${at}/${organization}-${day}-${n}.json`, rank: ranks[i]! + (other ? LAST : 0), held, expect: PART * part * held * (other ? OTHER_DAY : 1) });
      });
    }
    return files.sort((a, b) => a.rank - b.rank || b.held - a.held);
  }

  /** ranking says how soon the files of an organization are read, the least first; `part` of the groups that one joins from anywhere are as was asked. */
  private ranking({ wishes }: Query, part: number): (organization: number) => number {
    const readings = readingsOf(wishes), families = readings.some((one) => one.kind === "audience" && (one.is === "families" || one.is === "parents")), medication = readings.some(({ kind }) => kind === "medication");
    const bears = (one: Reading, n: number) => one.kind === "word" && (one.name ? one.stems.some((word) => this.named[n]!.includes(word)) : one.stems.every((word) => this.named[n]!.includes(word))); // "Women for Sobriety"
    return (n) => Number(families && !(this.flagsOf(n) & FAMILIES)) + Number(medication && part > MOST_OF && !(this.flagsOf(n) & FOR_MEDICATION)) - Number(readings.some((one) => bears(one, n)));
  }

  /** days are those that were asked, or all from today on, and that of the groups of which none is known. */
  private days({ wishes }: Query, choices: Choices): number[] {
    const bits = askedOf(wishes, choices).days;
    const today = new Date(this.shelf.date + "T12:00:00").getDay();
    return [...[0, 1, 2, 3, 4, 5, 6].map((i) => (today + i) % 7).filter((day) => (bits >> day) & 1), ...(bits === 127 ? [NO_DAY] : [])];
  }

  /** paths are the organizations that meet every wish about organizations. */
  private paths({ wishes }: Query, choices: Choices): Online[] {
    const chosen = new Set((choices.organization ?? []).map((id) => 1 + this.shelf.index.organizations.findIndex((one) => one.id === id)));
    const about = wishes.filter(aboutOrganizations);
    return this.shelf.online.filter(({ organization }) => (!chosen.size || chosen.has(organization)) && about.every((wish) => this.meets(wish, organization)));
  }

  /** bearing are the cells of the groups in which the words of a query stand. Where they may be a name, those are read that are called so. */
  private bearing(query: Query, choices: Choices, { groups, aside }: Pick<Result, "groups" | "aside">, want: number): string[] {
    const placed = choices.place?.length || query.wishes.some(({ readings }) => readings.some(({ kind }) => kind === "place" || kind === "state") && !readings.some(({ kind }) => kind === "word"));
    const named = query.wishes.some(({ kind, readings, not }) => kind === "any" && !not && readings.some((one) => one.kind === "word"));
    if (placed || (groups.length >= want && !aside.length && !named)) return [];
    const alone = query.wishes.every(({ kind }) => kind === "word"), cells = this.texts.bearers(query) ?? [];
    let sum = 0;
    const first = alone || named ? cells.filter(([, n]) => (sum += n) - n < want * SPARE) : cells; // of those that nothing else is asked, ten are enough
    const files = this.missing(first.map(([n]) => this.fileOf(n))), read = cells.filter(([n]) => this.has(this.fileOf(n))).length;
    return read * 2 >= want ? [] : files.slice(0, AT_ONCE);
  }
}

/** asksMore tells whether there are words that say nothing of a group; who gives only a place, a path and the like has no question. */
const asksMore = ({ wishes }: Query) => wishes.some(({ kind }) => ["word", "any", "medication", "right"].includes(kind));

const NOTHING = { groups: [], aside: [] };

const aboutOrganizations = ({ kind }: Wish) => kind === "organization" || kind === "path";

/** overlap is which part of a stretch of the day lies in a range. */
const overlap = ([start, end]: Range, from: number, to: number) => Math.max(0, Math.min(end, to) - Math.max(start, from)) / (to - from);

// The groups that have been read, as columns: what is counted, filtered and sorted lies in lists of numbers, one for all files that were
// read, and a group is a view of one row. What only a card shows stays in the file that brought it. All is as it stands on the reader's date.

import { Columns, DEGREES, type Raw, damaged, sizeOf, table } from "./columns";
import type { Spot } from "./geo";
import { Labels } from "./labels";
import { ATTENDANCE, type City, type Evidence, FOR_MEDICATION, type Group, type Organization, PROOF, RATINGS, fromHome } from "./record";
import { type Meeting, behind, daysBy, lead, readersZone, timeBy } from "./schedule";

export const DAYS = 40_000; // that a column may count
const DAY = 86_400_000;
const UNKNOWN = RATINGS.indexOf("unknown");
export const NOWHERE = -(2 ** 31); // north of a group of which nobody knows where it is

/** The columns of all rows that a file has, too. Whole numbers, as docs/search-index.md says, but: north and east in thousandths of a degree from
 * 0° 0', audience and language as places in Groups.audiences and languages, `verified` 0 or 1, and what has expired unknown. */
const SHARED = ["organization", "city", "state", "north", "east", "located", "rating", "expires", "rights", "attendance", "audience", "language", "access", "proof", "paused", "verified", "meetings"] as const;
/** Beside them `lead`, the minutes by which the reader's clock is ahead of `days` and `start`, and `first`, the place of its first meeting, and `card` and `place`, where its name came from: 1 + the place in Groups.sheaves, and the place there. */
const COLUMNS = [...SHARED, "made", "first", "card", "place", "lead"] as const;
export type Column = (typeof COLUMNS)[number];

const isDate = (text: unknown) => typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text);

/** dayOf is a date as a number of days. */
export function dayOf(date: unknown): number {
  return isDate(date) ? Date.parse(date as string) / DAY : damaged("day");
}

type Rule = Partial<Pick<Meeting, "monthly" | "every" | "zone" | "from" | "until" | "cancelled">>;

function isRule(raw: unknown): raw is Rule {
  if (typeof raw !== "object" || raw === null) return false;
  const { monthly = [], every = 1, zone = "UTC", from, until, cancelled = [] } = raw as Raw;
  return Array.isArray(monthly) && monthly.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(Number.isInteger)) &&
    Number.isInteger(every) && typeof zone === "string" && [from, until].every((one) => one === undefined || isDate(one)) && Array.isArray(cancelled) && cancelled.every(isDate);
}

/** What the columns of a file's groups may hold: the end of their range, or the table of the file, or what is known beside it, into which they point. */
const RANGES = {
  organization: "organizations", city: "cities", state: "states", folder: "folders", venue: "venues", restricted: "restricted", language: "languages", seen: "seen", zone: "zones",
  expires: DAYS, rightsExpire: DAYS, verified: DAYS, located: 3, rating: RATINGS.length, rights: 128, attendance: ATTENDANCE.length, proof: PROOF.length, paused: 2,
  listedBy: 7, listedIn: 12_000, saidBy: 7, saidIn: 12_000, meetings: 10_000, audience: 0, access: 0, north: 0, east: 0,
} as const;
type Key = keyof typeof RANGES;
const KEYS = Object.keys(RANGES) as Key[];
const PLACE = Object.fromEntries(KEYS.map((key, i) => [key, i])) as Record<Key, number>;

const TABLES = ["folders", "venues", "zones", "seen", "restricted"] as const;

/** A Sheaf is the groups of one file, read and found whole. */
export interface Sheaf {
  size: number;
  day: number; // that is 1 in the columns of days, since 1970
  name: string[];
  slug: string[];
  numbers: Int32Array; // all columns, one behind the other, in the order of KEYS
  tables: Record<(typeof TABLES)[number], string[]>;
  languages: string[][];
  cities: readonly City[];
  rules: Rule[];
  first: Int32Array; // the place of each group's first meeting
  days: Int32Array;
  start: Int32Array;
  minutes: Int32Array;
  rule: Int32Array;
  rows: ArrayLike<number>; // in Groups, once they are there
  names: Labels;
  venues: Labels;
}

/** What is known beside a file: room for numbers that are not kept, the tables into which it points, and how many bits a set has. */
export interface Around { spare: (length: number) => Int32Array; organizations: ArrayLike<unknown>; states: ArrayLike<unknown>; cities: readonly City[]; audiences: number; accesses: number }

/** readSheaf reads the groups of a file. In a shard, columns that hold only 0 and tables that hold nothing are left out. */
export function readSheaf(raw: Raw, around: Around, shard: boolean): Sheaf {
  const file = (key: string) => (shard && raw[key] === undefined ? [] : new Columns(raw, "file").texts(key)); // each its own length
  const tables = Object.fromEntries(TABLES.map((key) => [key, file(key)])) as Sheaf["tables"];
  const languages = shard && raw.languages === undefined ? [] : textLists(new Columns(raw, "file").lists("languages"), "languages");
  const size = sizeOf(raw.size, "size"), columns = table(raw.groups, "groups", shard, size);
  const slug = columns.texts("slug"), name = columns.texts("name"), bare = shard && !name.length; // a sheet is needed no more once its groups are in their rows
  const numbers: Int32Array = bare ? around.spare(size * KEYS.length) : new Int32Array(size * KEYS.length);
  const lengths = { ...tables, ...around, languages };
  KEYS.forEach((key, i) => {
    const range = RANGES[key], spot = key === "north" || key === "east";
    const end = spot ? 2 * DEGREES : key === "audience" ? 2 ** around.audiences : key === "access" ? 2 ** around.accesses : typeof range === "number" ? range : lengths[range].length + 1;
    columns.packed(key, end, spot ? -end : 0, numbers, i * size);
  });
  columns.done();
  const rules = shard && raw.rules === undefined ? [] : raw.rules;
  if (!Array.isArray(rules) || !rules.every(isRule)) return damaged("rules");
  const first = new Int32Array(size), meetingsAt = PLACE.meetings * size, folderAt = PLACE.folder * size;
  let all = 0;
  for (let i = 0; i < size; i++) {
    first[i] = all;
    all += numbers[meetingsAt + i]!;
    if (name[i] && !numbers[folderAt + i]) damaged("groups.folder");
  }
  const meetings = table(raw.meetings ?? (shard ? {} : undefined), "meetings", shard, sizeOf(all, "meetings"));
  const days = meetings.packed("days", 128), start = meetings.packed("start", 24 * 60, -1);
  const minutes = meetings.packed("minutes", 100_000), rule = meetings.packed("rule", rules.length + 1);
  meetings.done();
  const day = raw.day === undefined || raw.day === "" ? 0 : dayOf(raw.day);
  return { size, day, name, slug, numbers, tables, languages, cities: around.cities, rules, first, days, start, minutes, rule, rows: [], names: new Labels(name), venues: new Labels(tables.venues) };
}

/** columnOf is what a column of a file says of its groups. */
export const columnOf = ({ numbers, size }: Sheaf, key: Key): Int32Array => numbers.subarray(PLACE[key] * size, (PLACE[key] + 1) * size);

export function textLists(lists: unknown[][], name: string): string[][] {
  if (!lists.every((list) => list.every((entry) => typeof entry === "string"))) damaged(name);
  return lists as string[][];
}

/** Groups are all groups that were read. */
export class Groups {
  readonly views: View[] = [];
  readonly is = {} as Record<Column, Int32Array>;
  days: Int32Array = new Int32Array(0); // of meetings, those of a group behind each other; 0 once it is over. By the reader's clock, like `start`, where one joins from home
  start: Int32Array = new Int32Array(0);
  private meetings = 0;
  private room = 0; // rows that the columns have room for
  readonly audiences: string[][] = []; // each set that some group has
  readonly languages: string[][] = [];
  readonly sheaves: Sheaf[] = []; // the files that brought names
  private readonly setOf = new Map<string | number, number>();
  private readonly madeSet: boolean[] = []; // by audience
  private readonly madeBy: boolean[]; // by organization
  readonly today: number;
  private readonly here = readersZone();
  private free: Int32Array = new Int32Array(0);

  constructor(organizations: readonly Organization[], readonly audienceKeys: string[], readonly date: string) {
    this.today = dayOf(date);
    this.madeBy = [false, ...organizations.map(({ flags }) => (flags & FOR_MEDICATION) > 0)];
    this.makeRoom(0, 0);
  }

  /** spare is room for the numbers of a file that is not kept: the same again and again, with what was there. */
  spare = (length: number): Int32Array => (this.free.length < length ? (this.free = new Int32Array(length)) : this.free);

  /** leadOf is by how many minutes the reader's clock is ahead of a zone's, today. */
  leadOf = (zone: string): number => lead(this.here, zone, (this.today + 0.5) * DAY);

  /** zoneBehind is a zone whose clock the reader's is so many minutes ahead of. */
  zoneBehind = (minutes: number): string => behind(this.here, minutes, (this.today + 0.5) * DAY);

  /** lasts tells whether the day on which something ends is still to come. */
  lasts(end: number): boolean {
    return end > this.today;
  }

  /** add puts the groups of a file into rows, of which those that are not there yet come in order. `cities` are the places of its cities in the index.
   * A row that has its name keeps what it has, and one that has none gets what it lacks. What does not stand in the file as it is asked for is
   * reckoned: places, sets, and what has expired. */
  add(sheaf: Sheaf, rows: ArrayLike<number>, cities: ArrayLike<number>): void {
    const { size, numbers, name, day } = sheaf;
    this.makeRoom(size, sheaf.days.length);
    const { organization, city, north, east, located, rating, expires, rights, attendance, audience, language, paused, verified, meetings, made, first, card, place, lead: ahead } = this.is;
    const number = name.some(Boolean) ? this.sheaves.push(sheaf) : 0, list = new Int32Array(size);
    const before = this.views.length;
    let count = 0;
    sheaf.rows = rows;
    for (let i = 0; i < size; i++) {
      const row = rows[i]!;
      if (row < this.views.length && (card[row] || !name[i])) continue;
      if (row === this.views.length) this.views.push(new View(this, row));
      if (name[i]) card[row] = number, place[row] = i;
      list[count++] = i;
    }
    const fresh = this.views.length === before + size; // then all follow each other
    for (const key of SHARED) {
      const from = PLACE[key] * size, into = this.is[key];
      if (fresh) into.set(numbers.subarray(from, from + size), before);
      else for (let k = 0; k < count; k++) into[rows[list[k]!]!] = numbers[from + list[k]!]!;
    }
    const until = (end: number) => end && day + end - 1, endAt = PLACE.rightsExpire * size, over = [false, ...sheaf.rules.map((one) => one.until !== undefined && one.until < this.date)];
    const sets = [[], ...sheaf.languages].map((set) => this.languageOf(set)), middles = [{ north: 0, east: 0 }, ...sheaf.cities.map(({ at }) => ({ north: Math.round((at?.north ?? 0) * 1000), east: Math.round((at?.east ?? 0) * 1000) }))];
    const leads = ["", ...sheaf.tables.zones].map(this.leadOf), ruled = [undefined, ...sheaf.rules.map(({ zone }) => zone && this.leadOf(zone))] as (number | undefined)[];
    for (let k = 0; k < count; k++) {
      const i = list[k]!, row = rows[i]!, own = city[row]!, middle = middles[own]!, end = until(expires[row]!);
      city[row] = own && cities[own - 1]!;
      north[row] = located[row] ? middle.north + north[row]! : NOWHERE;
      east[row]! += middle.east;
      expires[row] = end;
      if (end && !this.lasts(end)) rating[row] = UNKNOWN;
      if (!this.lasts(until(numbers[endAt + i]!) || end)) rights[row] = 0;
      audience[row] = this.audienceOf(audience[row]!);
      language[row] = sets[language[row]!]!;
      verified[row] = Number(!paused[row] && this.lasts(until(verified[row]!)));
      made[row] = Number(this.madeSet[audience[row]!] || this.madeBy[organization[row]!]);
      first[row] = this.meetings;
      const home = fromHome(attendance[row]!), usual = leads[numbers[PLACE.zone * size + i]!]!;
      ahead[row] = home ? 0 : usual;
      for (let at = sheaf.first[i]!, last = at + meetings[row]!; at < last; at++) {
        const start = sheaf.start[at]!, minutes = home ? ruled[sheaf.rule[at]!] ?? usual : 0;
        this.days[this.meetings] = over[sheaf.rule[at]!] ? 0 : daysBy(sheaf.days[at]!, start, minutes);
        this.start[this.meetings++] = timeBy(start, minutes);
      }
    }
  }

  /** addRights gives rows the rights and access that their own file left out. */
  addRights(rows: ArrayLike<number>, day: number, rights: Int32Array, expire: Int32Array, access: Int32Array): void {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (this.is.card[row]) continue;
      this.is.rights[row] = this.lasts(expire[i] ? day + expire[i]! - 1 : this.is.expires[row]!) ? rights[i]! : 0;
      this.is.access[row] = access[i]!;
    }
  }

  private makeRoom(rows: number, meetings: number): void {
    const used = this.views.length;
    if (!this.room || used + rows > this.room) {
      const room = (this.room = Math.max(used + rows, 2 * this.room, 2048)), all = new Int32Array(room * COLUMNS.length); // one list for all
      COLUMNS.forEach((key, i) => {
        const longer = all.subarray(i * room, (i + 1) * room);
        if (used) longer.set(this.is[key].subarray(0, used));
        this.is[key] = longer;
      });
    }
    this.days = grown(this.days, this.meetings, meetings);
    this.start = grown(this.start, this.meetings, meetings);
  }

  private languageOf(set: string[]): number {
    let place = this.setOf.get(set.join());
    if (place === undefined) this.setOf.set(set.join(), (place = this.languages.push(set) - 1));
    return place;
  }

  private audienceOf(bits: number): number {
    let place = this.setOf.get(bits);
    if (place !== undefined) return place;
    const set = this.audienceKeys.filter((_, bit) => (bits >> bit) & 1);
    this.setOf.set(bits, (place = this.audiences.push(set) - 1));
    this.madeSet[place] = set.includes("people-on-medication");
    return place;
  }
}

/** grown is a list with room for so many more. */
export function grown(list: Int32Array, used: number, more: number): Int32Array {
  if (used + more <= list.length) return list;
  const longer = new Int32Array(Math.max(used + more, 2 * used, 2048));
  longer.set(list.subarray(0, used));
  return longer;
}

const MONTHS = [12, 12, 9, 6, 24, 0]; // for which evidence of a grade counts

/** evidence is who says so and since when; a month that is not written follows from the day on which it ends, where there is one. */
function evidence(by: number, month: number, ends: number): Evidence | undefined {
  if (!by) return undefined;
  const end = new Date(ends * DAY), months = MONTHS[by - 1]!;
  const since = month || (ends && months ? (end.getUTCFullYear() - 2000) * 12 + end.getUTCMonth() + 1 - months : 0);
  return { grade: "ABCDEF"[by - 1]!, month: since > 0 ? `${2000 + Math.floor((since - 1) / 12)}-${String(((since - 1) % 12) + 1).padStart(2, "0")}` : "" };
}

/** slugFrom is a slug of which what the name says was left out. */
function slugFrom(rest: string, name: string): string {
  if (rest !== "" && !rest.startsWith("-")) return rest;
  const plain = name.replace(/['’]/g, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") + rest;
}

/** A View is one group. */
export class View implements Group {
  constructor(private readonly all: Groups, readonly row: number) {}

  private of(column: Column): number {
    return this.all.is[column][this.row]!;
  }
  /** card is the file that has its name, where it has come. */
  private get card(): Sheaf | undefined {
    return this.all.sheaves[this.of("card") - 1];
  }
  /** told reads a number of that file, 0 where none has come. */
  private told(key: Key): number {
    const { card } = this;
    return card ? card.numbers[PLACE[key] * card.size + this.of("place")]! : 0;
  }
  /** day reads a day of that file, since 1970, 0 for none. */
  private day(key: "expires" | "rightsExpire" | "verified"): number {
    return this.told(key) && this.card!.day + this.told(key) - 1;
  }
  private text(table: keyof Sheaf["tables"], key: Key): string {
    return this.card?.tables[table][this.told(key) - 1] ?? "";
  }
  private get rated(): boolean {
    return !this.of("expires") || this.all.lasts(this.of("expires"));
  }

  get name(): string {
    return this.card?.name[this.of("place")] ?? "";
  }
  get address(): string {
    return this.card ? `/groups/${this.text("folders", "folder")}/${slugFrom(this.card.slug[this.of("place")] ?? "", this.name)}/` : "";
  }
  get organization() { return this.of("organization"); }
  get city() { return this.of("city"); }
  get state() { return this.of("state"); }
  get at(): Spot | undefined {
    return this.of("located") ? { north: this.of("north") / 1000, east: this.of("east") / 1000 } : undefined;
  }
  get rough() { return this.of("located") === 2; }
  get venue() { return this.text("venues", "venue"); }
  get rating() { return this.of("rating"); }
  get restricted() { return this.rated ? this.text("restricted", "restricted") : ""; }
  get rights() { return this.of("rights"); }
  get made() { return this.of("made") > 0; }
  get attendance() { return this.of("attendance"); }
  get audience() { return this.all.audiences[this.of("audience")]!; }
  get languages() { return this.all.languages[this.of("language")]!; }
  get proof() { return this.of("proof"); }
  get paused() { return this.of("paused") > 0; }
  get verified() { return this.of("verified") > 0; }
  get seen() { return this.text("seen", "seen"); }
  get listed() { return evidence(this.told("listedBy"), this.told("listedIn"), this.day("verified")); }
  get said(): Evidence | undefined {
    const end = this.day("rightsExpire") || this.day("expires");
    if (!this.all.lasts(end) && this.of("rating") === UNKNOWN) return undefined;
    return evidence(this.told("saidBy"), this.told("saidIn"), this.day("expires") || end);
  }
  /** meetings are those that are not over. Before its name has come, each is taken for one of every week, by a clock as far from the reader's as its own. */
  get meetings(): Meeting[] {
    const { days, start } = this.all, { card } = this, from = this.of("first"), home = fromHome(this.attendance), list: Meeting[] = [];
    for (let i = 0; i < this.of("meetings"); i++) {
      if (!days[from + i]) continue;
      if (!card) {
        list.push({ zone: this.all.zoneBehind(this.of("lead")), days: days[from + i]!, start: start[from + i]!, lead: this.of("lead") });
        continue;
      }
      const at = card.first[this.of("place")]! + i, meeting: Meeting = { zone: this.text("zones", "zone"), ...card.rules[card.rule[at]! - 1], days: card.days[at]!, start: card.start[at]!, minutes: card.minutes[at] };
      meeting.lead = this.all.leadOf(meeting.zone);
      if (home) meeting.home = true;
      list.push(meeting);
    }
    return list;
  }
}


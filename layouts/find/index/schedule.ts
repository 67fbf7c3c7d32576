// When a meeting takes place next. The same rules as generator/group, held to the same table of cases (generator/group/testdata/schedule.json).
// A local time that the clocks skip moves forward by what they skip; one that comes twice counts the first time; weeks begin on Monday.

export interface Meeting {
  days: number; // weekdays as bits, Sunday is 1
  start: number; // minutes after midnight, local; -1: not known
  minutes?: number;
  zone: string; // IANA
  monthly?: [n: number, day: number][]; // n is 1 to 5, or -1 for the last
  every?: number; // weeks, counted from the week of `from`
  from?: string; // YYYY-MM-DD
  until?: string;
  cancelled?: string[];
  lead?: number; // minutes by which the reader's clock is ahead of this one
  home?: boolean; // one joins from where the reader is
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const HORIZON = 800; // days that are looked through: the rarest rule, a fifth weekday, comes within 120

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
  } catch {
    return undefined; // a zone that this browser doesn't know
  }
}

const QUARTER = 900_000; // clocks change at the quarters of an hour
const offsets = new Map<string, number>();

/** offset is how far a zone's clock is ahead of UTC at an instant, in milliseconds; NaN in a zone that nobody knows. To ask a clock is
 * slow, and a week of meetings asks for the same quarters of an hour again and again: the last answers are kept. */
export function offset(zone: string, instant: number): number {
  const key = zone + Math.floor(instant / QUARTER);
  let known = offsets.get(key);
  if (known === undefined) {
    if (offsets.size > 5000) offsets.clear();
    offsets.set(key, (known = readClock(zone, instant)));
  }
  return known;
}

function readClock(zone: string, instant: number): number {
  const clock = clocks.get(zone) ?? clockOf(zone);
  if (!clock) return NaN;
  clocks.set(zone, clock);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (clock.format(instant).match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** toInstant reads a local wall clock (as if it were UTC) in a zone. */
function toInstant(zone: string, wall: number): number {
  const before = offset(zone, wall - DAY);
  const after = offset(zone, wall + DAY);
  if (before === after || offset(zone, wall - before) === before) return wall - before;
  return offset(zone, wall - after) === after ? wall - after : wall - before;
}

const dayOf = (date: string) => Date.parse(date + "T00:00:00Z") / DAY;
const weekday = (day: number) => (((day + 4) % 7) + 7) % 7; // day 0, 1 January 1970, was a Thursday
const week = (day: number) => Math.floor((day + 3) / 7); // weeks begin on Monday

function monthlyHit(rules: [number, number][], day: number): boolean {
  const date = new Date(day * DAY).getUTCDate();
  const last = new Date((day + 7) * DAY).getUTCDate() < 8;
  return rules.some(([n, on]) => on === weekday(day) && (n === Math.ceil(date / 7) || (n === -1 && last)));
}

/** meetsOn tells whether a day fits the rule; from, until and cancelled days are the caller's. */
function meetsOn(m: Meeting, day: number): boolean {
  if (m.monthly?.length) return monthlyHit(m.monthly, day);
  if (!((m.days >> weekday(day)) & 1)) return false;
  return !m.every || m.every < 2 || !m.from || (week(day) - week(dayOf(m.from))) % m.every === 0;
}

/** nextStarts are the next starts that are not before an instant, at most `count`. A meeting in progress is not among them. */
export function nextStarts(m: Meeting, after: number, count = 1): number[] {
  const found: number[] = [];
  if (m.start < 0 || !(m.days || m.monthly?.length)) return found;
  const yesterday = Math.floor((after + offset(m.zone, after)) / DAY) - 1;
  const first = m.from ? Math.max(yesterday, dayOf(m.from)) : yesterday;
  const last = Math.min(first + HORIZON, m.until ? dayOf(m.until) : Infinity);
  const cancelled = m.cancelled?.map(dayOf) ?? [];
  for (let day = first; day <= last && found.length < count; day++) {
    if (!meetsOn(m, day) || cancelled.includes(day)) continue;
    const start = toInstant(m.zone, day * DAY + m.start * MINUTE);
    if (start >= after) found.push(start);
  }
  return found;
}

/** nextOf is the next start of any of a group's meetings, or undefined. */
export function nextOf(meetings: Meeting[], after: number): number | undefined {
  let first: number | undefined;
  for (const meeting of meetings) {
    const [start] = nextStarts(meeting, after);
    if (start !== undefined && (first === undefined || start < first)) first = start;
  }
  return first;
}

/** readersZone is the zone of the reader's clock. */
export const readersZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** today is the reader's own date, YYYY-MM-DD. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** lead is by how many minutes the clock of one zone is ahead of another's at an instant; 0 where nobody knows one of them. */
export const lead = (here: string, zone: string, instant: number): number => Math.round((offset(here, instant) - offset(zone, instant)) / MINUTE) || 0;

/** behind is a zone whose clock that of `here` is so many minutes ahead of, as it is at an instant; `here` itself where no zone is named by whole hours. */
export function behind(here: string, minutes: number, instant: number): string {
  const hours = (offset(here, instant) / MINUTE - minutes) / 60;
  return minutes && Number.isInteger(hours) && hours >= -12 && hours <= 14 ? `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}` : here;
}

/** turned are weekdays so many days later. */
export function turned(days: number, later: number): number {
  const by = ((later % 7) + 7) % 7;
  return ((days << by) | (days >> (7 - by))) & 127;
}

/** daysLater is how many days later a meeting is by a clock that is so many minutes ahead: 11 p.m. in Boston is the next day in London. */
export const daysLater = (start: number, ahead: number): number => (start < 0 ? 0 : Math.floor((start + ahead) / 1440));

/** daysBy are the weekdays of a meeting by a clock that is so many minutes ahead. */
export const daysBy = (days: number, start: number, ahead: number): number => (ahead ? turned(days, daysLater(start, ahead)) : days);

/** timeBy is when a meeting begins by a clock that is so many minutes ahead. */
export const timeBy = (start: number, ahead: number): number => (start < 0 || !ahead ? start : start + ahead - 1440 * daysLater(start, ahead));

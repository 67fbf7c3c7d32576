// The filters: which values a group has of each, and how many groups would match with every one of them.

import type { Index } from "../index/index";
import { TIME_RANGES } from "../index/lexicon";
import { ATTENDANCE, PROOF, RATINGS } from "../index/record";
import { type Meeting, daysBy, daysLater, timeBy, turned } from "../index/schedule";
import type { Wish } from "../query/meaning";

export const FACETS = ["medication", "day", "time", "attendance", "organization", "place", "audience", "language", "proof"] as const;
export type Facet = (typeof FACETS)[number];
export type Choices = Partial<Record<Facet, string[]>>;
export type Counts = Record<Facet, Map<string, number>>;

const TIMES = Object.keys(TIME_RANGES) as (keyof typeof TIME_RANGES)[];
export const inRange = (start: number, from: number, to: number) => start >= 0 && (from < to ? start >= from && start < to : start >= from || start < to);

/** The times of the day as bits, by minute; behind them that of no hour. */
const BUCKETS = minutes((start) => TIMES.reduce((bits, name, bit) => bits | (Number(inRange(start, TIME_RANGES[name][0], TIME_RANGES[name][1])) << bit), 0));

/** minutes is a value for each minute of the day and, at its end, for -1: no hour. */
function minutes(value: (start: number) => number): Uint8Array {
  const list = new Uint8Array(1441);
  for (let start = 0; start < 1440; start++) list[start] = value(start);
  list[1440] = value(-1);
  return list;
}

/** Asked is what the words, or words and filters, ask of one and the same meeting: its weekdays as bits, and when it begins. */
export interface Asked { days: number; ranges: (readonly [from: number, to: number])[]; soon?: boolean } // soon: all by the reader's clock
export interface Times extends Asked { hourless?: boolean } // hourless: those that give no hour count, too

/** askedOf reads wishes, and with them the filters that were chosen. */
export function askedOf(wishes: Wish[], choices: Choices = {}): Asked {
  let days = choices.day?.length ? bitsOf(choices.day, Number) : 127;
  const ranges: Asked["ranges"] = (choices.time ?? []).flatMap((time) => (time in TIME_RANGES ? [TIME_RANGES[time as keyof typeof TIME_RANGES]] : []));
  let soon = false;
  for (const { kind, readings, not } of wishes) {
    if (kind === "day") days &= readings.reduce((bits, one) => (one.kind === "day" ? bits | one.days : bits), 0) ^ (not ? 127 : 0);
    if (kind === "time") for (const one of readings) if (one.kind === "time") {
      ranges.push([one.from, one.to]);
      soon ||= one.soon === true;
    }
  }
  return { days, ranges, ...(soon && { soon }) };
}

/** asAsked are the meetings that begin as was asked, each on those of its days alone: who asks for Friday is never told of Wednesday. */
export function asAsked(meetings: Meeting[], { days, ranges, soon }: Asked): Meeting[] {
  return meetings.flatMap((one) => {
    const { start } = one, ahead = leadOf(one, soon), wanted = turned(days, -daysLater(start, ahead)), at = timeBy(start, ahead);
    if (!(one.days & wanted) || (ranges.length && !ranges.some(([from, to]) => inRange(at, from, to)))) return [];
    return [days === 127 ? one : { ...one, days: one.days & wanted, monthly: one.monthly?.filter(([, day]) => (wanted >> day) & 1) }];
  });
}

/** leadOf is how far ahead the clock is by which a meeting is asked for: the reader's, where one joins from home and for what begins soon. */
export const leadOf = ({ lead = 0, home }: Meeting, soon = false): number => (home || soon ? lead : 0);

/** A facet that is not about meetings: the column that tells the sets of its values, and these sets. */
interface Column { facet: Facet; ids: Int32Array; sets: readonly (readonly string[])[] }

/** columnsOf are those of an index. A hybrid group can be taken part in both ways. */
function columnsOf({ table: { is, audiences, languages }, organizations, states }: Index): Column[] {
  const none: string[] = [];
  return [
    { facet: "medication", ids: is.rating, sets: RATINGS.map((is) => [is]) },
    { facet: "attendance", ids: is.attendance, sets: ATTENDANCE.map((way) => (way === "hybrid" ? ["in-person", "online", way] : [way])) },
    { facet: "organization", ids: is.organization, sets: [none, ...organizations.map(({ id }) => [id])] },
    { facet: "place", ids: is.state, sets: [none, ...states.map(({ code }) => [code])] },
    { facet: "audience", ids: is.audience, sets: audiences },
    { facet: "language", ids: is.language, sets: languages },
    { facet: "proof", ids: is.proof, sets: PROOF.map((is, i) => (i ? [is] : none)) },
  ];
}

const bitsOf = (list: string[] | undefined, bit: (value: string) => number) => (list ?? []).reduce((bits, value) => bits | (1 << bit(value)), 0);

/** Found are the rows that match, and how many would with each value of each facet, which is counted once somebody asks. */
export interface Found { matches: Int32Array; counts: () => Counts }

/** filter finds the groups of which `meets` holds and that are as was chosen. */
export function filter(index: Index, meets: Uint8Array, asked: Times, choices: Choices): Found {
  let known: Look | undefined, made: Counts | undefined;
  const look = () => (known ??= lookAt(index, meets, asked, choices)), counts = () => (made ??= countsOf(look()));
  if (asked.days !== 127 || asked.ranges.length || FACETS.some((facet) => choices[facet]?.length)) return { matches: look().matches, counts };
  const matches = new Int32Array(meets.length);
  let found = 0;
  for (let row = 0; row < meets.length; row++) if (meets[row]) matches[found++] = row;
  return { matches: matches.subarray(0, found), counts };
}

/** A Look is what one pass over the rows finds: those that match; by column, how many only lack what was chosen of that facet, by their sets;
 * and how many have each set of weekdays and of times of the day, each under what was chosen but of its own facet. */
interface Look { matches: Int32Array; columns: Column[]; tallies: Uint32Array[]; days: Uint32Array; times: Uint32Array }

function lookAt(index: Index, meets: Uint8Array, asked: Times, choices: Choices): Look {
  const { is: { first, meetings, lead }, days, start } = index.table, columns = columnsOf(index);
  const onDays = bitsOf(choices.day, Number), atTimes = bitsOf(choices.time, (time) => TIMES.indexOf(time as never));
  const free = asked.days === 127 && !asked.ranges.length, open = free && !onDays && !atTimes;
  const inTime = asked.ranges.length ? minutes((at) => Number(at < 0 ? asked.hourless : asked.ranges.some(([from, to]) => inRange(at, from, to)))) : undefined;
  const chosen = columns.map(({ facet, sets }, at) => ({ at, ids: columns[at]!.ids, has: choices[facet]?.length ? sets.map((set) => set.some((value) => choices[facet]!.includes(value))) : undefined })).filter(({ has }) => has);
  const tallies = columns.map(({ sets }) => new Uint32Array(sets.length)), dayTally = new Uint32Array(128), timeTally = new Uint32Array(1 << TIMES.length), list = new Int32Array(meets.length);
  let found = 0;
  for (let row = 0; row < meets.length; row++) {
    if (!meets[row]) continue;
    let any = free, fits = open, ofDays = 0, ofTimes = 0; // of one meeting that is all that was asked: days under the chosen times, times under the chosen days
    for (let at = first[row]!, end = at + meetings[row]!; at < end; at++) {
      const ahead = asked.soon ? lead[row]! : 0, begins = timeBy(start[at]!, ahead);
      const on = daysBy(days[at]!, start[at]!, ahead) & asked.days, minute = begins < 0 ? 1440 : begins;
      if (!on || (inTime && !inTime[minute])) continue;
      any = true;
      const time = BUCKETS[minute]!, dayFits = !onDays || (on & onDays) > 0, timeFits = !atTimes || (time & atTimes) > 0;
      if (timeFits) ofDays |= on;
      if (dayFits) ofTimes |= time;
      if (dayFits && timeFits) fits = true;
    }
    if (!any) continue;
    let failed = -1, fails = 0; // the one facet of which it has none of the chosen values
    if (chosen.length) for (const { at, ids, has } of chosen) if (!has![ids[row]!]) failed = at, fails++;
    if (fails > 1) continue;
    if (!fails) {
      dayTally[ofDays]!++;
      timeTally[ofTimes]!++;
    }
    if (!fits) continue;
    if (fails) tallies[failed]![columns[failed]!.ids[row]!]!++;
    else list[found++] = row;
  }
  return { matches: list.subarray(0, found), columns, tallies, days: dayTally, times: timeTally };
}

/** countsOf adds the rows that match to a look's tallies, and spells these out. */
function countsOf({ matches, columns, tallies, days, times }: Look): Counts {
  columns.forEach(({ ids }, at) => {
    const tally = tallies[at]!;
    for (let i = 0; i < matches.length; i++) tally[ids[matches[i]!]!]!++;
  });
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Counts;
  const add = (facet: Facet, value: string, more: number) => more && counts[facet].set(value, (counts[facet].get(value) ?? 0) + more);
  columns.forEach(({ facet, sets }, at) => sets.forEach((set, id) => set.forEach((value) => add(facet, value, tallies[at]![id]!))));
  days.forEach((more, bits) => more && [..."0123456"].forEach((day, bit) => (bits >> bit) & 1 && add("day", day, more)));
  times.forEach((more, bits) => more && TIMES.forEach((time, bit) => (bits >> bit) & 1 && add("time", time, more)));
  return counts;
}

// The filters: which values a group has of each, and how many groups would match with every one of them.

import { ATTENDANCE, type Group, type Index, PROOF, RATINGS } from "./index";
import { TIME_RANGES } from "./lexicon";

export const FACETS = ["medication", "day", "time", "attendance", "organization", "place", "audience", "language", "proof"] as const;
export type Facet = (typeof FACETS)[number];
export type Choices = Partial<Record<Facet, string[]>>;
export type Counts = Record<Facet, Map<string, number>>;

const TIMES = Object.keys(TIME_RANGES) as (keyof typeof TIME_RANGES)[];
export const inRange = (start: number, from: number, to: number) => start >= 0 && (from < to ? start >= from && start < to : start >= from || start < to);
const bucketOf = (start: number) => TIMES.findIndex((name) => inRange(start, TIME_RANGES[name][0], TIME_RANGES[name][1]));

type StaticFacet = Exclude<Facet, "day" | "time">;
const STATIC = FACETS.filter((facet): facet is StaticFacet => facet !== "day" && facet !== "time");

/** valuesOf are the values of a facet that a group has. A hybrid group can be taken part in both ways. */
function valuesOf(facet: StaticFacet, group: Group, index: Index): string[] {
  switch (facet) {
    case "medication": return [RATINGS[group.rating]!];
    case "attendance": {
      const way = ATTENDANCE[group.attendance]!;
      return way === "hybrid" ? ["in-person", "online", way] : [way];
    }
    case "organization": return group.organization ? [index.organizations[group.organization - 1]!.id] : [];
    case "place": return group.state ? [index.states[group.state - 1]!.code] : [];
    case "audience": return group.audience;
    case "language": return group.languages;
    case "proof": return group.proof ? [PROOF[group.proof]!] : [];
  }
}

export interface Times { days: number; ranges: [number, number][]; hourless?: boolean } // what the wishes ask of one and the same meeting

/** Of every facet a group has values, by number: groups that have the same share one list. */
interface Column { names: string[]; number: Map<string, number>; lists: Map<string, number[]>; rows: number[][] }

export class Facets {
  private readonly columns = STATIC.map((facet): { facet: StaticFacet } & Column => ({ facet, names: [], number: new Map(), lists: new Map(), rows: [] }));

  constructor(private readonly index: Index) {}

  /** grow takes in the groups that have come into the index since. */
  grow(): void {
    for (const column of this.columns) for (let row = column.rows.length; row < this.index.groups.length; row++) {
      const values = valuesOf(column.facet, this.index.groups[row]!, this.index), key = values.join();
      let list = column.lists.get(key);
      if (!list) column.lists.set(key, (list = values.map((value) => numberOf(column, value))));
      column.rows.push(list);
    }
  }

  /** filter finds the groups of which `meets` holds and that are as was chosen, and counts how many would be with each value of each facet. */
  filter(groups: Group[], meets: (row: number) => boolean, times: Times, choices: Choices): { matches: number[]; counts: Counts } {
    const days = (choices.day ?? []).reduce((bits, day) => bits | (1 << Number(day)), 0);
    const hours = (choices.time ?? []).reduce((bits, time) => bits | (1 << TIMES.indexOf(time as never)), 0);
    const chosen = this.columns.map(({ facet, number }) => (choices[facet]?.length ? choices[facet]!.map((value) => number.get(value)) : undefined));
    const tallies = this.columns.map(({ names }) => new Uint32Array(names.length)), onDays = new Uint32Array(7), atTimes = new Uint32Array(TIMES.length);
    const matches: number[] = [];
    groups.forEach((group, row) => {
      if (!meets(row)) return;
      const when = meetingsOf(group, times, days, hours);
      if (!when) return;
      let failed = -1; // the one facet of which it has none of the chosen values
      for (let at = 0; at < chosen.length; at++) {
        if (!chosen[at] || this.columns[at]!.rows[row]!.some((value) => chosen[at]!.includes(value))) continue;
        if (failed >= 0) return;
        failed = at;
      }
      if (failed < 0) {
        for (let day = 0; day < 7; day++) onDays[day]! += (when.days >> day) & 1;
        for (let time = 0; time < TIMES.length; time++) atTimes[time]! += (when.hours >> time) & 1;
      }
      if (!when.fits) return;
      if (failed < 0) matches.push(row);
      for (let at = 0; at < tallies.length; at++) if (failed < 0 || failed === at) for (const value of this.columns[at]!.rows[row]!) tallies[at]![value]!++;
    });
    const counted = (tally: Uint32Array, names: readonly string[]) => new Map([...tally].flatMap((count, i) => (count ? [[names[i]!, count] as const] : [])));
    const found = new Map<Facet, Map<string, number>>([["day", counted(onDays, [..."0123456"])], ["time", counted(atTimes, TIMES)]]);
    this.columns.forEach(({ facet, names }, at) => found.set(facet, counted(tallies[at]!, names)));
    return { matches, counts: Object.fromEntries(FACETS.map((facet) => [facet, found.get(facet)!])) as Counts };
  }
}

function numberOf({ names, number }: Column, value: string): number {
  const known = number.get(value);
  if (known !== undefined) return known;
  number.set(value, names.push(value) - 1);
  return names.length - 1;
}

interface When { fits: boolean; days: number; hours: number }

/** meetingsOf looks for one meeting that is all that was asked: its days under the chosen hours, its hours under the chosen days. */
function meetingsOf(group: Group, asked: Times, days: number, hours: number): When | undefined {
  const free = asked.days === 127 && asked.ranges.length === 0;
  const when: When = { fits: free && !days && !hours, days: 0, hours: 0 };
  let any = free;
  for (const meeting of group.meetings) {
    const on = meeting.days & asked.days;
    if (!on || (asked.ranges.length && !(asked.hourless && meeting.start < 0) && !asked.ranges.some(([from, to]) => inRange(meeting.start, from, to)))) continue;
    any = true;
    const bucket = bucketOf(meeting.start), hour = bucket < 0 ? 0 : 1 << bucket;
    const dayFits = !days || Boolean(on & days), hourFits = !hours || Boolean(hour & hours);
    if (hourFits) when.days |= on;
    if (dayFits) when.hours |= hour;
    if (dayFits && hourFits) when.fits = true;
  }
  return any ? when : undefined;
}

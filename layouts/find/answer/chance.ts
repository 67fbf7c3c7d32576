// How many groups are to be expected before any was read: from the counts of the whole directory, which the lexicon holds. Nothing of it
// is ever shown; it only says how many files a query is likely to need, so that they can be asked for at once.

import { TIME_RANGES } from "../index/lexicon";
import type { Query, Reading } from "../query/meaning";
import { type Choices, FACETS, type Facet } from "./facets";
import type { Shelf } from "./shelf";

/** Of a hundred meetings so many begin in each hour: many in the morning and at noon, most in the evening. */
const HOURS = [0, 0, 0, 0, 0, 0, 2, 7, 4, 7, 9, 3, 10, 2, 1, 1, 2, 8, 14, 17, 8, 3, 1, 1];
const RARE = 0.05; // a word that no list explains, or a right
const NAMED = 0.002; // a name that says for whom a group is, where nothing else does

const begun = (minutes: number) => HOURS.reduce((sum, part, hour) => sum + part * Math.min(1, Math.max(0, minutes / 60 - hour)), 0) / 100;

export type Range = readonly [from: number, to: number]; // of the meetings of a day in the order of the clock, 0 to 1

/** rangesOf are the parts of a day that are asked for; none: any. */
export function rangesOf({ wishes }: Query, choices: Choices): Range[] {
  const asked = wishes.flatMap(({ readings }) => readings.flatMap((one): Range[] => (one.kind === "time" ? [[one.from, one.to]] : [])));
  return [...asked, ...(choices.time ?? []).map((name): Range => TIME_RANGES[name as "night"])]
    .flatMap(([from, to]): Range[] => (from < to ? [[begun(from), begun(to)]] : [[begun(from), 1], [0, begun(to)]]));
}

export class Chances {
  readonly all: number; // groups of the directory

  constructor(private readonly shelf: Shelf) {
    this.all = sum([...shelf.counts.medication.values()]) || 1;
  }

  /** of is which part of the groups of a place is as was asked, each wish taken for itself; with `joined`, which part of those that one
   * joins from anywhere, of the asked days, hours and organizations. */
  of(query: Query, choices: Choices, joined = false): number {
    const asked = FACETS.filter((facet) => choices[facet]?.length).map((facet) => this.part(facet, choices[facet]!, joined));
    const wished = query.wishes.map(({ kind, readings, not }) => {
      const part = kind === "any" ? 1 : Math.min(1, sum(readings.map((one) => this.reading(one, joined))));
      return not && part < 1 ? 1 - part : part;
    });
    const hours = joined ? 1 : sum(rangesOf(query, choices).map(([from, to]) => to - from)) || 1;
    return [...asked, ...wished].reduce((all, part) => all * part, hours);
  }

  private reading(one: Reading, joined: boolean): number {
    const { organizations } = this.shelf.index;
    switch (one.kind) {
      case "day": return this.part("day", [..."0123456"].filter((day) => (one.days >> Number(day)) & 1), joined);
      case "attendance": return this.part(one.kind, one.is, joined);
      case "organization": return this.part(one.kind, one.is.map((n) => organizations[n - 1]!.id), joined);
      case "path": return this.part("organization", organizations.filter(({ flags }) => Boolean(flags & one.flag) === one.has).map(({ id }) => id), joined);
      case "audience": case "language": return this.part(one.kind, [one.is], joined);
      case "proof": return this.part(one.kind, ["yes", "depends"], joined);
      case "right": return RARE;
      case "word": return one.name ? NAMED : joined ? 1 : RARE;
      default: return 1;
    }
  }

  private part(facet: Facet, values: string[], joined: boolean): number {
    if (facet === "time" || facet === "place" || (joined && (facet === "day" || facet === "organization"))) return 1;
    const of = (value: string) => this.shelf.counts[facet].get(value) ?? 0, ways = facet === "attendance";
    if (!ways) return Math.min(1, sum(values.map(of)) / this.all);
    const most = Math.max(...values.map((value) => of(joined && value === "in-person" ? "hybrid" : value))); // "in-person" and "online" count the hybrid ones, too
    return Math.min(1, most / ((joined && of("online") + of("phone")) || this.all));
  }
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

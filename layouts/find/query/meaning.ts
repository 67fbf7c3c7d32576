// What words can mean: readings, the wishes that are made of them, and the query that holds all wishes. Shapes only: query.ts reads them,
// and every file that helps it does so without knowing it.

import type { Spot } from "../index/geo";
import type { Crisis } from "./crisis";

/** A Reading is one condition on a group. */
export type Reading =
  | { kind: "medication" } // ranks, never hides: see search.ts
  | { kind: "right"; bit: number }
  | { kind: "day"; days: number }
  | { kind: "time"; from: number; to: number; soon?: boolean } // minutes; from > to runs over midnight. soon: by the reader's clock wherever a group meets
  | { kind: "attendance"; is: string[] }
  | { kind: "organization"; is: number[] }
  | { kind: "path"; flag: number; has: boolean }
  | { kind: "state"; is: string }
  | { kind: "place"; cities: number[]; at: Spot[]; miles: number; state: string }
  | { kind: "here" } // near the reader, whose place is not known (yet): narrows nothing
  | { kind: "audience"; is: string }
  | { kind: "language"; is: string }
  | { kind: "proof" }
  | { kind: "word"; stems: string[]; begins?: boolean; name?: boolean }; // begins: the last one may go on; name: in the group's name only

export type Kind = Reading["kind"];

/** A Wish is satisfied by any one of its readings. All wishes must be. */
export interface Wish {
  kind: Kind | "any"; // "any": readings of several kinds
  readings: Reading[];
  label: string;
  spans: [start: number, end: number][]; // the words that it was read from
  corrected?: string; // what was typed, where a slip was mended
  choices?: Choice[]; // what else the words may mean
  clock?: string; // a time by the clock, which is more exact than a part of the day: "after", "before", "between", "at"
  not?: boolean; // satisfied by none of its readings
}

/** A Choice says in other words what may have been meant; they stand for the words of the wish's first span. */
export interface Choice { label: string; words: string }

/** A Term is one word or phrase to look for in articles: any of these lists of stems. */
export interface Term { any: string[][]; begins?: boolean; light: boolean } // light: says little

export interface Query { text: string; wishes: Wish[]; terms: Term[]; crisis: Crisis[]; files: string[]; exact: boolean; loose?: string[] } // files: of places, that may know one of the words; loose: stems that say little, but may be part of a name

/** Kinds of wishes that no article is about. */
export const ABOUT_GROUPS = new Set<Wish["kind"]>(["day", "time", "attendance", "place", "here", "state", "language"]);

/** What a phrase of the lexicon may mean beside a reading: a day counted from today, the day and the time of the next hours, a right where leave is asked for. */
export type Meaning = Reading | { kind: "today"; after: number } | { kind: "soon" | "next" } | { kind: "may"; bit: number };

/** A Sense is one thing that a phrase may mean. */
export interface Sense { reading: Meaning; label: string; resident: boolean; also?: Sense } // resident: of the lexicon; also: what it says at the same time

/** Somewhere that words may mean. */
export interface Somewhere { name: string; state: string; at: Spot | undefined; city: number; weight: number } // city: 1 + its place in Index.cities, 0: none

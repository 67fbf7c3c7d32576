// What the index says of a group, of its organization and of where it meets: the words that its numbers stand for, and the shapes that its
// readers hand on.

import type { Spot } from "./geo";
import type { Meeting } from "./schedule";

export const RATINGS = ["welcomes", "neutral", "varies", "restricts", "unknown"] as const;
export const ATTENDANCE = ["in-person", "online", "hybrid", "phone", "unknown"] as const;
export const PROOF = ["unknown", "yes", "depends", "no"] as const;
export const FAMILIES = 1, FOR_MEDICATION = 8; // flags of an organization

/** fromHome tells whether a group, by its attendance, is only joined from where the reader is: then its times are the reader's. */
export const fromHome = (attendance: number): boolean => ATTENDANCE[attendance] === "online" || ATTENDANCE[attendance] === "phone";

export interface Organization { id: string; name: string; short: string; aliases: string[]; flags: number }
export interface City { name: string; state: number; at?: Spot } // state: 1 + its place in Index.states, 0: none; at: its middle
export interface Article { address: string; title: string; answer: string; questions: string[] }

/** Evidence is who says something, A to F (docs/records.md), and the month in which that was last checked, "2026-10"; an old page (F) has none. */
export interface Evidence { grade: string; month: string }

/** One group, as it stands on the reader's date: what has expired is unknown here, whatever the file says. */
export interface Group {
  address: string;
  name: string;
  organization: number; // 1 + its place in Index.organizations, 0: none
  city: number; // the same, in Index.cities
  state: number;
  at?: Spot; // where it is, as far as it is known
  rough: boolean; // known by its ZIP code or its city only
  venue: string;
  rating: number; // place in RATINGS
  restricted: string; // what is restricted, in words
  rights: number; // questions answered "yes", as bits in the order of medication.Questions
  made: boolean; // it exists for people on medication
  attendance: number; // place in ATTENDANCE
  audience: string[];
  languages: string[];
  proof: number; // place in PROOF
  paused: boolean;
  verified: boolean;
  seen: string; // "2018"
  listed?: Evidence; // who says that it meets
  said?: Evidence; // who says what is known of medication: the weakest that the rating rests on; none once that has expired
  meetings: Meeting[]; // without those that are over
}

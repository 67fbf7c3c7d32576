// How far "near" is, where "near me" is, and which city is meant when a state is named with it.

import type { Spot } from "../index/geo";
import { type Lexicon, fill } from "../index/lexicon";
import { asWord } from "./join";
import type { Query } from "./meaning";

export const NEAR = 25; // miles, where nobody says how far

const HOUR = 50; // miles that one drives in an hour

/** readReach reads "within 10 miles of" and "an hour from". */
export function readReach(text: string, { reach: { lead, miles, km, hours, minutes, one, half, more, behind } }: Lexicon): { miles: number; span: [number, number] } | undefined {
  const form = new RegExp(String.raw`(?:\b(?:${lead})\s+)?\b(?:(\d{1,3})|(${half})|(?:${one}))\s*(?:(${miles})|(${km})|(${hours})|(?:${minutes}))\b(\s+(?:${more})\b)?((?:(?:['’]s)?\s+(?:${behind})\b)*)`, "gi");
  for (const { 0: whole, 1: number, 2: part, 3: mile, 4: kilometer, 5: hour, 6: longer, 7: from, index } of text.matchAll(form)) {
    const each = mile ? 1 : kilometer ? 0.62 : !from ? 0 : hour ? HOUR : HOUR / 60;
    if (each) return { miles: Math.round((Number(number ?? (part ? 0.5 : 1)) + (longer ? 0.5 : 0)) * each) || 1, span: [index, index + whole.length] };
  }
  return undefined;
}

/** elsewhere takes a city that is not in the state that was named for the word that it is: "Sandy" in "Sandy Springs, Georgia" is not Sandy, Utah. */
function elsewhere(query: Query, say: Lexicon["say"]): void {
  const states = query.wishes.flatMap(({ kind, readings }) => (kind === "state" ? readings.map((one) => (one.kind === "state" ? one.is : "")) : []));
  if (!states.length) return;
  for (const wish of query.wishes) {
    const [place] = wish.readings;
    if (wish.kind !== "place" || place?.kind !== "place" || !place.state || wish.readings.length > 1 || place.at.length > 1 || states.includes(place.state)) continue;
    asWord(wish, query.text, say);
  }
}

/** placeWishes settles how far "near" is, and where "near me" is. A place that is named is meant before the reader's own. */
export function placeWishes(query: Query, reach: ReturnType<typeof readReach>, say: Lexicon["say"], here: Spot | undefined): void {
  if (reach && !query.wishes.some(({ kind, readings }) => kind === "here" || readings.some((one) => one.kind === "place"))) {
    query.wishes.push({ kind: "here", readings: [{ kind: "here" }], label: fill(say.near, { place: say.you ?? "" }), spans: [] });
  }
  elsewhere(query, say);
  const named = query.wishes.some(({ readings }) => readings.some(({ kind }) => kind === "place"));
  if (named) query.wishes = query.wishes.filter(({ kind }) => kind !== "here");
  const [before = "", after = ""] = (say.near ?? "").split("{place}");
  for (const wish of query.wishes) {
    if (wish.kind === "here" && here) [wish.kind, wish.readings] = ["place", [{ kind: "place", cities: [], at: [here], miles: NEAR, state: "" }]];
    for (const reading of wish.readings) if (reach && reading.kind === "place") reading.miles = reach.miles;
    if (!reach || (wish.kind !== "place" && wish.kind !== "here")) continue;
    const place = wish.label.startsWith(before) && wish.label.endsWith(after) ? wish.label.slice(before.length, wish.label.length - after.length) : wish.label;
    wish.label = fill(reach.miles === 1 ? say.withinOne : say.within, { n: reach.miles, place });
    wish.spans.unshift(reach.span);
  }
}

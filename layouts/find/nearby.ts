// How far "near" is, where "near me" is, and which city is meant when a state is named with it.

import type { Spot } from "./geo";
import type { Query } from "./query";
import { stems } from "./text";

export const NEAR = 25; // miles, where nobody says how far

/** readReach reads "within 10 miles of". */
export function readReach(text: string): { miles: number; span: [number, number] } | undefined {
  const match = /(?:\b(?:with ?in|less than|under|up to|about|max)\s+)?\b(\d{1,3})\s*(miles?|mi|km|kilometers?|millas?)\b(?:\s+(?:of|from|around|away from|away|radius|de))?/i.exec(text);
  if (!match || Number(match[1]) === 0) return undefined;
  return { miles: Math.round(Number(match[1]) * (/^k/i.test(match[2]!) ? 0.62 : 1)) || 1, span: [match.index, match.index + match[0].length] };
}

/** elsewhere takes a city that is not in the state that was named for the word that it is: "Sandy" in "Sandy Springs, Georgia" is not Sandy, Utah. */
function elsewhere(query: Query): void {
  const states = query.wishes.flatMap(({ kind, readings }) => (kind === "state" ? readings.map((one) => (one.kind === "state" ? one.is : "")) : []));
  if (!states.length) return;
  for (const wish of query.wishes) {
    const [place] = wish.readings;
    if (wish.kind !== "place" || place?.kind !== "place" || !place.state || wish.readings.length > 1 || place.at.length > 1 || states.includes(place.state)) continue;
    const words = stems(wish.spans.map(([start, end]) => query.text.slice(start, end)).join(" "));
    [wish.kind, wish.readings, wish.label, wish.choices] = ["word", [{ kind: "word", stems: words }], `“${words.join(" ")}”`, undefined];
  }
}

/** placeWishes settles how far "near" is, and where "near me" is. A place that is named is meant before the reader's own. */
export function placeWishes(query: Query, reach: ReturnType<typeof readReach>, here: Spot | undefined): void {
  if (reach && !query.wishes.some(({ kind, readings }) => kind === "here" || readings.some((one) => one.kind === "place"))) {
    query.wishes.push({ kind: "here", readings: [{ kind: "here" }], label: "near you", spans: [] });
  }
  elsewhere(query);
  const named = query.wishes.some(({ readings }) => readings.some(({ kind }) => kind === "place"));
  if (named) query.wishes = query.wishes.filter(({ kind }) => kind !== "here");
  for (const wish of query.wishes) {
    if (wish.kind === "here" && here) [wish.kind, wish.readings] = ["place", [{ kind: "place", cities: [], at: [here], miles: NEAR, state: "" }]];
    for (const reading of wish.readings) if (reach && reading.kind === "place") reading.miles = reach.miles;
    if (!reach || (wish.kind !== "place" && wish.kind !== "here")) continue;
    wish.label = `within ${reach.miles} ${reach.miles === 1 ? "mile" : "miles"} of ${wish.label.replace(/^near /, "")}`;
    wish.spans.unshift(reach.span);
  }
}

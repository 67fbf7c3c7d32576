// How far "near" is, where "near me" is, and which city is meant when a state is named with it.

import type { Spot } from "./geo";
import { type Lexicon, fill } from "./lexicon";
import type { Query } from "./query";
import { stems } from "./text";

export const NEAR = 25; // miles, where nobody says how far

const HOUR = 50; // miles that one drives in an hour

/** readReach reads "within 10 miles of" and "an hour from". */
export function readReach(text: string): { miles: number; span: [number, number] } | undefined {
  const far = /(?:\b(?:with ?in|less than|under|up to|about|max)\s+)?\b(\d{1,3})\s*(miles?|mi|km|kilometers?|millas?)\b(?:\s+(?:of|from|around|away from|away|radius|de))?/i.exec(text);
  const long = /(?:\b(?:with ?in|less than|under|up to|about)\s+)?\b(an|one|half an|\d{1,3})\s*(hours?|hrs?|minutes?|mins?|horas?|minutos?)\s*(?:drive\s*)?(?:of|from|away from|away|drive|de)\b/i.exec(text);
  const match = far ?? long;
  if (!match) return undefined;
  const number = Number(match[1]) || (/half/i.test(match[1]!) ? 0.5 : /\d/.test(match[1]!) ? 0 : 1);
  const each = far ? (/^k/i.test(match[2]!) ? 0.62 : 1) : /^h/i.test(match[2]!) ? HOUR : HOUR / 60;
  return number ? { miles: Math.round(number * each) || 1, span: [match.index, match.index + match[0].length] } : undefined;
}

/** elsewhere takes a city that is not in the state that was named for the word that it is: "Sandy" in "Sandy Springs, Georgia" is not Sandy, Utah. */
function elsewhere(query: Query, say: Lexicon["say"]): void {
  const states = query.wishes.flatMap(({ kind, readings }) => (kind === "state" ? readings.map((one) => (one.kind === "state" ? one.is : "")) : []));
  if (!states.length) return;
  for (const wish of query.wishes) {
    const [place] = wish.readings;
    if (wish.kind !== "place" || place?.kind !== "place" || !place.state || wish.readings.length > 1 || place.at.length > 1 || states.includes(place.state)) continue;
    const words = stems(wish.spans.map(([start, end]) => query.text.slice(start, end)).join(" "));
    [wish.kind, wish.readings, wish.label, wish.choices] = ["word", [{ kind: "word", stems: words }], fill(say.word, { word: words.join(" ") }), undefined];
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

// How wishes that are named together become one: "friday saturday" is either day, "tuesday thru friday" all between, "boston or lowell"
// either place.

import { type Lexicon, fill } from "../index/lexicon";
import { stems } from "../index/text";
import { bothTimes } from "./clock";
import type { Query, Reading, Wish } from "./meaning";

/** Kinds of which a group has one, or of which a reader who names two means either. */
const ALTERNATIVES = new Set<string>(["organization", "state", "place", "day", "time", "attendance", "language", "medication"]);

/** addWish adds a wish, or joins it to one that it repeats or is another choice of. */
export function addWish({ wishes, text }: Query, wish: Wish, { either, upTo, say }: Lexicon): void {
  const gap = (other: Wish) => text.slice(other.spans[other.spans.length - 1]![1], wish.spans[0]![0]);
  const same = wishes.find((other) => other.not === wish.not && (other.kind === wish.kind ? ALTERNATIVES.has(wish.kind) || other.label === wish.label : isPlaced(other) && isPlaced(wish) && either.test(gap(other))));
  if (!same) return void wishes.push(wish);
  const days = same.kind === "day" && !same.clock && !wish.clock && upTo.test(gap(same)) ? daysBetween(same, wish) : [];
  if (days.length) same.label = fill(say.to, { one: same.label, other: wish.label.replace(fill(say.not, { what: "" }), "") });
  same.spans.push(...wish.spans);
  same.corrected ??= wish.corrected;
  if (wish.kind === "time") return bothTimes(same, wish, say);
  if (same.kind === "day" && same.clock !== wish.clock) { // "monday, may 4": the weekday is what groups meet by
    if (same.clock) [same.label, same.readings, same.clock] = [wish.label, wish.readings, undefined];
    return;
  }
  if (!days.length && same.label !== wish.label) same.label = wish.not ? `${same.label}, ${wish.label}` : fill(say.or, { one: same.label, other: wish.label });
  same.readings = joined([...same.readings, ...days, ...wish.readings]);
  if (same.kind !== wish.kind) same.kind = "any";
}

/** daysBetween are the days from one to the other, where each is a single day. */
function daysBetween({ readings: [first] }: Wish, { readings: [last] }: Wish): Reading[] {
  if (first?.kind !== "day" || last?.kind !== "day") return [];
  let days = 0;
  for (let day = first.days; day !== last.days && days < 128; day = day === 64 ? 1 : day * 2) days |= day;
  return [{ kind: "day", days }];
}

/** joined makes one reading of several that only name other rows of the same table. */
export function joined(readings: Reading[]): Reading[] {
  const all: Reading[] = [];
  for (const reading of readings) {
    const same = all.find((other) => other.kind === reading.kind);
    if (same?.kind === "organization" && reading.kind === "organization") same.is = [...new Set([...same.is, ...reading.is])];
    else if (same?.kind === "place" && reading.kind === "place") [same.cities, same.at] = [[...same.cities, ...reading.cities], [...same.at, ...reading.at]];
    else all.push({ ...reading });
  }
  return all;
}

const isPlaced = ({ readings }: Wish) => readings.some(({ kind }) => kind === "place");

/** settleTowns takes a word that may be a small town for the word that it is, where another place is named. */
export function settleTowns({ wishes, text }: Query, say: Lexicon["say"]): void {
  if (wishes.some(({ kind, not }) => kind === "place" && !not)) for (const wish of wishes) {
    if (isPlaced(wish) && wish.readings.length === 2 && wish.readings.some(({ kind }) => kind === "word")) asWord(wish, text, say);
  }
}

/** asWord takes what was read as a place for the words that it is. */
export function asWord(wish: Wish, text: string, say: Lexicon["say"]): void {
  const word = text.slice(...wish.spans[0]!).toLowerCase();
  [wish.kind, wish.readings, wish.choices, wish.label] = ["word", [{ kind: "word", stems: stems(word) }], undefined, fill(say.word, { word })];
}

// What is denied: "not on sundays", "no aa or na", "anything but zoom", "not only women".

import { type Lexicon, fill } from "../index/lexicon";
import { stems } from "../index/text";
import type { Kind, Wish } from "./meaning";

/** A Denial stands before what it denies. */
export interface Denial { from: number; loose: boolean; life: boolean; end: number; kind: Kind | "any" } // loose: what is denied may yet be so: "not only"; life: it only tells of the reader's days: "living with"

/** What is turned into its opposite. Anything else that is denied is not wished at all: nobody is asked to be on no medication. */
const TURNED = new Set<string>(["organization", "attendance", "audience", "language", "day", "time", "path", "place", "state"]);

/** denialOf finds what denies a wish: a word before it, over small words; or the denial before, that goes on: "or na". "They say no suboxone" denies nothing. */
export function denialOf({ kind, spans }: Wish, text: string, { denial, optional, life, reported, either, upTo }: Lexicon, last: Denial | undefined): Denial | undefined {
  const [start, end] = spans[0]!;
  if (last && (last.kind === kind || kind === "any") && [either, upTo].some((joins) => joins.test(text.slice(last.end, start)))) return { ...last, from: start, end };
  const before = text.slice(0, start).toLowerCase(), match = denial.exec(before);
  return match && !reported.test(before.slice(0, match.index)) ? { from: match.index + match[1]!.length, loose: optional.test(match[0]), life: life.test(match[0]), end, kind } : undefined;
}

/** opposite is what is wished where a wish is denied, or nothing. Who is "picking up methadone" is on it. `name` is what a place is called. */
export function opposite(wish: Wish, { from, loose, life, end }: Denial, name: string, say: Lexicon["say"]): Wish | undefined {
  if (!wish.readings.some(({ kind }) => TURNED.has(kind))) return life ? wish : undefined;
  if (loose) return undefined;
  const not: Wish = { ...wish, label: fill(say.not, { what: wish.label }), spans: [[from, end]], choices: undefined, not: true };
  const [first] = wish.readings;
  if (first!.kind === "time") [not.readings, not.not] = [[{ ...first!, from: first!.to % 1440, to: first!.from }], undefined];
  else if (first!.kind === "path") [not.readings, not.not] = [[{ ...first!, has: !first!.has }], undefined];
  else if (first!.kind === "attendance" && first!.is.length > 1) not.readings = [{ ...first!, is: first!.is.filter((one) => one !== "hybrid") }]; // one can go there, too
  else if (wish.readings.some(({ kind }) => kind === "place" || kind === "state")) [not.kind, not.readings] = ["place", [{ kind: "word", stems: stems(name) }]];
  return not;
}

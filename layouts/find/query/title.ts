// Names of groups that are made of words which say little, or something else: "New Life", "New Morning", "Just for Today".

import { fill } from "../index/lexicon";
import type { Dictionary } from "./dictionary";
import type { Query, Reading, Wish } from "./meaning";
import type { Word } from "./mend";

const PLACED = new Set<Reading["kind"]>(["place", "state", "here"]);
const NAMES = new Set<Wish["kind"]>(["day", "time", "audience"]); // of which a name may be made: "morning", "today", "women"

const LONGEST = 4; // words of a name; more are a question

/** readTitle reads what nothing else explains as the name of a group: two words or more that say little, or one beside a day, a time, or
 * somebody for whom a group is, which then means either: "just for today circle". */
export function readTitle(query: Query, words: Word[], { lexicon: { light, titles, say }, known }: Dictionary): void {
  const wishesOf = ({ start }: Word) => query.wishes.filter(({ spans }) => spans.some(([from, to]) => start >= from && start < to)); // "tonight" is two
  const wishOf = (word: Word): Wish | undefined => wishesOf(word)[0];
  const placed = (wish: Wish | undefined) => wish?.readings.some(({ kind }) => PLACED.has(kind)) ?? false;
  const said = words.filter((word) => !known.stop.has(word.word) && (titles.has(word.stem) || wishOf(word) || !light.has(word.stem)) && !placed(wishOf(word)));
  const loose = said.filter((word) => titles.has(word.stem) && !wishOf(word)), others = said.filter((word) => !loose.includes(word));
  if (!loose.length || said.length > LONGEST) return;
  query.loose = loose.map(({ stem }) => stem);
  const [first, last] = [said[0]!, said[said.length - 1]!], name: Reading = { kind: "word", stems: said.map(({ stem }) => stem), name: true };
  const span: [number, number] = [first.start, last.end], label = fill(say.word, { word: query.text.slice(...span).toLowerCase() });
  if (!others.length && new Set(query.loose).size > 1 && query.wishes.every(placed)) {
    query.wishes.push({ kind: "word", readings: [name], label, spans: [span] });
    return;
  }
  const [wish, ...more] = others.flatMap((word) => (wishOf(word) ? wishesOf(word) : [undefined])).filter((one) => one?.kind !== "word");
  if (loose.length !== 1 || more.length || !wish || !NAMES.has(wish.kind) || wish.not) return;
  [wish.kind, wish.label] = ["any", fill(say.or, { one: wish.label, other: label })];
  wish.readings.push(name);
}

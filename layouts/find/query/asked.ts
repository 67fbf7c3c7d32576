// Which words of a question may be a place. A table of places is asked for by two letters of a word, so each one that isn't needed is told
// to the host for nothing: "can I stop methadone cold turkey" speaks of no Cold Spring.

import { placeKey } from "../index/places";
import { type Token, tokens } from "../index/text";
import type { Dictionary } from "./dictionary";
import { ABOUT_GROUPS, type Query } from "./meaning";

const SPEECH = 2; // words that only make a sentence, from which on a text is a question
const MANY = 3; // words that nothing explains: nobody names as many places
const LONGEST = 3; // words of a place's name

/** isQuestion: the text is a sentence, or many words that nothing explains, and names no day, place or the like. */
export function isQuestion({ text, wishes }: Query, { lexicon, phrases, idle }: Dictionary): boolean {
  const words = tokens(text), joins = words.filter(({ word }) => lexicon.either.test(word) || lexicon.denial.test(word + " ")); // words of a list, and of no sentence
  const speech = words.filter((one) => lexicon.nothing.has(one.word) && !lexicon.before.has(one.word) && !joins.includes(one));
  const open = words.filter(({ word, stem }) => !idle(word, stem) && !lexicon.ordinary.has(word) && !phrases.has(stem));
  return (speech.length >= SPEECH || open.length - joins.length >= MANY) && !wishes.some(({ readings }) => readings.some(({ kind }) => ABOUT_GROUPS.has(kind)));
}

/** mayBeName: it wishes nothing but words, and one of them stands in many names of groups. */
export const mayBeName = ({ wishes }: Query, { known }: Dictionary): boolean =>
  wishes.every(({ kind }) => kind === "word") && wishes.some(({ readings }) => readings.some((one) => one.kind === "word" && one.stems.some((word) => known.titles?.includes(word))));

/** placeFiles are the tables that may know a place that was named: never one for "within". In a question it is one that is said to be a place,
 * stands beside a state, an organization or "groups", is written with a capital, or ends the text. */
export function placeFiles(query: Query, dictionary: Dictionary): string[] {
  if (!query.files.length) return [];
  const words = tokens(query.text), question = isQuestion(query, dictionary), meant = new Set<string>(), other = new Set<string>();
  words.forEach(({ word }, i) => {
    const file = dictionary.places.fileOf(placeKey([word]));
    if (file) (!dictionary.lexicon.before.has(word) && (!question || isMeant(words, i, query.text, dictionary)) ? meant : other).add(file);
  });
  return query.files.filter((file) => meant.has(file) || !other.has(file));
}

function isMeant(words: Token[], at: number, text: string, { lexicon, phrases }: Dictionary): boolean {
  const beside = (i: number) => lexicon.light.has(words[i]?.stem ?? "") || phrases.sense(words[i]?.stem, "organization");
  const before = words[at - 1]?.word ?? "", { word, start } = words[at]!;
  if (/\d/.test(word) || (lexicon.before.has(before) && !lexicon.loosely.has(before)) || beside(at - 1) || beside(at + 1)) return true;
  if (at > 0 && /\p{Lu}/u.test(text[start]!) && text !== text.toUpperCase()) return true;
  let end = at + 1;
  while (end < words.length && end < at + LONGEST && !lexicon.nothing.has(words[end]!.word) && !phrases.has(words[end]!.stem)) end++;
  return end === words.length || phrases.sense(words[end]!.stem, "state") !== undefined || lexicon.states.some(({ code }) => code.toLowerCase() === words[end]!.word && !lexicon.wordy.has(words[end]!.word));
}

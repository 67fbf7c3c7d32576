// What a reader's fingers meant: words that are typed together or apart, and slips. It knows which words there are, and not what they mean.

import { type Token, anagram, oneSlip, slips, stem, tokens } from "../index/text";
import { type Dictionary, NAME, TERM, TITLE } from "./dictionary";
import { isLikely, readWhere } from "./where";

export interface Word extends Token { typed: string; open: boolean; slip?: boolean } // open: the last word, which may go on; slip: another was typed

const FEW = 5; // words: who types more asks a question, and no name

/** splitWords reads the words of a text, mended; `files` gathers the tables of places that may know one of them. */
export function splitWords(text: string, dictionary: Dictionary, exact: boolean, files: string[]): Word[] {
  const all = exact ? tokens(text) : together(tokens(text), dictionary).flatMap((token) => apart(token, dictionary, files));
  const called = exact ? [] : organizations(all, dictionary);
  let named = 0; // words before this one are part of a place
  return all.map((token, i) => {
    const where = exact || i < named ? undefined : readWhere(all, i, dictionary);
    if (where?.places.length && (!where.meant || where.length > 1)) named = i + where.length;
    const open = i === all.length - 1 && token.end === text.length;
    const word: Word = { ...token, typed: text.slice(token.start, token.end), open };
    const said = called[i];
    if (said) return { ...word, word: said, stem: stem(said), slip: stem(said) !== word.stem };
    if (exact || i < named || (open && begun(word.word, dictionary))) return word;
    const rare = seldom(word, dictionary);
    if (isKnown(word, dictionary) && !rare) return word;
    if (where?.file && !rare) files.push(where.file); // what it is meant to be is settled once the file is there
    const mended = mend(word, dictionary, rare ? TERM : all.length > FEW ? 1 : TITLE);
    if (!mended || (where?.meant && dictionary.words.get(mended)! < TERM)) return word; // "seatle" is sooner the city than the "settle" of some text
    return { ...word, word: mended, stem: mended, slip: true };
  });
}

/** organizations are the words that are meant where a name of several words is written with slips, or cut short: "narcotics anon". */
function organizations(all: Token[], { names, lexicon }: Dictionary): string[] {
  const meant: string[] = [];
  let end = 0; // of the last name that is written as it is: "anonymous" of "crystal meth anonymous" belongs to no other
  all.forEach((_, i) => {
    const is = (word: string, j: number) => all[i + j]?.word === word;
    for (const name of names) if (name.every(is)) end = Math.max(end, i + name.length);
    if (!meant[i] && i >= end) for (const name of names) {
      const most = name.some(is) ? 2 : 1;
      const near = (word: string, j: number) => {
        const typed = all[i + j]?.word ?? "";
        return typed === word || (typed.length > 3 && typed[0] === word[0] && !lexicon.ordinary.has(typed) && (word.startsWith(typed) || stem(typed) === stem(word) || (word.length > 4 && slips(typed, word, most) <= (word.length > 5 ? most : 1))));
      };
      if (name.every(near)) name.forEach((word, j) => (meant[i + j] = word));
    }
  });
  return meant;
}

export const isKnown = ({ word, stem }: Token, dictionary: Dictionary) => dictionary.words.has(stem) || dictionary.idle(word, stem);

/** seldom: no phrase or name, and so rare in texts that it may be somebody's slip there, too. */
const seldom = ({ stem }: Token, { words, known }: Dictionary) => stem.length > 5 && (known.articleWords.get(stem)?.length ?? 9) < 3 && words.get(stem)! < 3 && ![known.nameWords, known.venueWords, known.noteWords].some((list) => list.has(stem));

export function begun(beginning: string, dictionary: Dictionary): boolean {
  if (beginning.length < 2) return false;
  for (const word of dictionary.words.keys()) if (word.length > beginning.length && word.startsWith(beginning)) return true;
  return false;
}

/** together makes one word of two that are one: "wheel chair", "life ring"; not "stepson" of "12 steps on methadone". */
function together(all: Token[], { phrases, words, lexicon }: Dictionary): Token[] {
  const made: Token[] = [];
  for (let i = 0; i < all.length; i++) {
    const one = all[i]!, next = all[i + 1];
    const word = next ? one.word + next.word : "", key = stem(word);
    const is = word.length > 5 && one.word.length > 1 && next!.word.length > 1 && !lexicon.nothing.has(next!.word) && !/\d/.test(word) && (words.get(key) ?? 0) >= TERM && !phrases.has(`${one.stem} ${next!.stem}`);
    made.push(is ? { word, stem: key, start: one.start, end: next!.end } : one);
    if (is) i++;
  }
  return made;
}

/** apart makes words of one that nobody knows: "onsuboxone", "aameeting", "smartrecoverydenver", of which the last may be a place. A place itself
 * stays whole, once its table is there: "youngstown", "indianapolis". */
function apart(token: Token, dictionary: Dictionary, files: string[]): Token[] {
  const { word, start } = token, { phrases, lexicon } = dictionary;
  if (word.length < 6 || token.end - start !== word.length) return [token];
  const means = (part: string) => phrases.has(stem(part)), says = (part: string) => means(part) || lexicon.light.has(stem(part));
  const cut = (at: number): Token[] => [[0, at], [at, word.length]].map(([from, to]) => ({ word: word.slice(from, to), stem: stem(word.slice(from, to)), start: start + from!, end: start + to! }));
  for (let i = 3; i < word.length - 2; i++) if (phrases.get(`${stem(word.slice(0, i))} ${stem(word.slice(i))}`)?.some(({ resident }) => !resident)) return cut(i);
  if (isKnown(token, dictionary)) return [token];
  const where = readWhere([token], 0, dictionary), table = where?.file ? [where.file] : [];
  if (where?.places.length && (!where.meant || isLikely(where))) return [token];
  for (const [known, sure] of dictionary.words) if (sure >= TERM && known[0] === word[0] && oneSlip(token.stem, known)) return [token]; // "vetrans"
  for (let i = word.length - 2; i > 1; i--) {
    const one = word.slice(0, i), other = word.slice(i), both = says(one) || lexicon.nothing.has(one);
    if ([one, other].some((part) => part.length > 4 && says(part)) && (means(one) || means(other)) && both && (says(other) || lexicon.nothing.has(other))) return files.push(...table), cut(i);
  }
  for (let i = word.length - 4; i > 4; i--) if (says(word.slice(0, i))) return files.push(...table), cut(i).flatMap((part) => apart(part, dictionary, files));
  return [token];
}

/** mend finds the known word that a slip of one letter was meant to be (of two in a long word), or one that sounds the same. */
function mend(word: Word, dictionary: Dictionary, least: number): string | undefined {
  if (word.word.length < 4 || /\d/.test(word.word)) return undefined;
  let best: string | undefined, surest = 0;
  const heard = sound(word.stem);
  for (const [candidate, sure] of dictionary.words) {
    if (sure <= surest || sure < least || candidate === word.stem || candidate.length < 4 || Math.abs(candidate.length - word.word.length) > 2) continue;
    if (least >= TERM ? word.word[0] !== candidate[0] || !oneSlip(word.stem, candidate) : !alike(word, candidate, sure, heard)) continue;
    [best, surest] = [candidate, sure];
  }
  return best;
}

function alike({ word, stem }: Word, candidate: string, sure: number, heard: string): boolean {
  const known = sure >= TERM, begins = stem[0] === candidate[0]; // most words begin otherwise, so that is looked at first
  if (known && begins && (stem.length > 7 ? slips(stem, candidate, 2) < 3 : stem.length > 4 && anagram(stem, candidate))) return true;
  if (known && (begins || heard[0] === "f") && sound(candidate) === heard) return true;
  if (known && begins && (sure !== NAME || stem.length > 7) && bones(candidate, stem)) return true;
  const slip = (oneSlip(stem, candidate) || oneSlip(word, candidate)) && (stem.length > 6 || begins || anagram(stem, candidate));
  return slip && (known ? !otherWord(stem, candidate) : likely(word, candidate));
}

/** sound writes alike what is often confused: "buprenorfine", "recoverry". */
const sound = (word: string) => word.replace(/ph/g, "f").replace(/(.)\1/g, "$1");

/** bones: all but the vowels is the same: "sabaxin", "annonamus". */
function bones(one: string, other: string): boolean {
  if (one.length < 6 || other.length < 6) return false;
  const [a, b] = [one, other].map((word) => word[0] + sound(word).slice(1).replace(/[aeiouy]/g, ""));
  return a === b && a!.length > 4;
}

/** otherWord: in a short word another letter makes another word: "wind" is no "wknd". */
const otherWord = (typed: string, candidate: string) => typed.length < 5 && typed.length === candidate.length && !anagram(typed, candidate);

/** likely keeps a short word that may just be a word from becoming another one that happens to stand in some text. */
function likely(typed: string, candidate: string): boolean {
  return typed[0] === candidate[0] && (typed.length > 5 || typed.length !== candidate.length || anagram(typed, candidate));
}

// How a reader's words are read: into wishes, each with what it was read from, so that each can be shown and taken back.
// Knows phrases (dictionary.ts) and nothing of groups, ranking or pages.

import { type Crisis, crisisIn } from "./crisis";
import { type Dictionary, type Sense, TERM } from "./dictionary";
import type { Spot } from "./geo";
import { DAYS, RELATED, before, glue, states, stop, wordyCodes } from "./lexicon";
import { type Token, anagram, keyOf, oneSlip, slips, stem, stems, tokens } from "./text";
import { NEAR, placeWishes, readReach } from "./nearby";
import { type Somewhere, type Where, readWhere } from "./where";

/** A Reading is one condition on a group. */
export type Reading =
  | { kind: "medication" } // ranks, never hides: see search.ts
  | { kind: "right"; bit: number }
  | { kind: "day"; days: number }
  | { kind: "time"; from: number; to: number } // minutes; from > to runs over midnight
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
  clock?: boolean; // a time by the clock, which is more exact than a part of the day
}

/** A Choice says in other words what may have been meant; they stand for the words of the wish's first span. */
export interface Choice { label: string; words: string }

/** A Term is one word or phrase to look for in articles: any of these lists of stems. */
export interface Term { any: string[][]; begins?: boolean; light: boolean } // light: says little

export interface Query { text: string; wishes: Wish[]; terms: Term[]; crisis: Crisis[]; files: string[]; exact: boolean } // files: of places, that may know one of the words

interface Word extends Token { typed: string; open: boolean } // open: the last word, which may go on

/** Kinds of which a group has one, or of which a reader who names two means either. */
const ALTERNATIVES = new Set<string>(["organization", "state", "place", "day", "time", "attendance", "language", "medication"]);

/** readQuery reads a text. With `exact` every word is looked for as it stands; `here` is where the reader is, where that was told. */
export function readQuery(text: string, dictionary: Dictionary, now: Date, exact = false, here?: Spot): Query {
  const query: Query = { text, wishes: [], terms: [], crisis: crisisIn(text), files: [], exact };
  const words = splitWords(text, dictionary, exact, query.files);
  const reach = exact ? undefined : readReach(text);
  const clock = exact ? [] : clockTimes(text);
  for (let i = 0; i < words.length; ) {
    if (reach && words[i]!.start >= reach.span[0] && words[i]!.start < reach.span[1]) {
      i++;
      continue;
    }
    const time = clock.find(({ spans }) => words[i]!.start >= spans[0]![0] && words[i]!.start < spans[0]![1]);
    if (time) {
      while (i < words.length && words[i]!.start < time.spans[0]![1]) i++;
      addWish(query, time);
      continue;
    }
    i += exact ? readExact(query, words[i]!, dictionary) : readNext(query, words, i, dictionary, now);
  }
  placeWishes(query, reach, here);
  query.files = [...new Set(query.files)];
  return query;
}

function splitWords(text: string, dictionary: Dictionary, exact: boolean, files: string[]): Word[] {
  const all = tokens(text);
  let named = 0; // words before this one are part of a place
  return all.map((token, i) => {
    const where = exact || i < named ? undefined : readWhere(all, i, dictionary);
    if (where?.places.length && !where.meant) named = i + where.length;
    const open = i === all.length - 1 && token.end === text.length;
    const word: Word = { ...token, typed: text.slice(token.start, token.end), open };
    if (exact || known(word, dictionary) || (open && begun(word.word, dictionary))) return word;
    if (i < named) return word;
    if (where?.file) files.push(where.file); // what it is meant to be is settled once the file is there
    const mended = mend(word, dictionary);
    return mended ? { ...word, word: mended, stem: mended } : word;
  });
}

const known = (word: Word, dictionary: Dictionary) => dictionary.words.has(word.stem) || stop.has(word.word) || glue.has(word.stem);

function begun(beginning: string, dictionary: Dictionary): boolean {
  if (beginning.length < 2) return false;
  for (const word of dictionary.words.keys()) if (word.startsWith(beginning)) return true;
  return false;
}

/** mend finds the known word that a slip of one letter was meant to be, or one that sounds the same. */
function mend(word: Word, dictionary: Dictionary): string | undefined {
  if (word.word.length < 4 || /\d/.test(word.word)) return undefined;
  let best: string | undefined, surest = 0;
  const heard = sound(word.stem);
  for (const [candidate, sure] of dictionary.words) {
    if (sure <= surest || candidate.length < 4 || Math.abs(candidate.length - word.word.length) > 2) continue;
    const alike = sure >= TERM && word.stem[0] === candidate[0] && (word.stem.length > 7 ? slips(word.stem, candidate, 2) < 3 : word.stem.length > 4 && anagram(word.stem, candidate));
    const slip = alike || oneSlip(word.stem, candidate) || oneSlip(word.word, candidate) || (sure >= TERM && sound(candidate) === heard);
    if (slip && (sure >= TERM || likely(word.word, candidate))) [best, surest] = [candidate, sure];
  }
  return best;
}

/** sound writes alike what is often confused: "buprenorfine", "recoverry". */
const sound = (word: string) => word.replace(/ph/g, "f").replace(/(.)\1/g, "$1");

/** likely keeps a short word that may just be a word from becoming another one that happens to stand in some text. */
function likely(typed: string, candidate: string): boolean {
  return typed[0] === candidate[0] && (typed.length > 5 || typed.length !== candidate.length || [...typed].sort().join() === [...candidate].sort().join());
}

/** clockTimes reads "after 6", "before noon", "7:30 pm". */
function clockTimes(text: string): Wish[] {
  const found: Wish[] = [];
  const form = /\b(after|before|past|at|by)?\s*\b(\d{1,2})(?::([0-5]\d))?\s*([ap])?\.?(m\b\.?)?(?!\s*(?:years?|yrs?|days?|months?|weeks?|hours?|mgs?|steps?|step)\b)(?![\d:/-])/gi;
  for (const match of text.matchAll(form)) {
    const [whole, word = "", hours = "", minutes = "0", half, m] = match;
    const side = word.toLowerCase();
    if (!(half && m) && !/after|before/.test(side)) continue;
    if (half && !m) continue;
    let hour = Number(hours);
    if (hour > 23 || hour === 0) continue;
    const evening = half ? half.toLowerCase() === "p" : hour < 9 || (hour < 12 && side === "after");
    if (hour < 12 && evening) hour += 12;
    if (hour === 12 && half?.toLowerCase() === "a") hour = 0;
    const at = hour * 60 + Number(minutes);
    const [from, to] = /after|past/.test(side) ? [at, 1440] : side === "before" ? [0, at] : [Math.max(0, at - 30), Math.min(1440, at + 31)];
    const shown = `${((hour + 11) % 12) + 1}${Number(minutes) ? ":" + minutes : ""} ${hour < 12 ? "AM" : "PM"}`;
    const label = `${/after|past/.test(side) ? "after" : side === "before" ? "before" : "around"} ${shown}`;
    const start = match.index + (whole.length - whole.trimStart().length);
    found.push({ kind: "time", readings: [{ kind: "time", from, to }], label, clock: true, spans: [[start, match.index + whole.trimEnd().length]] });
  }
  return found;
}

/** readExact looks for a word as it stands. */
function readExact(query: Query, word: Word, dictionary: Dictionary): number {
  if (dictionary.known?.stop.has(word.word)) return 1;
  addWord(query, [word], [[word.stem]]);
  return 1;
}

/** readNext reads the longest phrase that begins at a word, and says how many words it took. */
function readNext(query: Query, words: Word[], at: number, dictionary: Dictionary, now: Date): number {
  for (let length = Math.min(dictionary.longest, words.length - at); length > 0; length--) {
    const part = words.slice(at, at + length);
    const key = keyOf(part.map((word) => word.stem));
    if (length > 1 && (stopsShort(part[0]!) || stopsShort(part[length - 1]!))) continue;
    const senses = dictionary.phrases.get(key);
    const synonyms = dictionary.synonyms.get(key);
    if (length === 1 && readShort(query, part[0]!, senses, dictionary, now)) return 1;
    const where = length === 1 || senses ? readWhere(words, at, dictionary) : undefined;
    if (where?.file && where.places.length) query.files.push(where.file);
    if (where?.places.length && where.length >= length && (!senses || placed(words, at, where, senses, length))) return addPlace(query, words.slice(at, at + where.length), where, senses ?? []), where.length;
    if (where?.file && !senses && !synonyms && !(words[at]!.open && !known(words[at]!, dictionary) && begun(words[at]!.word, dictionary))) {
      query.files.push(where.file);
      if (/\d/.test(words[at]!.word)) return 1;
    }
    if (senses) return addSenses(query, part, senses, synonyms ?? [], dictionary), length;
    if (synonyms) return addWord(query, part, [part.map((word) => word.stem), ...synonyms]), length;
  }
  const word = words[at]!;
  if (stop.has(word.word) || stop.has(word.stem)) return 1;
  if (word.open && !known(word, dictionary) && begun(word.word, dictionary)) return addBeginning(query, word, dictionary), 1;
  if (glue.has(word.stem) || /^[a-z]$/.test(word.word)) query.terms.push({ any: [[word.stem], ...related([word.stem])], light: true });
  else addWord(query, [word], [[word.stem]]);
  return 1;
}

/** placed: a phrase that means something else, too, is a place only where more words, or the word before, say so. */
function placed(words: Word[], at: number, where: Where, senses: Sense[], length: number): boolean {
  const likely = where.places.some(({ city, weight }) => city > 0 || weight > 5);
  return where.length > length || (likely && senses.every(({ reading }) => reading.kind === "state")) || (before.has(words[at - 1]?.word ?? "") && likely);
}

/** addPlace adds the likeliest place of a name; the others are choices. A state of the same name is meant, too. */
function addPlace(query: Query, words: Word[], where: Where, senses: Sense[]): void {
  const [first, ...others] = where.places as [Somewhere, ...Somewhere[]];
  const state = senses.find(({ reading }) => reading.kind === "state" && words.length === tokens(first.name).length);
  const readings: Reading[] = [{ kind: "place", cities: first.city ? [first.city] : [], at: first.at ? [first.at] : [], miles: NEAR, state: first.state }];
  if (state) readings.push(state.reading);
  const name = (one: Somewhere) => [one.name, one.state].filter(Boolean).join(", ").replace(/, (\w\w)-$/, ", $1");
  const last = words[words.length - 1]!;
  addWish(query, {
    kind: state ? "any" : "place", readings, label: `near ${name(first)}${state ? ` or in ${state.label}` : ""}`, spans: [[words[0]!.start, last.end]],
    corrected: where.meant ? query.text.slice(words[0]!.start, words[0]!.end) : correction(words),
    choices: others.filter((one) => one.city > 0 || one.weight * 8 >= first.weight).slice(0, 4).map((one) => ({ label: name(one), words: name(one) })),
  });
}

/** stopsShort: a phrase neither begins nor ends with what keyOf leaves out. */
const stopsShort = ({ word }: Word) => word === "and" || word === "the";

/** readShort reads what depends on its surroundings or on the day: "today", "tonight", "MA". */
function readShort(query: Query, word: Word, senses: Sense[] = [], dictionary: Dictionary, now: Date): boolean {
  const days = { today: 0, tonight: 1, tonite: 1, tomorrow: 2, hoy: 0, manana: 2 }[word.word];
  if (days !== undefined) {
    const day = (now.getDay() + (days === 2 ? 1 : 0)) % 7;
    const spans: Wish["spans"] = [[word.start, word.end]];
    addWish(query, { kind: "day", readings: [{ kind: "day", days: 1 << day }], label: DAYS[day]!, spans });
    if (days === 1) addWish(query, { kind: "time", readings: [{ kind: "time", from: 1020, to: 1440 }], label: "evening", spans });
    return true;
  }
  const state = word.word.length === 2 && states.find(({ code }) => code.toLowerCase() === word.word);
  if (!state) return false;
  const last = query.wishes[query.wishes.length - 1];
  const behindCity = last?.kind === "place" && /^[\s,.]*$/.test(query.text.slice(last.spans[last.spans.length - 1]![1], word.start));
  const capitals = word.typed === state.code && query.text !== query.text.toUpperCase();
  if (wordyCodes.has(word.word) && !behindCity && !capitals) return false;
  const sense: Sense = { reading: { kind: "state", is: state.code }, label: state.name, resident: true };
  const others = behindCity ? [] : [...senses, ...abbreviations(word.word, dictionary)];
  addSenses(query, [word], [sense, ...others], [], dictionary);
  return true;
}

/** abbreviations are the organizations whose names begin with these letters: "ma" is Marijuana Anonymous and Methadone Anonymous. */
function abbreviations(letters: string, dictionary: Dictionary): Sense[] {
  const senses: Sense[] = [];
  dictionary.known?.organizations.forEach(({ name }, i) => {
    const initials = tokens(name).map(({ word }) => word[0]).join("");
    if (initials === letters) senses.push({ reading: { kind: "organization", is: [i + 1] }, label: name, resident: false });
  });
  return senses;
}

function addSenses(query: Query, words: Word[], senses: Sense[], synonyms: string[][], dictionary: Dictionary): void {
  const readings = joined(senses.map((sense) => sense.reading));
  const kinds = new Set(readings.map((reading) => reading.kind));
  const label = [...new Set(senses.map((sense) => sense.label))].slice(0, 4).join(" or ");
  const list = words.map((word) => word.stem), spans = [spanOf(words)];
  // A group that calls itself a women's group is one, even where nobody filled in for whom it is.
  if (kinds.has("audience")) readings.push({ kind: "word", stems: list, name: true });
  const choices = senses.length > 1 ? senses.slice(0, 4).map((sense) => ({ label: sense.label, words: sense.label })) : undefined;
  addWish(query, { kind: kinds.size === 1 ? readings[0]!.kind : "any", readings, label, spans, corrected: correction(words), choices });
  // "Methadone Anonymous" is a name, and yet says that somebody takes methadone: that wish is never lost.
  const medicine = !kinds.has("medication") && list.some((word) => dictionary.phrases.get(word)?.some(({ reading }) => reading.kind === "medication"));
  if (medicine) addWish(query, { kind: "medication", readings: [{ kind: "medication" }], label: "on medication", spans });
  if ([...kinds].every((kind) => ABOUT_GROUPS.has(kind))) return;
  query.terms.push({ any: [list, ...synonyms, ...otherNames(readings, dictionary), ...related(list)], light: false });
}

/** Kinds of wishes that no article is about. */
export const ABOUT_GROUPS = new Set<Wish["kind"]>(["day", "time", "attendance", "place", "here", "state", "language"]);

/** otherNames are what else the organizations are called: an article may say "Narcotics Anonymous" where a reader says "NA". */
function otherNames(readings: Reading[], dictionary: Dictionary): string[][] {
  const rows = readings.flatMap((reading) => (reading.kind === "organization" ? reading.is : []));
  return rows.slice(0, 4).flatMap((row) => {
    const { name, short } = dictionary.known!.organizations[row - 1]!;
    return [stems(name), stems(short)].filter((list) => list.length > 0);
  });
}

/** joined makes one reading of several that only name other rows of the same table. */
function joined(readings: Reading[]): Reading[] {
  const all: Reading[] = [];
  for (const reading of readings) {
    const same = all.find((other) => other.kind === reading.kind);
    if (same?.kind === "organization" && reading.kind === "organization") same.is = [...new Set([...same.is, ...reading.is])];
    else if (same?.kind === "place" && reading.kind === "place") [same.cities, same.at] = [[...same.cities, ...reading.cities], [...same.at, ...reading.at]];
    else all.push({ ...reading });
  }
  return all;
}

/** related are other words for the same thing, by which an article may speak of it. */
function related(list: string[]): string[][] {
  const key = keyOf(list);
  return RELATED.filter((words) => words.includes(key)).flatMap((words) => words.filter((word) => word !== key).map((word) => word.split(" ")));
}

function addWord(query: Query, words: Word[], any: string[][]): void {
  const open = words[words.length - 1]!.open && any.length === 1;
  const readings = any.map((list): Reading => ({ kind: "word", stems: list, begins: open || undefined }));
  addWish(query, { kind: "word", readings, label: `“${words.map((word) => word.word).join(" ")}”`, spans: [spanOf(words)], corrected: correction(words) });
  query.terms.push({ any: [...any, ...any.flatMap(related)], begins: open || undefined, light: false });
}

/** addBeginning reads a word that is still being typed: as the one wish that it can become, or as any name or word that begins so. */
function addBeginning(query: Query, word: Word, dictionary: Dictionary): void {
  const senses: Sense[] = [];
  for (const [key, meant] of dictionary.phrases) if (key.startsWith(word.word)) senses.push(...meant);
  const clear = word.word.length > 2 && senses.length > 0 && senses.every((sense) => sense.resident && sense.label === senses[0]!.label);
  if (clear) return addSenses(query, [word], [senses[0]!], [], dictionary);
  for (const [key, places] of dictionary.cities) {
    if (!key.startsWith(word.word)) continue;
    for (const { city, at } of places) senses.push({ reading: { kind: "place", cities: [city], at: at ? [at] : [], miles: NEAR, state: "" }, label: key, resident: false });
  }
  const names = senses.filter((sense) => ["place", "state", "organization"].includes(sense.reading.kind)).map((sense) => sense.reading);
  const readings: Reading[] = [...joined(names), { kind: "word", stems: [word.word], begins: true }];
  addWish(query, { kind: "any", readings, label: `“${word.word}…”`, spans: [spanOf([word])] });
  query.terms.push({ any: [[word.word]], begins: true, light: word.word.length < 4 });
}

const spanOf = (words: Word[]): [number, number] => [words[0]!.start, words[words.length - 1]!.end];

function correction(words: Word[]): string | undefined {
  const typed = words.map((word) => word.typed).join(" ");
  return words.some((word) => stem(word.word) !== tokens(word.typed)[0]!.stem) ? typed : undefined;
}

/** addWish adds a wish, or joins it to one that it repeats or is another choice of: "friday saturday" is either day. */
function addWish(query: Query, wish: Wish): void {
  const same = query.wishes.find((other) => other.kind === wish.kind && (ALTERNATIVES.has(wish.kind) || other.label === wish.label));
  if (!same) return void query.wishes.push(wish);
  same.spans.push(...wish.spans);
  same.corrected ??= wish.corrected;
  if (same.clock && !wish.clock) return;
  if (wish.clock && !same.clock) [same.label, same.readings, same.clock] = [wish.label, wish.readings, true];
  else {
    if (same.label !== wish.label) same.label += ` or ${wish.label}`;
    same.readings = joined([...same.readings, ...wish.readings]);
  }
}

/** without cuts a wish's words out of the text. */
export function without(text: string, wish: Wish): string {
  let left = text;
  for (const [start, end] of [...wish.spans].sort((a, b) => b[0] - a[0])) left = left.slice(0, start) + left.slice(end);
  return left.replace(/\s+,/g, ",").replace(/,(\s*,)+/g, ",").replace(/\s+/g, " ").replace(/^[\s,]+|[\s,]+$/g, "");
}

// What phrases can mean: the lexicon, and the names that the index brings (organizations, places, glossary, words of its texts).
// It is made once for an index, and once without one, so that a reader's words are understood before the index is there.

import type { Index } from "./index";
import { type Entry, MEDICATION, common, entries, glue, languages, stop, states } from "./lexicon";
import { Places, placeKey } from "./places";
import type { Reading } from "./query";
import { keyOf, stems, tokens } from "./text";
import type { Somewhere } from "./where";

/** A Sense is one thing that a phrase may mean. */
export interface Sense { reading: Reading; label: string; resident: boolean } // resident: of the lexicon

export interface Dictionary {
  phrases: Map<string, Sense[]>; // stems joined by a blank
  longest: number; // words of the longest phrase
  words: Map<string, number>; // every known stem, with how sure a correction to it is
  synonyms: Map<string, string[][]>; // a phrase of the glossary -> the stems of the terms that it means
  known: Index | undefined;
  cities: Map<string, Somewhere[]>; // of the index, by placeKey
  places: Places | undefined; // of the table of the country
}

/** How sure a mended slip is: the lexicon first, then names, then the glossary, then the words of texts by how often they come. */
export const RESIDENT = 3e6, NAME = 2e6, TERM = 1e6;

class Maker {
  readonly made: Dictionary;
  constructor(known: Index | undefined) {
    this.made = { phrases: new Map(), longest: 1, words: new Map(), synonyms: new Map(), known, cities: new Map(), places: known && new Places(known.places) };
  }

  word(stem: string, weight: number): void {
    if (weight > (this.made.words.get(stem) ?? 0)) this.made.words.set(stem, weight);
  }

  phrase(text: string, sense: Sense): void {
    const words = stems(text);
    const key = keyOf(words);
    if (!key) return;
    for (const word of words) this.word(word, sense.resident ? (words.length === 1 ? RESIDENT : 1) : NAME);
    this.made.longest = Math.max(this.made.longest, words.length + 1);
    const senses = this.made.phrases.get(key);
    if (!senses) this.made.phrases.set(key, [sense]);
    else if (!senses.some((other) => sameReading(other.reading, sense.reading))) senses.push(sense);
  }
}

const sameReading = (a: Reading, b: Reading) => JSON.stringify(a) === JSON.stringify(b);

/** makeDictionary reads the lexicon, and the names of an index where there is one. */
export function makeDictionary(index?: Index): Dictionary {
  const maker = new Maker(index);
  for (const [reading, label, phrases] of entries as Entry[]) {
    for (const phrase of phrases.split("|")) maker.phrase(phrase, { reading, label, resident: true });
  }
  for (const { code, name } of states) maker.phrase(name, { reading: { kind: "state", is: code }, label: name, resident: true });
  for (const words of [stop, glue, common]) for (const word of words) maker.word(stems(word)[0]!, 1);
  addLanguages(maker, index);
  if (index) addNames(maker, index);
  if (index) addGlossary(maker, index);
  return maker.made;
}

function addLanguages(maker: Maker, index?: Index): void {
  const tags = new Set([...languages, ...(index?.groups.flatMap((group) => group.languages) ?? [])]);
  const english = languageNames("en");
  for (const tag of tags) {
    const label = english(tag);
    for (const name of [label, languageNames(tag)(tag)]) {
      if (name !== tag) maker.phrase(name, { reading: { kind: "language", is: tag }, label: `in ${label}`, resident: true });
    }
  }
}

/** languageNames gives the names of languages in one of them, or the tag where the browser doesn't know. */
export function languageNames(inLanguage: string): (tag: string) => string {
  try {
    const names = new Intl.DisplayNames([inLanguage], { type: "language" });
    return (tag) => names.of(tag) ?? tag;
  } catch {
    return (tag) => tag;
  }
}

/** plain words don't make a name: "Groups" and "suboxone support group" are what people ask for, whoever is called so. */
const plain = (word: string, { phrases }: Dictionary) => stop.has(word) || glue.has(word) || phrases.get(word)?.some(({ reading }) => reading.kind === "medication");

function addNames(maker: Maker, index: Index): void {
  index.organizations.forEach((organization, i) => {
    const reading: Reading = { kind: "organization", is: [i + 1] };
    const label = organization.short || organization.name;
    for (const name of [organization.name, organization.short, ...organization.aliases]) {
      if (stems(name).every((word) => plain(word, maker.made))) continue;
      maker.phrase(name, { reading, label, resident: false });
      maker.phrase(name.replace(/-/g, ""), { reading, label, resident: false }); // "alanon"
    }
  });
  for (const { code, name } of index.states) maker.phrase(name, { reading: { kind: "state", is: code }, label: name, resident: true });
  const groups = new Uint32Array(index.cities.length + 1);
  for (const { city } of index.groups) groups[city]!++;
  index.cities.forEach(({ name, state, at }, i) => {
    const words = stems(name), key = placeKey(tokens(name).map(({ word }) => word));
    const one = { name, state: index.states[state - 1]?.code ?? "", at, city: i + 1, weight: 3 * groups[i + 1]! };
    for (const word of words) maker.word(word, NAME);
    for (const { word } of tokens(name)) maker.word(word, NAME);
    maker.made.cities.set(key, [...(maker.made.cities.get(key) ?? []), one]);
  });
  for (const words of [index.noteWords, index.venueWords, index.nameWords, index.articleWords]) {
    for (const [word, rows] of words) maker.word(word, rows.length);
  }
}

/** addGlossary makes each alias mean its term, and the aliases of a medicine mean a medicine. Plain words keep their own meaning. */
function addGlossary(maker: Maker, index: Index): void {
  const medicines = new Set(MEDICATION.split("|").map((phrase) => keyOf(stems(phrase))));
  for (const [term = "", ...aliases] of index.glossary) {
    const words = stems(term);
    for (const alias of aliases) {
      const other = stems(alias), key = keyOf(other);
      if (key === keyOf(words) || other.every((word) => stop.has(word) || glue.has(word) || common.has(word))) continue;
      const meant = maker.made.synonyms.get(key);
      if (meant) meant.push(words);
      else maker.made.synonyms.set(key, [words]);
      for (const word of other) maker.word(word, TERM);
      maker.made.longest = Math.max(maker.made.longest, other.length + 1);
      if (medicines.has(keyOf(words))) maker.phrase(alias, { reading: { kind: "medication" }, label: "on medication", resident: true });
    }
  }
}

// What phrases can mean: those of the lexicon, and the names that the index brings (organizations, places, glossary, words of its texts).
// It is made once for an index.

import type { Spot } from "./geo";
import type { Index } from "./index";
import type { Lexicon } from "./lexicon";
import { Places, placeKey } from "./places";
import type { Reading } from "./query";
import { keyOf, stem, stems, tokens } from "./text";
import type { Somewhere } from "./where";

/** What a phrase of the lexicon may mean beside a reading: a day counted from today, the next hours, a right where leave is asked for. */
export type Meaning = Reading | { kind: "today"; after: number } | { kind: "soon" } | { kind: "may"; bit: number };

/** A Sense is one thing that a phrase may mean. */
export interface Sense { reading: Meaning; label: string; resident: boolean; also?: Sense } // resident: of the lexicon; also: what it says at the same time

export interface Dictionary {
  lexicon: Lexicon;
  phrases: Map<string, Sense[]>; // stems joined by a blank
  longest: number; // words of the longest phrase
  words: Map<string, number>; // every known stem, with how sure a correction to it is
  synonyms: Map<string, string[][]>; // a phrase of the glossary -> the stems of the terms that it means
  names: string[][]; // of organizations, those of several words
  known: Index;
  cities: Map<string, Somewhere[]>; // of the index, by placeKey
  places: Places; // the table of the country
  spots: Spot[]; // where groups are, as far as the index told when it was opened
}

/** How sure a mended slip is: the lexicon first, then names, then the glossary, then the words of texts by how often they come. */
export const RESIDENT = 3e6, NAME = 2e6, TERM = 1e6;
const PART = 3; // of a phrase
export const TITLE = 0.5; // a word of names

class Maker {
  readonly made: Dictionary;
  constructor(lexicon: Lexicon, known: Index) {
    this.made = {
      lexicon, known, names: [], phrases: new Map(), longest: 1, words: new Map(), synonyms: new Map(), cities: new Map(), places: new Places(known.places),
      spots: known.groups.flatMap(({ at }) => at ?? []),
    };
  }

  word(word: string, weight: number): void {
    if (weight > (this.made.words.get(word) ?? -1)) this.made.words.set(word, weight);
  }

  phrase(text: string, sense: Sense): void {
    const words = stems(text);
    const key = keyOf(words);
    if (!key) return;
    for (const word of words) this.word(word, sense.resident ? (words.length === 1 ? RESIDENT : PART) : NAME);
    this.made.longest = Math.max(this.made.longest, words.length + 1);
    const senses = this.made.phrases.get(key);
    if (!senses) this.made.phrases.set(key, [sense]);
    else if (!senses.some((other) => JSON.stringify(other.reading) === JSON.stringify(sense.reading))) senses.push(sense);
  }
}

/** makeDictionary joins what readers say to the names of an index. */
export function makeDictionary(lexicon: Lexicon, index: Index): Dictionary {
  const maker = new Maker(lexicon, index);
  const labels = new Map(lexicon.phrases.map(({ means, label }) => [means, label]));
  for (const { means, label, words } of lexicon.phrases.filter(({ means }) => !means.startsWith("named "))) { // those when the names are known
    const [first = "", second] = means.split(" + ");
    const sense: Sense = { reading: meaningOf(first), label, resident: true };
    if (second) sense.also = { reading: meaningOf(second), label: labels.get(second) ?? second, resident: true };
    for (const phrase of words) maker.phrase(phrase, sense);
  }
  for (const { code, names } of lexicon.states) for (const name of names) maker.phrase(name, { reading: { kind: "state", is: code }, label: names[0]!, resident: true });
  for (const word of [...lexicon.nothing, ...lexicon.light]) maker.word(stem(word), 1);
  for (const word of lexicon.ordinary) maker.word(stem(word), 0);
  for (const word of lexicon.related.flat().join(" ").split(" ")) maker.word(word, 0);
  for (const word of stems([...lexicon.cities.keys()].join(" "))) if (word.length > 4) maker.word(word, NAME);
  addLanguages(maker);
  addNames(maker);
  for (const { means, words } of lexicon.phrases.filter(({ means }) => means.startsWith("named "))) {
    for (const sense of maker.made.phrases.get(keyOf(stems(means.slice(6)))) ?? []) for (const phrase of words) maker.phrase(phrase, sense);
  }
  addGlossary(maker);
  return maker.made;
}

/** meaningOf reads what a phrase means: "day 5", "audience women". */
function meaningOf(text: string): Meaning {
  const [kind = "", ...rest] = text.split(" "), [a = 0, b = 0] = rest.map(Number);
  switch (kind) {
    case "day": return { kind, days: rest.reduce((bits, day) => bits | (1 << Number(day)), 0) };
    case "today": return { kind, after: a };
    case "time": return { kind, from: a, to: b };
    case "attendance": return { kind, is: rest };
    case "audience": return { kind, is: rest[0] ?? "" };
    case "right": case "may": return { kind, bit: a };
    case "path": return { kind, flag: a, has: b === 1 };
    case "medication": case "proof": case "here": case "soon": return { kind };
    default: return { kind: "word", stems: rest.map(stem) };
  }
}

/** Languages in which a group may meet, beside those of the index. */
const LANGUAGES = ["en", "es", "fr", "pt", "ru", "zh", "vi", "ko", "ar", "pl", "fa", "ht", "de", "it", "ja", "uk", "hi", "ase"];

/** addLanguages adds what each language is called: in the languages of the lexicon, and in itself. */
function addLanguages(maker: Maker): void {
  const { known, lexicon } = maker.made;
  const tags = new Set([...LANGUAGES, ...known.groups.flatMap((group) => group.languages)]);
  const names = lexicon.languages.map(languageNames);
  for (const tag of tags) {
    const label = (lexicon.say.language ?? "{name}").replace("{name}", names[0]!(tag));
    for (const name of [...names.map((of) => of(tag)), languageNames(tag)(tag)]) {
      if (name !== tag) maker.phrase(name, { reading: { kind: "language", is: tag }, label, resident: true });
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

const isMedicine = (senses: Sense[] | undefined) => senses?.some(({ reading }) => reading.kind === "medication") ?? false;

/** plain words don't make a name: "Groups" and "suboxone support group" are what people ask for, whoever is called so. */
const plain = (word: string, { phrases, lexicon }: Dictionary) => lexicon.nothing.has(word) || lexicon.light.has(word) || isMedicine(phrases.get(word));

function addNames(maker: Maker): void {
  const { known: index, cities } = maker.made;
  index.organizations.forEach((organization, i) => {
    const sense: Sense = { reading: { kind: "organization", is: [i + 1] }, label: organization.short || organization.name, resident: false };
    for (const name of [organization.name, organization.short, ...organization.aliases]) {
      const parts = tokens(name).map(({ word }) => word);
      if (stems(name).every((word) => plain(word, maker.made))) continue;
      if (parts.length > 1) maker.made.names.push(parts);
      maker.phrase(name, sense);
      maker.phrase(name.replace(/-/g, ""), sense); // "alanon"
      if (/^[A-Z]{2,4}$/.test(name)) maker.phrase([...name].join(" "), sense); // "n/a"
      const [one, other, more] = name.split(" ");
      if (other && !more) maker.phrase(`${other} ${one}`, sense); // "dharma recovery"
    }
  });
  for (const { code, name } of index.states) maker.phrase(name, { reading: { kind: "state", is: code }, label: name, resident: true });
  const groups = new Uint32Array(index.cities.length + 1);
  for (const { city } of index.groups) groups[city]!++;
  index.cities.forEach(({ name, state, at }, i) => {
    const words = tokens(name), key = placeKey(words.map(({ word }) => word));
    for (const { word, stem } of words) for (const one of [word, stem]) maker.word(one, NAME);
    cities.set(key, [...(cities.get(key) ?? []), { name, state: index.states[state - 1]?.code ?? "", at, city: i + 1, weight: 3 * groups[i + 1]! }]);
  });
  for (const word of index.titles ?? []) maker.word(word, TITLE);
  for (const words of [index.noteWords, index.venueWords, index.nameWords, index.articleWords]) {
    for (const [word, rows] of words) maker.word(word, rows.length);
  }
}

/** addGlossary makes each alias mean its term, and the aliases of a medicine mean a medicine. Plain words keep their own meaning. */
function addGlossary(maker: Maker): void {
  const { made } = maker, { lexicon, synonyms } = made;
  const everyday = (word: string) => lexicon.nothing.has(word) || lexicon.light.has(word) || lexicon.ordinary.has(word);
  for (const key of lexicon.related.flat()) if (key.includes(" ")) synonyms.set(key, []);
  for (const [term = "", ...aliases] of made.known.glossary) {
    const words = stems(term), medicine = made.phrases.get(keyOf(words))?.find(({ reading }) => reading.kind === "medication");
    for (const alias of aliases) {
      const other = stems(alias), key = keyOf(other);
      if (key === keyOf(words) || other.every(everyday)) continue;
      synonyms.set(key, [...(synonyms.get(key) ?? []), words]);
      for (const word of other) maker.word(word, TERM);
      made.longest = Math.max(made.longest, other.length + 1);
      if (medicine) maker.phrase(alias, medicine);
    }
  }
}

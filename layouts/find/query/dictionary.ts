// What phrases can mean: those of the lexicon, and the names that the index brings (organizations, places, glossary, words of its texts).
// It is made once for an index.

import type { Spot } from "../index/geo";
import type { Index } from "../index/index";
import { type Lexicon, fill } from "../index/lexicon";
import { Places, placeKey } from "../index/places";
import { keyOf, stem, stems, wordsOf } from "../index/text";
import type { Meaning, Sense, Somewhere } from "./meaning";
import { Phrasebook, fits, partsOf } from "./phrasebook";

/** How sure a mended slip is: the lexicon first, then names, then the glossary, then the words of texts by how often they come. */
export const RESIDENT = 3e6, NAME = 2e6, TERM = 1e6;
const NAMED = "named ";
const PART = 3; // of a phrase
export const TITLE = 0.5; // a word of names

export class Dictionary {
  readonly phrases = new Phrasebook();
  longest = 1; // words of the longest phrase, or some more
  readonly words = new Map<string, number>(); // every known stem, with how sure a correction to it is
  readonly synonyms = new Map<string, string[][]>(); // a phrase of the glossary -> the stems of the terms that it means
  readonly names: string[][] = []; // of organizations, those of several words
  readonly cities = new Map<string, Somewhere[]>(); // of the index, by placeKey
  readonly places: Places; // the table of the country
  readonly spots: Spot[]; // where groups are, as far as the index told when it was opened

  constructor(readonly lexicon: Lexicon, readonly known: Index) {
    this.places = new Places(known.places);
    this.spots = known.groups.flatMap(({ at }) => at ?? []);
  }

  word(word: string, weight: number): void {
    if (weight > (this.words.get(word) ?? -1)) this.words.set(word, weight);
  }

  /** idle words say little, or nothing, of what is wanted. */
  idle = (word: string, stem = word) => this.lexicon.nothing.has(word) || this.lexicon.light.has(stem);

  phrase(text: string, sense: Sense): void {
    const words = stems(text);
    this.pattern(keyOf(words), sense, words.length);
  }

  /** pattern adds a phrase that is written as words are compared. */
  pattern(pattern: string, sense: Sense, length = pattern.split(" ").length): void {
    const parts = partsOf(pattern);
    for (const word of pattern.match(/[^ ()/]+/g) ?? []) this.word(word, !sense.resident ? NAME : fits(word, parts) ? RESIDENT : PART);
    this.longest = Math.max(this.longest, length + 1);
    if (pattern) this.phrases.add(pattern, sense, parts);
  }
}

/** makeDictionary joins what readers say to the names of an index. */
export function makeDictionary(lexicon: Lexicon, index: Index): Dictionary {
  const made = new Dictionary(lexicon, index);
  for (const { means, label, words } of lexicon.phrases) {
    if (means.startsWith(NAMED)) continue; // until the names are known
    const [first = "", second] = means.split(" + ");
    const sense: Sense = { reading: meaningOf(first), label, resident: true };
    if (second) sense.also = { reading: meaningOf(second), label: lexicon.phrases.find(({ means }) => means === second)?.label ?? label, resident: true };
    for (const phrase of words) made.pattern(phrase, sense);
  }
  for (const { code, names } of lexicon.states) for (const name of names) made.phrase(name, { reading: { kind: "state", is: code }, label: names[0]!, resident: true });
  for (const word of [...lexicon.nothing, ...lexicon.light]) made.word(stem(word), 1);
  for (const word of lexicon.ordinary) made.word(stem(word), 0);
  for (const word of lexicon.related.flat().join(" ").split(" ")) made.word(word, 0);
  for (const word of stems([...lexicon.cities.keys()].join(" "))) if (word.length > 4) made.word(word, NAME);
  addLanguages(made);
  addNames(made);
  for (const { means, words } of lexicon.phrases) {
    if (means.startsWith(NAMED)) for (const sense of made.phrases.get(keyOf(stems(means.slice(NAMED.length)))) ?? []) for (const phrase of words) made.pattern(phrase, sense);
  }
  addGlossary(made);
  return made;
}

/** meaningOf reads what a phrase means: "day 5", "audience women". */
function meaningOf(text: string): Meaning {
  const [kind = "", ...rest] = text.split(" "), [a = 0, b = 0] = rest.map(Number);
  switch (kind) {
    case "day": return { kind, days: rest.reduce((bits, day) => bits | (1 << Number(day)), 0) };
    case "today": return { kind, after: a };
    case "time": return { kind, from: a, to: b };
    case "attendance": return { kind, is: rest };
    case "audience": case "language": return { kind, is: rest[0] ?? "" };
    case "right": case "may": return { kind, bit: a };
    case "path": return { kind, flag: a, has: b === 1 };
    case "medication": case "proof": case "here": case "soon": case "next": return { kind };
    default: return { kind: "word", stems: rest.map(stem) };
  }
}

/** addLanguages adds what the browser calls languages in which groups meet, where the lexicon names them not. */
function addLanguages(made: Dictionary): void {
  const { known, lexicon: { languages, phrases, say } } = made;
  for (const is of new Set(known.groups.flatMap((group) => group.languages))) {
    if (phrases.some(({ means }) => means === `language ${is}`)) continue;
    const names = [...languages, is].map((language) => languageNames(language)(is)), label = fill(say.language, { name: names[0]! });
    for (const name of names) if (name !== is) made.phrase(name, { reading: { kind: "language", is }, label, resident: true });
  }
}

/** languageNames gives the names of languages in one of them, or the tag where the browser doesn't know. */
export function languageNames(inLanguage: string): (tag: string) => string {
  let names: Intl.DisplayNames | undefined;
  return (tag) => {
    try {
      return (names ??= new Intl.DisplayNames([inLanguage], { type: "language" })).of(tag) ?? tag;
    } catch {
      return tag; // an old browser, or a link with a tag that is none
    }
  };
}

function addNames(made: Dictionary): void {
  const { known: index, cities } = made;
  index.organizations.forEach((organization, i) => {
    const sense: Sense = { reading: { kind: "organization", is: [i + 1] }, label: organization.short || organization.name, resident: false };
    const initials = wordsOf(organization.name).map(([first]) => first).join("");
    if (made.lexicon.states.some(({ code }) => code.toLowerCase() === initials)) made.phrase(initials, { ...sense, label: organization.name }); // "MA" may be Marijuana Anonymous
    for (const name of [organization.name, organization.short, ...organization.aliases]) {
      const parts = wordsOf(name);
      if (parts.map(stem).every((word) => made.idle(word) || made.phrases.sense(word, "medication"))) continue; // "suboxone support group" is what people ask for, whoever is called so
      if (parts.length > 1) made.names.push(parts);
      made.phrase(name, sense);
      made.phrase(name.replace(/-/g, ""), sense); // "alanon"
      if (/^[A-Z]{2,4}$/.test(name)) made.phrase([...name].join(" "), sense); // "n/a"
      const [one, other, more] = name.split(" ");
      if (other && !more) made.phrase(`${other} ${one}`, sense); // "dharma recovery"
    }
  });
  for (const { code, name } of index.states) made.phrase(name, { reading: { kind: "state", is: code }, label: name, resident: true });
  const groups = new Uint32Array(index.cities.length + 1);
  for (const { city } of index.groups) groups[city]!++;
  index.cities.forEach(({ name, state, at }, i) => {
    const words = wordsOf(name), key = placeKey(words);
    for (const word of words) for (const one of [word, stem(word)]) made.word(one, NAME);
    cities.set(key, [...(cities.get(key) ?? []), { name, state: index.states[state - 1]?.code ?? "", at, city: i + 1, weight: 3 * groups[i + 1]! }]);
  });
  for (const word of index.titles ?? []) made.word(word, TITLE);
  for (const words of [index.noteWords, index.venueWords, index.nameWords, index.articleWords]) {
    for (const [word, rows] of words) made.word(word, rows.length);
  }
}

/** addGlossary makes each alias mean its term, and the aliases of a medicine mean a medicine. Plain words keep their own meaning. */
function addGlossary(made: Dictionary): void {
  const { lexicon, synonyms } = made;
  const everyday = (word: string) => made.idle(word) || lexicon.ordinary.has(word);
  for (const key of lexicon.related.flat()) if (key.includes(" ")) synonyms.set(key, []);
  for (const [term = "", ...aliases] of made.known.glossary) {
    const words = stems(term), medicine = made.phrases.sense(keyOf(words), "medication");
    for (const alias of aliases) {
      const other = stems(alias), key = keyOf(other);
      if (key === keyOf(words) || other.every(everyday)) continue;
      synonyms.set(key, [...(synonyms.get(key) ?? []), words]);
      for (const word of other) made.word(word, TERM);
      made.longest = Math.max(made.longest, other.length + 1);
      if (medicine) made.phrase(alias, medicine);
    }
  }
}

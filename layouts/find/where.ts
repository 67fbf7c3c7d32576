// How words are read as places: a ZIP code, a city with or without its state, a nickname. What no loaded file knows is asked for.

import type { Dictionary } from "./dictionary";
import type { Spot } from "./geo";
import { NICKNAMES, before, common, glue, states, stop, wordyCodes } from "./lexicon";
import { type Place, placeKey } from "./places";
import type { Token } from "./text";

/** Somewhere that words may mean. */
export interface Somewhere { name: string; state: string; at: Spot | undefined; city: number; weight: number } // city: 1 + its place in Index.cities, 0: none

export interface Where {
  length: number; // how many words it took
  places: Somewhere[]; // the likeliest first; empty while the file that knows it is not there
  file?: string; // the file that may know it
  meant?: string; // the name that a slip was mended to
}

/** Words that begin names of cities and mean little by themselves: "Los Angeles", "New Haven". */
const OPENERS = new Set("los las el la new san santa saint st fort ft mount mt north south east west".split(" "));

const BIG = 6; // ZIP codes of a city that is meant even where its name is also a word

/** readWhere reads a place that begins at a word, the longest name first. */
export function readWhere(words: Token[], at: number, dictionary: Dictionary): Where | undefined {
  const first = words[at]!;
  if (/^\d{5}$/.test(first.word)) return readZip(first.word, dictionary);
  if (/\d/.test(first.word)) return undefined;
  const nickname = readNickname(words, at, dictionary);
  if (nickname) return nickname;
  let wanted: Where | undefined;
  for (let length = Math.min(4, words.length - at); length > 0; length--) {
    const part = words.slice(at, at + length).map(({ word }) => word);
    if (length > 1 && (stop.has(part[length - 1]!) || before.has(part[0]!))) continue;
    const state = stateAt(words, at + length, dictionary), told = state !== undefined || before.has(words[at - 1]?.word ?? "");
    const places = within(called(part, dictionary), state?.code);
    if (places.length && believable(part, places, told, state !== undefined, dictionary)) {
      const end = at + length + (state?.length ?? 0), file = dictionary.places?.fileOf(placeKey(part));
      const longer = file && !dictionary.places!.loaded.has(file) && goesOn(words[at + length], state, dictionary);
      return { length: end - at + tail(words, end), places, file: longer ? file : undefined };
    }
    if (length === 1) wanted = unknown(first, words[at + 1], told, state, dictionary);
  }
  return wanted;
}

/** goesOn: the name may be longer than what is known of it: "Sandy" is a city, and "Sandy Springs" another. */
function goesOn(next: Token | undefined, state: unknown, { phrases }: Dictionary): boolean {
  return next !== undefined && !state && !stop.has(next.word) && !glue.has(next.stem) && !phrases.has(next.stem) && !/\d/.test(next.word);
}

/** readZip reads five digits. */
function readZip(code: string, { places }: Dictionary): Where | undefined {
  const file = places?.fileOf(code);
  if (!file) return undefined;
  const place = places!.zip(code);
  if (!place || !places!.loaded.has(file)) return { length: 1, places: [], file };
  return { length: 1, places: [{ ...place, name: `${code} (${place.name}`, state: `${place.state})`, city: 0, weight: 1 }] };
}

function readNickname(words: Token[], at: number, dictionary: Dictionary): Where | undefined {
  for (let length = Math.min(3, words.length - at); length > 0; length--) {
    const part = words.slice(at, at + length).map(({ word }) => word).join(" ");
    const meant = part === "la" && at === words.length - 1 ? (["los angeles", "CA"] as const) : NICKNAMES[part];
    if (!meant) continue;
    const state = stateAt(words, at + length, dictionary), more = state?.code === meant[1] ? state.length : 0;
    const places = within(called(meant[0].split(" "), dictionary), meant[1]);
    const file = dictionary.places?.fileOf(meant[0]);
    if (places.length) return { length: length + more, places };
    if (file && !dictionary.places!.loaded.has(file)) return { length: length + more, places: [], file };
  }
  return undefined;
}

/** called are the places of a name: those of the index and those of the files that are loaded, each once. */
function called(part: string[], { cities, places }: Dictionary): Somewhere[] {
  const key = placeKey(part), found = [...(cities.get(key) ?? [])].map((one) => ({ ...one }));
  for (const place of places?.called(key) ?? []) {
    const same = found.find(({ state }) => state === place.state);
    if (same) [same.weight, same.at] = [same.weight + place.size, same.at ?? place.at];
    else found.push(somewhere(place));
  }
  return found.sort((a, b) => b.weight - a.weight);
}

const somewhere = ({ name, state, at, size }: Place): Somewhere => ({ name, state, at, city: 0, weight: size });

/** within keeps the places of a state; a state in which there is none was not said of this place. */
function within(places: Somewhere[], state: string | undefined): Somewhere[] {
  return state ? places.filter((place) => place.state === state) : places;
}

/** believable: a name that is also a word is a place only where it is said to be one, where groups are, or where it is big. */
function believable(part: string[], places: Somewhere[], told: boolean, withState: boolean, dictionary: Dictionary): boolean {
  if (withState || places.some(({ city }) => city > 0)) return true;
  const word = part[0]!;
  if (part.length > 1) return part.some((one) => !stop.has(one) && !glue.has(one));
  if (stop.has(word) || glue.has(word) || common.has(word) || dictionary.phrases.get(word)?.some(({ resident }) => resident)) return false;
  return told || places[0]!.weight >= BIG || !ordinary(word, dictionary);
}

/** ordinary: the word stands in names of groups, or in what articles are called. */
function ordinary(word: string, { known }: Dictionary): boolean {
  return known !== undefined && (known.nameWords.has(word) || (known.articleWords.get(word)?.some((entry) => (entry & 3) > 1) ?? false));
}

/** unknown says which file may know a word that nothing else explains, or mends a slip in one that is loaded. */
function unknown(word: Token, next: Token | undefined, told: boolean, state: { length: number; code: string } | undefined, dictionary: Dictionary): Where | undefined {
  const { places, phrases } = dictionary;
  if (OPENERS.has(word.word) && next && goesOn(next, undefined, dictionary)) {
    const file = places?.fileOf(placeKey([word.word]));
    return file && !places!.loaded.has(file) ? { length: 1, places: [], file } : undefined;
  }
  if (!places || word.word.length < 3 || stop.has(word.word) || glue.has(word.stem) || common.has(word.word) || phrases.has(word.stem)) return undefined;
  if (!told && ordinary(word.stem, dictionary)) return undefined;
  const file = places.fileOf(placeKey([word.word]));
  if (!file) return undefined;
  if (!places.loaded.has(file)) return { length: 1, places: [], file };
  if (dictionary.words.has(word.stem) && !told) return undefined;
  const meant = word.word.length < 5 && !told ? undefined : places.meant(word.word);
  const found = meant ? within(called(meant.split(" "), dictionary), state?.code) : [];
  return found.length ? { length: 1 + (state?.length ?? 0), places: found, meant } : undefined;
}

/** stateAt reads the state that is said behind a city: "ma", "massachusetts", "new hampshire". */
function stateAt(words: Token[], at: number, dictionary: Dictionary): { length: number; code: string } | undefined {
  const first = words[at]?.word;
  if (!first) return undefined;
  const code = states.find((state) => state.code.toLowerCase() === first)?.code;
  const wordy = code && wordyCodes.has(first) && at < words.length - 1;
  if (code && !wordy) return { length: 1, code };
  for (let length = Math.min(3, words.length - at); length > 0; length--) {
    const key = words.slice(at, at + length).map(({ stem }) => stem).join(" ");
    for (const { reading } of dictionary.phrases.get(key) ?? []) if (reading.kind === "state") return { length, code: reading.is };
  }
  return code ? { length: 1, code } : undefined;
}

/** tail is what is said behind a place and adds nothing: "county", "area". */
const tail = (words: Token[], at: number) => Number(["county", "area", "metro", "usa"].includes(words[at]?.word ?? ""));

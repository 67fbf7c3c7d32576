// How words are read as places: a ZIP code, a city with or without its state, a nickname. What no loaded file knows is asked for.

import { nearest } from "../index/geo";
import { type Place, placeKey } from "../index/places";
import type { Token } from "../index/text";
import type { Dictionary } from "./dictionary";
import type { Somewhere } from "./meaning";
import { NEAR } from "./nearby";

interface State { length: number; codes: string[]; wordy: boolean } // codes: "washington" is two; wordy: its code is also a word, "in"

export interface Where {
  length: number; // how many words it took
  places: Somewhere[]; // the likeliest first; empty while the file that knows it is not there
  file?: string; // the file that may know it
  meant?: string; // the name that a slip was mended to
  unsure?: boolean; // a small town's name that nothing says is meant as one: it may be just these words
}

const BIG = 6; // ZIP codes of a city that is meant even where its name is also a word
const SLIPPED = 3; // ZIP codes of a city that a slip is mended to, and that is meant although an article asks of it

/** isLikely: groups are there, or it is big. */
export const isLikely = ({ places }: Pick<Where, "places">) => places.some(({ city, weight }) => city > 0 || weight >= BIG);

/** readWhere reads a place that begins at a word, the longest name first. */
export function readWhere(words: Token[], at: number, dictionary: Dictionary): Where | undefined {
  const first = words[at]!, { before, nothing, area } = dictionary.lexicon;
  if (/^\d{5}$/.test(first.word)) return readZip(words, at, dictionary);
  if (/\d/.test(first.word)) return undefined;
  const nickname = readNickname(words, at, dictionary);
  if (nickname) return nickname;
  let wanted: Where | undefined;
  for (let length = Math.min(4, words.length - at); length > 0; length--) {
    const part = words.slice(at, at + length).map(({ word }) => word);
    if (length > 1 && (nothing.has(part[length - 1]!) || before.has(part[0]!))) continue;
    const all = called(part, dictionary, words), state = stateOf(all, stateAt(words, at + length, dictionary), words[at + length + 1], dictionary);
    const told = state !== undefined || before.has(words[at - 1]?.word ?? ""), places = within(all, state?.codes);
    if (places.length && believable(part, places, told, state !== undefined, dictionary)) {
      const end = at + length + (state?.length ?? 0), file = dictionary.places.fileOf(placeKey(part));
      const beside = () => [...statesBeside(part, words, dictionary)].some((code) => all.every((one) => one.state !== code)); // a smaller one may be meant
      const longer = file && !dictionary.places.loaded.has(file) && ((!state && goesOn(words[at + length], dictionary)) || beside());
      const where: Where = { length: end - at + Number(area.has(words[end]?.word ?? "")), places, file: longer ? file : undefined };
      where.unsure = !told && end - at === length && !isLikely(where) && !places[0]!.weight;
      return where;
    }
    if (length === 1) wanted = unknown(words, at, told, state, dictionary);
  }
  return wanted;
}

/** goesOn: the name may be longer than what is known of it: "Sandy" is a city, and "Sandy Springs" another. */
export function goesOn(next: Token | undefined, { phrases, idle }: Dictionary): boolean {
  return next !== undefined && !idle(next.word, next.stem) && !phrases.has(next.stem) && !/\d/.test(next.word);
}

/** readZip reads five digits; four more behind them change nothing. */
function readZip(words: Token[], at: number, { places }: Dictionary): Where | undefined {
  const { word: code, end } = words[at]!, file = places.fileOf(code), next = words[at + 1];
  const length = next && /^\d{4}$/.test(next.word) && next.start === end + 1 ? 2 : 1;
  if (!file) return undefined;
  const place = places.zip(code);
  if (!place || !places.loaded.has(file)) return { length, places: [], file };
  return { length, places: [{ ...place, name: `${code} (${place.name}`, state: `${place.state})`, city: 0, weight: BIG }] };
}

function readNickname(words: Token[], at: number, dictionary: Dictionary): Where | undefined {
  const { lexicon, phrases, places } = dictionary;
  for (let length = Math.min(3, words.length - at); length > 0; length--) {
    const part = words.slice(at, at + length).map(({ word }) => word).join(" ");
    const alone = part === "la" && (at === words.length - 1 || (at === 0 && phrases.sense(words[1]?.stem, "organization"))); // in Spanish it is "the"
    const meant = alone ? (["los angeles", "CA"] as const) : lexicon.cities.get(part);
    if (!meant) continue;
    const state = stateAt(words, at + length, dictionary), more = state?.codes.includes(meant[1]) ? state.length : 0;
    const found = within(called(meant[0].split(" "), dictionary, words), [meant[1]]);
    const file = places.fileOf(meant[0]), other = alone ? stateNamed("LA", dictionary) : [];
    if (found.length) return { length: length + more, places: [...found, ...other] };
    if (file && !places.loaded.has(file)) return { length: length + more, places: [], file };
  }
  return undefined;
}

/** stateNamed offers a state among the places of a name. */
const stateNamed = (code: string, { lexicon }: Dictionary): Somewhere[] =>
  lexicon.states.filter((one) => one.code === code).map(({ names }) => ({ name: names[0]!, state: "", at: undefined, city: 0, weight: Infinity }));

/** called are the places of a name: those of the index and those of the files that are loaded, each once. First come those in a
 * state that is named, and those near which groups are. */
function called(part: string[], dictionary: Dictionary, words: Token[]): Somewhere[] {
  const { cities, places, spots } = dictionary;
  const key = placeKey(part), keys = [key, key + "h"]; // "pittsburg"
  const found = keys.flatMap((one) => cities.get(one) ?? []).map((one) => ({ ...one }));
  for (const place of keys.flatMap((one) => places.called(one))) {
    const same = found.find(({ name, state }) => state === place.state && name === place.name);
    if (same) [same.weight, same.at] = [same.weight + place.size, same.at ?? place.at];
    else found.push(somewhere(place));
  }
  if (found.length < 2) return found;
  const named = statesBeside(part, words, dictionary);
  const rank = ({ state, at, weight }: Somewhere) => weight + (named.has(state) ? 1e6 : 0) + (nearest(at, spots) <= NEAR ? Math.max(0.5, 4 * (weight - 1)) : 0); // a much larger one far from all groups is meant before
  return found.map((one) => ({ one, rank: rank(one) })).sort((a, b) => b.rank - a.rank).map(({ one }) => one);
}

/** statesBeside are the states that are named beside a place. */
const statesBeside = (part: string[], words: Token[], dictionary: Dictionary) =>
  new Set(words.flatMap(({ word }, i) => (part.includes(word) ? [] : stateAt(words, i, dictionary) ?? [])).flatMap(({ wordy, codes }) => (wordy ? [] : codes)));

const somewhere = ({ name, state, at, size }: Place): Somewhere => ({ name, state, at, city: 0, weight: size });

/** within keeps the places of a state; a state in which there is none was not said of this place. */
function within(places: Somewhere[], states: string[] | undefined): Somewhere[] {
  return states ? places.filter(({ state }) => states.includes(state)) : places;
}

/** stateOf is the state behind a name, if it was said of the name. "Worcester in Spanish" and "Boston in the evening" speak of no Indiana:
 * a state whose code is also a word is meant only where a place of the name is there that is not far smaller than all others; and where
 * it goes on ("Springfield or Holyoke"; "in" so often does, whatever follows), only where the largest is there. */
function stateOf(all: Somewhere[], state: State | undefined, next: Token | undefined, dictionary: Dictionary): State | undefined {
  if (!state?.wordy || all.length === 0) return state;
  const [there] = within(all, state.codes), smaller = next && (state.codes[0] === "IN" || goesOn(next, dictionary)) ? 1 : 8;
  return there && there.weight * smaller >= Math.max(...all.map(({ weight }) => weight)) ? state : undefined;
}

/** believable: a name that is also a word is a place only where it is said to be one, where groups are, or where it is big. */
function believable(part: string[], places: Somewhere[], told: boolean, withState: boolean, dictionary: Dictionary): boolean {
  if (withState || places.some(({ city }) => city > 0)) return true;
  const word = part[0]!;
  if (part.length > 1) return part.some((one) => !dictionary.idle(one));
  if (dictionary.idle(word) || (dictionary.lexicon.ordinary.has(word) && !told) || dictionary.phrases.get(word)?.some(({ resident }) => resident)) return false;
  return told || places[0]!.weight >= SLIPPED || !ordinary(word, dictionary, 1);
}

/** ordinary: the word stands in names of groups, or in what so many articles are called. */
function ordinary(word: string, { known }: Dictionary, least: number): boolean {
  return known.nameWords.has(word) || (known.articleWords.get(word) ?? []).filter((entry) => (entry & 3) > 1).length >= least;
}

/** unknown says which file may know a word that nothing else explains, or mends a slip in one that is loaded. */
function unknown(words: Token[], at: number, told: boolean, state: State | undefined, dictionary: Dictionary): Where | undefined {
  const { places, phrases, lexicon } = dictionary, word = words[at]!, next = words[at + 1];
  const opens = next && (lexicon.ends.has(next.word) ? !lexicon.nothing.has(word.word) : lexicon.opens.has(word.word) && (goesOn(next, dictionary) || stateAt(words, at + 1, dictionary)?.wordy === false));
  if (opens) {
    const file = places.fileOf(placeKey([word.word])), name = places.meant(placeKey([word.word, next.word]));
    if (file && !places.loaded.has(file)) return { length: 1, places: [], file };
    const found = name?.includes(" ") ? called(name.split(" "), dictionary, words).filter(isSize) : [];
    return found.length ? { length: 2, places: found, meant: name } : undefined;
  }
  if (word.word.length < 3 || dictionary.idle(word.word, word.stem) || (lexicon.ordinary.has(word.word) && !state) || phrases.get(word.stem)?.some(({ resident }) => resident || !told)) return undefined;
  if (!told && ordinary(word.stem, dictionary, 2)) return undefined;
  const file = places.fileOf(placeKey([word.word]));
  if (!file) return undefined;
  if (!places.loaded.has(file)) return { length: 1, places: [], file };
  if (dictionary.words.has(word.stem) && !told) return undefined;
  const meant = word.word.length < 5 && !told ? undefined : places.meant(word.word);
  const found = meant ? within(called(meant.split(" "), dictionary, words), state?.codes).filter((one) => state !== undefined || isSize(one)) : [];
  return found.length ? { length: 1 + (state?.length ?? 0), places: found, meant } : undefined;
}

/** isSize: a slip is mended to a town that is not too small to be meant. */
const isSize = ({ city, weight }: Somewhere) => city > 0 || weight >= SLIPPED;

/** stateAt reads the state that is said behind a city: "ma", "massachusetts", "new hampshire". */
function stateAt(words: Token[], at: number, { lexicon, phrases }: Dictionary): State | undefined {
  const first = words[at]?.word, { code } = lexicon.states.find((state) => state.code.toLowerCase() === first) ?? {};
  const short: State | undefined = code ? { length: 1, codes: [code], wordy: lexicon.wordy.has(first!) } : undefined;
  if (short && !short.wordy) return short;
  for (let length = Math.min(3, words.length - at); length > 0; length--) {
    const codes = (phrases.get(words.slice(at, at + length).map(({ stem }) => stem).join(" ")) ?? []).flatMap(({ reading }) => (reading.kind === "state" ? reading.is : []));
    if (codes.length) return { length, codes, wordy: false };
  }
  return short;
}

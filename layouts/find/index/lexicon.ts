// What readers say and what they mean by it: the file of phrases, of all languages together (docs/search-index.md, "Phrases").
// Read once, believed never: a damaged file gives one clear message.

import { damaged, parse, table } from "./columns";

export const TIME_RANGES = { morning: [300, 720], afternoon: [720, 1020], evening: [1020, 1260], night: [1260, 300] } as const;

export interface Lexicon {
  languages: string[]; // the first is the one in which readers are told what was understood
  phrases: { means: string; label: string; words: string[] }[]; // words: patterns of phrasebook.ts
  nothing: Set<string>; // words that say nothing of what is wanted
  light: Set<string>; // stems that don't tell one group from another, but may tell one article from another
  ordinary: Set<string>; // common words that are no slips, and no places unless they are said to be
  before: Set<string>; // words behind which a place is named
  loosely: Set<string>; // of these, those that stand before so much else
  opens: Set<string>; // words that begin names of cities and mean little by themselves: "los", "new"
  ends: Set<string>; // words that end names of cities: "springs"
  area: Set<string>; // what is said behind a place and adds nothing: "county"
  asks: Set<string>; // words for what is looked for here: "group"
  denial: RegExp; // "not", and small words behind it, at the end of what stands before a phrase
  optional: RegExp; // "only": what is denied so may yet be
  life: RegExp; // "living with": of a denial that is none of a medication
  reported: RegExp; // "says", before a denial: it is somebody else's
  either: RegExp; // "or", between two phrases
  upTo: RegExp; // "to", between two days
  leave: Set<string>; // words that ask for leave: "let you share"
  ordinal: Set<string>;
  wordy: Set<string>; // codes of states that are also words
  titles: Set<string>; // stems of words that say little, and of which names of groups are made: "new life"
  months: string[][];
  hours: string[][];
  units: string; // what a number counts, where it is no hour
  related: string[][]; // keys of words for one thing
  cities: Map<string, [name: string, state: string]>; // what cities are called by those who live there
  states: { code: string; names: string[] }[];
  clock: Record<"after" | "before" | "at" | "between" | "and" | "later" | "earlier" | "half" | "am" | "pm" | "noon" | "exact" | "nth" | "of", string>;
  reach: Record<"lead" | "miles" | "km" | "hours" | "minutes" | "one" | "half" | "more" | "behind", string>;
  say: Record<string, string>;
}

const phrases = (text: string) => text.split(", ");

/** readLexicon reads the file of phrases. */
export function readLexicon(text: string): Lexicon {
  const raw = parse(text, "many-roads-phrases");
  const columns = table(raw, "phrases");
  const means = columns.texts("means"), label = columns.texts("label"), words = columns.texts("words");
  const texts = (key: string) => table(raw, "phrases").texts(key);
  const record = (key: string): Record<string, string> => {
    table(raw[key], key);
    const found = raw[key] as Record<string, string>;
    return Object.values(found).every((one) => typeof one === "string") ? found : damaged(`phrases.${key}`);
  };
  const lists = record("lists"), said = (key: string) => lists[key] ?? "";
  const sets = Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, new Set(list.split(" "))])) as unknown as Lexicon; // those that are none are written over
  const names = (key: string) => phrases(said(key)).map((one) => one.split(" "));
  const ways = (key: string) => said(key).replace(/ /g, "|");
  const between = (key: string) => new RegExp(String.raw`^\s*(?:${ways(key)})\s*$`, "i");
  const whole = (key: string) => new RegExp(String.raw`\b(?:${ways(key)})\b`);
  const named = (line: string) => line.split(": ") as [string, string?];
  try { // those of clocks are put together only when somebody types; to look at each costs nothing
    [ways("months"), ways("hours"), ways("units"), ...Object.values(record("clock")), ...Object.values(record("reach"))].forEach((one) => new RegExp(`(?:${one})`, "u"));
  } catch {
    damaged("phrases.clock");
  }
  return Object.assign(sets, {
    languages: texts("language"),
    phrases: means.map((one, i) => ({ means: one, label: label[i]!, words: phrases(words[i]!) })),
    months: names("months"), hours: names("hours"),
    units: ways("units"),
    denial: new RegExp(String.raw`(^|[^\p{L}\p{N}])(?:${ways("negation")})(?:[\s-]+(?:${ways("through")}|${ways("optional")}))*[\s-]+$`, "u"),
    optional: whole("optional"), life: whole("life"), reported: new RegExp(String.raw`\b(?:${ways("reported")})$`), either: between("either"), upTo: between("upTo"),
    related: texts("related").map(phrases),
    cities: new Map(texts("cities").flatMap((line) => {
      const [city, nicknames = ""] = named(line), [name = "", state = ""] = phrases(city);
      return phrases(nicknames).map((nickname) => [nickname, [name, state]] as const);
    })) as Lexicon["cities"],
    states: texts("states").map((line) => ({ code: named(line)[0], names: phrases(named(line)[1] ?? "") })),
    clock: record("clock") as Lexicon["clock"],
    reach: record("reach") as Lexicon["reach"],
    say: record("say"),
  });
}

/** fill puts what belongs there into the {gaps} of a text. A value is never read for gaps of its own. */
export const fill = (text = "", gaps: Record<string, string | number> = {}) => text.replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));

// How a reader's words are read: into wishes, each with what it was read from, so that each can be shown and taken back.
// Knows phrases (dictionary.ts) and nothing of groups, ranking or pages.

import { type Spot, nearest } from "../index/geo";
import { fill } from "../index/lexicon";
import { placeKey } from "../index/places";
import { forms, keyOf, stems, tokens } from "../index/text";
import { clockTimes, dates } from "./clock";
import { crisisIn } from "./crisis";
import { type Denial, denialOf, opposite } from "./denial";
import type { Dictionary } from "./dictionary";
import { addWish, asWord, joined, settleTowns } from "./join";
import { ABOUT_GROUPS, type Kind, type Meaning, type Query, type Reading, type Sense, type Somewhere, type Wish } from "./meaning";
import { type Word, begun, isKnown, splitWords } from "./mend";
import { NEAR, placeWishes, readReach } from "./nearby";
import { readTitle } from "./title";
import { type Where, goesOn, isLikely, readWhere } from "./where";

/** readQuery reads a text. With `exact` every word is looked for as it stands; `here` is where the reader is, where that was told.
 * Until there is a dictionary only danger is read. */
export function readQuery(text: string, dictionary: Dictionary | undefined, now: Date, exact = false, here?: Spot): Query {
  const query: Query = { text, wishes: [], terms: [], crisis: crisisIn(text), files: [], exact };
  if (!dictionary) return query;
  const { lexicon } = dictionary;
  const words = splitWords(text, dictionary, exact, query.files);
  const reach = exact ? undefined : readReach(text, lexicon);
  const times = exact ? [] : [...dates(text, lexicon, now), ...clockTimes(text, lexicon)];
  const reader = new Reader(query, words, dictionary, now);
  for (let i = 0; i < words.length; ) {
    const within = ([start, end]: [number, number]) => words[i]!.start >= start && words[i]!.start < end;
    const time = times.find(({ spans }) => within(spans[0]!));
    if (time) reader.addUnlessDenied(time);
    const span = reach && within(reach.span) ? reach.span : time?.spans[0];
    if (span) while (i < words.length && within(span)) i++;
    else i += exact ? reader.readExact(words[i]!) : reader.readNext(i);
  }
  settleTowns(query, lexicon.say);
  if (!exact) readTitle(query, words, dictionary);
  placeWishes(query, reach, lexicon.say, here);
  if (query.crisis.length && !words.some(({ stem }) => lexicon.asks.has(stem))) {
    const meant = query.wishes.filter(({ readings }) => readings.some(({ kind }) => MEANT.has(kind)));
    query.wishes = meant.length ? meant : query.wishes.filter(({ kind }) => kind === "word"); // words alone never show every group
  }
  for (const danger of query.crisis) query.terms.push({ any: [[danger]], light: false }, { any: [["crisis"]], light: false }); // whatever it was called
  if (query.terms.every(({ light }) => light)) for (const term of query.terms) term.light = false; // nothing says more
  query.files = [...new Set(query.files)];
  return query;
}

class Reader {
  private denial: Denial | undefined; // of the wish before
  private before: { wish: Wish; places: Somewhere[]; end: number } | undefined; // the place before

  constructor(private readonly query: Query, private readonly words: Word[], private readonly dictionary: Dictionary, private readonly now: Date) {}

  /** readExact looks for a word as it stands. */
  readExact(word: Word): number {
    if (!this.dictionary.known.stop.has(word.word)) this.addWord([word], [[word.stem]]);
    return 1;
  }

  /** readNext reads the longest phrase that begins at a word, and says how many words it took. */
  readNext(at: number): number {
    const { words, query, dictionary } = this;
    for (let length = Math.min(dictionary.longest, words.length - at); length > 0; length--) {
      const part = words.slice(at, at + length), key = keyOf(part.map((word) => word.stem));
      if (length > 1 && (stopsShort(part[0]!) || stopsShort(part[length - 1]!))) continue;
      const senses = dictionary.phrases.get(key), synonyms = dictionary.synonyms.get(key);
      if (length === 1 && this.readState(part[0]!, senses)) return 1;
      const where = length === 1 || senses ? readWhere(words, at, dictionary) : undefined;
      if (where?.file && where.places.length) query.files.push(where.file);
      if (where?.places.length && where.length >= length && (!senses || this.isPlace(at, where, senses, length))) {
        this.addPlace(words.slice(at, at + where.length), where, (where.length === length && senses) || []);
        return where.length;
      }
      const told = dictionary.lexicon.before.has(words[at - 1]?.word ?? ""); // "in paris" is no beginning of "parish"
      if (where?.file && !synonyms && (senses ? length === 1 : told || !this.goesOn(words[at]!))) {
        query.files.push(where.file);
        if (/\d/.test(words[at]!.word)) return 1;
      }
      const also = where && where.length === length && isLikely(where) ? this.placeSense(where) : undefined;
      if (senses) return this.addSenses(part, also ? [...senses, also] : senses, synonyms ?? []), length;
      if (synonyms) return this.addWord(part, [part.map((word) => word.stem), ...synonyms]), length;
    }
    this.readAlone(at);
    return 1;
  }

  private goesOn = (word: Word) => word.open && !isKnown(word, this.dictionary) && begun(word.word, this.dictionary);

  /** readAlone reads a word that no phrase begins with. */
  private readAlone(at: number): void {
    const word = this.words[at]!, { lexicon, phrases } = this.dictionary;
    if (lexicon.nothing.has(word.word) || lexicon.nothing.has(word.stem)) return;
    const next = this.words[at + 1]?.stem ?? "";
    if (lexicon.ordinal.has(word.word) && (phrases.sense(next, "day") || lexicon.light.has(next))) return; // "first monday", "every week"
    if (this.goesOn(word)) return this.addBeginning(word);
    if (/^\d\d?$/.test(word.word) && !this.dictionary.known.nameWords.has(word.word)) return;
    this.addPlain([word]);
  }

  /** addPlain adds words of which nothing more is known, unless it is one that says little. */
  private addPlain(words: Word[]): void {
    const { word, stem } = words[0]!, list = words.map((one) => one.stem);
    if (!words[1] && (this.dictionary.lexicon.light.has(stem) || /^[a-z]$/.test(word))) this.query.terms.push({ any: [[stem], ...this.related([stem])], light: true });
    else this.addWord(words, [list]);
  }

  /** isPlace: a phrase that means something else, too, is a place only where more words, or the word before, say so. */
  private isPlace(at: number, where: Where, senses: Sense[], length: number): boolean {
    const told = this.dictionary.lexicon.before.has(this.words[at - 1]?.word ?? "");
    return where.length > length || (isLikely(where) && (told || senses.every(({ reading }) => reading.kind === "state")));
  }

  private placeSense({ places: [first] }: Where): Sense {
    return { reading: placeReading(first!), label: nameOf(first!), resident: false };
  }

  /** addPlace adds the likeliest place of a name; the others are choices. A state of the same name is meant, too, and so is the
   * word itself where the name is a small town's. */
  private addPlace(words: Word[], where: Where, senses: Sense[]): void {
    const { query } = this, { say, loosely } = this.dictionary.lexicon, named = query.wishes.flatMap(({ readings }) => readings.flatMap((one) => (one.kind === "place" && !readings.some(({ kind }) => kind === "word") ? one.at : []))); // not "north star", which may be a name
    const most = Math.max(...where.places.map(({ weight }) => weight));
    const by = where.places.filter(({ at, weight }) => at && nearest(at, named) < (weight * FEWER < most ? NEAR : FAR)); // "between Hartford and Springfield"
    const [first, ...others] = [...by, ...where.places.filter((one) => !by.includes(one))] as [Somewhere, ...Somewhere[]];
    const file = named.length > 0 && !by.length && !/^\d/.test(first.name) && this.dictionary.places.fileOf(placeKey(tokens(first.name).map(({ word }) => word)));
    if (file) query.files.push(file); // a smaller place of the name may be near; a ZIP code has no other
    const { before } = this, start = words[0]!.start, beside = before && first.at && /^[\s,]+$/.test(query.text.slice(before.end, start)), near = beside && before.places.find(({ at }) => at && nearest(at, [first.at!]) < NEAR);
    if (near) [before.wish.readings, before.wish.label, before.wish.choices] = [[placeReading(near)], fill(say.near, { place: nameOf(near) }), undefined]; // "hyde park chicago"
    else if (beside && !isLikely(before) && before.wish.kind === "place") asWord(before.wish, query.text, say); // "kensington philly": of that city, and in no table
    const last = query.wishes[query.wishes.length - 1];
    if (last?.readings[0]!.kind === "audience" && loosely.has(query.text.slice(last.spans[0]![1], start).trim())) query.wishes.pop(); // "new to Asheville" is no newcomer
    const state = senses.find(({ reading }) => reading.kind === "state" && words.length === tokens(first.name).length);
    const readings: Reading[] = [placeReading(first)];
    let label = fill(say.near, { place: nameOf(first) });
    if (state) {
      readings.push(state.reading as Reading);
      label = fill(say.or, { one: label, other: fill(say.inState, { place: state.label }) });
    }
    const { end, open } = words[words.length - 1]!;
    if (where.unsure) {
      const list = words.map((word) => word.stem);
      readings.push({ kind: "word", stems: list, begins: open || undefined });
      label = fill(say.or, { one: label, other: fill(say.word, { word: words.map(({ word }) => word).join(" ") }) });
      query.terms.push({ any: [list], begins: open || undefined, light: false });
    }
    const wish: Wish = {
      kind: readings.length > 1 ? "any" : "place", readings, label, spans: [[start, end]],
      corrected: where.meant ? query.text.slice(start, end) : correction(words),
      choices: (where.unsure ? where.places : others).filter((one) => one.city > 0 || one.weight * FEWER >= first.weight).slice(0, 4).map((one) => ({ label: nameOf(one), words: nameOf(one) })),
    };
    this.before = { wish, places: where.places, end };
    this.addUnlessDenied(wish, first.name);
  }

  /** readState reads two letters that may be a state's: "MA" is Massachusetts, or an organization with these initials. */
  private readState(word: Word, senses: Sense[] = []): boolean {
    const { query, dictionary } = this, { lexicon } = dictionary;
    const state = word.word.length === 2 && !lexicon.cities.has(word.word) && lexicon.states.find(({ code }) => code.toLowerCase() === word.word);
    if (!state) return false;
    const last = query.wishes[query.wishes.length - 1];
    const behindCity = last?.kind === "place" && /^[\s,.]*$/.test(query.text.slice(last.spans[last.spans.length - 1]![1], word.start));
    const at = this.words.indexOf(word), told = lexicon.before.has(this.words[at - 1]?.word ?? "");
    const capitals = word.typed === state.code && query.text !== query.text.toUpperCase() && (told || !at || word.open || at === this.words.length - 1);
    if (lexicon.wordy.has(word.word) && !capitals) return false; // behind a city, where.ts has taken it if it was meant
    const next = this.words[at + 1];
    if (!behindCity && lexicon.nothing.has(word.word) && goesOn(next, dictionary)) return false; // "mi tiempo": my time
    const sense: Sense = { reading: { kind: "state", is: state.code }, label: state.names[0]!, resident: true };
    this.addSenses([word], [sense, ...(behindCity || told ? [] : senses)], []);
    return true;
  }

  /** readingOf settles what depends on the day, or on the words before. */
  private readingOf(meaning: Meaning, word: Word): Reading[] | undefined {
    const { now, words } = this, minute = now.getHours() * 60 + now.getMinutes();
    switch (meaning.kind) {
      case "today": return [{ kind: "day", days: 1 << (now.getDay() + meaning.after) % 7 }];
      case "soon": return [{ kind: "day", days: (1 << now.getDay()) | (minute + SOON > 1440 ? 1 << (now.getDay() + 1) % 7 : 0) }];
      case "next": return [{ kind: "time", from: (minute + 1410) % 1440, to: (minute + SOON) % 1440, soon: true }];
      case "may": return words.some(({ word: other, start }) => start < word.start && this.dictionary.lexicon.leave.has(other)) ? [{ kind: "right", bit: meaning.bit }] : undefined;
      default: return [meaning];
    }
  }

  private addSenses(words: Word[], senses: Sense[], synonyms: string[][]): void {
    const { dictionary, query } = this, { lexicon } = dictionary;
    const all = senses.flatMap((sense) => (this.readingOf(sense.reading, words[0]!) ?? []).map((reading) => ({ ...sense, reading })));
    if (!all.length) return this.addPlain(words);
    const readings = joined(all.map(({ reading }) => reading)), kinds = new Set(readings.map(({ kind }) => kind));
    const labels = [...new Set(all.map((sense) => this.dayLabel(sense)))].slice(0, 4);
    const list = words.map((word) => word.stem), spans = [spanOf(words)];
    // A group that calls itself a women's group is one, even where nobody filled in for whom it is.
    if (kinds.has("audience")) readings.push({ kind: "word", stems: list, name: true });
    const label = labels.reduce((one, other) => fill(lexicon.say.or, { one, other }));
    const wish: Wish = { kind: kinds.size === 1 ? readings[0]!.kind : "any", readings, label, spans, corrected: correction(words) };
    if (labels.length > 1) wish.choices = labels.map((one) => ({ label: one, words: one }));
    const not = this.addUnlessDenied(wish);
    if (senses[0]!.also && !not) this.addSenses(words, [senses[0]!.also], []);
    // "Methadone Anonymous" is a name, and yet says that somebody takes methadone: that wish is never lost.
    const medicine = !kinds.has("medication") && wish.kind !== "word" && list.map((word) => dictionary.phrases.sense(word, "medication")).find(Boolean);
    if (medicine) this.addWish({ kind: "medication", readings: [{ kind: "medication" }], label: medicine.label, spans });
    if ([...kinds].every((kind) => ABOUT_GROUPS.has(kind))) return;
    const called = ["any", "medication", "organization"].includes(wish.kind) ? [] : [stems(senses[0]!.label).filter((word) => !lexicon.nothing.has(word))];
    query.terms.push({ any: [list, ...synonyms, ...this.otherNames(readings), ...called, ...this.related(list), ...(kinds.has("audience") ? this.related(list.slice(-1)) : [])], light: false });
  }

  /** addUnlessDenied adds a wish, or its opposite where "not" stands before it, and tells whether it does. */
  addUnlessDenied(wish: Wish, name = wish.label): boolean {
    const { query, dictionary: { lexicon } } = this, denial = denialOf(wish, query.text, lexicon, this.denial);
    this.denial = denial;
    if (!denial) return this.addWish(wish), false;
    query.wishes = query.wishes.filter(({ kind, spans }) => kind !== "word" || spans[0]![0] < denial.from); // "sick" of "sick of zoom"
    const other = opposite(wish, denial, name, lexicon.say);
    if (other) this.addWish(other);
    return other !== wish;
  }

  /** dayLabel is what a sense is called; "today" by its weekday. */
  private dayLabel({ reading, label }: Sense): string {
    if (reading.kind !== "day") return label;
    const known = this.dictionary.lexicon.phrases.find(({ means }) => means === `day ${Math.log2(reading.days)}`);
    return known?.label ?? label;
  }

  /** otherNames are what else the organizations are called: an article may say "Narcotics Anonymous" where a reader says "NA". */
  private otherNames(readings: Reading[]): string[][] {
    const rows = readings.flatMap((reading) => (reading.kind === "organization" ? reading.is : []));
    return rows.slice(0, 4).flatMap((row) => {
      const { name, short } = this.dictionary.known.organizations[row - 1]!;
      return [stems(name), stems(short)].filter((list) => list.length > 0);
    });
  }

  /** related are other words for the same thing, by which an article may speak of it. */
  private related(list: string[]): string[][] {
    const keys = forms(keyOf(list));
    return this.dictionary.lexicon.related.filter((words) => keys.some((key) => words.includes(key))).flatMap((words) => words.filter((word) => word !== keys[0]).map((word) => word.split(" ")));
  }

  private addWord(words: Word[], any: string[][]): void {
    const open = words[words.length - 1]!.open && any.length === 1;
    const { stop } = this.dictionary.known;
    const readings = any.map((list): Reading => ({ kind: "word", stems: list.length > 1 ? list.filter((word) => !stop.has(word)) : list, begins: open || undefined }));
    this.addUnlessDenied({ kind: "word", readings, label: this.quoted("word", words.map(({ word }) => word).join(" ")), spans: [spanOf(words)], corrected: correction(words) });
    this.query.terms.push({ any: [...any, ...any.flatMap((list) => this.related(list))], begins: open || undefined, light: false });
  }

  private quoted = (how: "word" | "begun", word: string) => fill(this.dictionary.lexicon.say[how], { word });

  /** addBeginning reads a word that is still being typed: as the one wish that it can become, or as any name or word that begins so. */
  private addBeginning(word: Word): void {
    const senses: Sense[] = [];
    let shortest = Infinity;
    for (const [key, sense] of this.dictionary.phrases.begun(word.word)) {
      senses.push(sense);
      shortest = Math.min(shortest, key.length);
    }
    const clear = word.word.length > 2 && word.word.length > shortest * 0.55 && senses.length > 0 && senses.every((sense) => sense.resident && sense.label === senses[0]!.label);
    if (clear) return this.addSenses([word], [senses[0]!], []);
    const names = senses.flatMap(({ reading }): Reading[] => (reading.kind === "state" || reading.kind === "organization" ? [reading] : []));
    for (const [key, places] of this.dictionary.cities) if (key.startsWith(word.word)) for (const place of places) names.push({ ...placeReading(place), state: "" });
    const readings: Reading[] = [...joined(names), { kind: "word", stems: [word.word], begins: true }];
    this.addWish({ kind: "any", readings, label: this.quoted("begun", word.word), spans: [spanOf([word])] });
    this.query.terms.push({ any: [[word.word]], begins: true, light: word.word.length < 4 });
  }

  private addWish = (wish: Wish) => addWish(this.query, wish, this.dictionary.lexicon);
}

/** What is meant even by who is in danger. All else that is read there narrows nothing: "alone tonight" asks for no evening. */
const MEANT = new Set<Kind>(["medication", "organization", "place", "state", "here", "language", "audience"]);

const SOON = 180; // minutes
const FAR = 100; // miles between places that are named together
const FEWER = 8; // times as big as another place of the name is one that is meant before it, unless that is really near

const placeReading = (one: Somewhere): Extract<Reading, { kind: "place" }> => ({ kind: "place", cities: one.city ? [one.city] : [], at: one.at ? [one.at] : [], miles: NEAR, state: one.state });

const nameOf = (one: Somewhere) => [one.name, one.state].filter(Boolean).join(", ").replace(/, (\w\w)-$/, ", $1");

/** stopsShort: a phrase neither begins nor ends with what keyOf leaves out. */
const stopsShort = ({ word }: Word) => word === "and" || word === "the";

const spanOf = (words: Word[]): [number, number] => [words[0]!.start, words[words.length - 1]!.end];

/** correction is what was typed, where a slip was mended. */
const correction = (words: Word[]) => (words.some(({ slip }) => slip) ? words.map(({ typed }) => typed).join(" ") : undefined);

/** without cuts a wish's words out of the text. */
export function without(text: string, wish: Wish): string {
  let left = text;
  for (const [start, end] of [...wish.spans].sort((a, b) => b[0] - a[0])) left = left.slice(0, start) + left.slice(end);
  return left.replace(/(\s*,)+/g, ",").replace(/\s+/g, " ").replace(/^[\s,]+|[\s,]+$/g, "");
}

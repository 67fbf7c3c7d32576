import { test } from "node:test";
import assert from "node:assert/strict";
import { eitherOf, fits, partsOf } from "../query/phrasebook";
import { DamagedIndex } from "./columns";
import { readLexicon } from "./lexicon";
import { anagram, fold, forms, keyOf, oneSlip, slips, stem, stems, tokens, wordsOf } from "./text";
import golden from "../../../generator/search/testdata/phrases.json";
import stemmed from "../../../generator/search/testdata/stems.json";

const LETTERS = "abc";

/** Every word of up to so many letters. */
const words = (length: number): string[] => (length === 0 ? [""] : [...new Set(words(length - 1).flatMap((word) => [word, ...[...LETTERS].map((letter) => word + letter)]))]);

/** All words that are one slip from a word: a letter wrong, missing, too many, or two neighbours swapped. */
function slipped(word: string): Set<string> {
  const all = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const before = word.slice(0, i), after = word.slice(i);
    all.add(before + after.slice(1));
    for (const letter of LETTERS) all.add(before + letter + after).add(before + letter + after.slice(1));
    if (after.length > 1) all.add(before + after[1]! + after[0]! + after.slice(2));
  }
  all.delete(word);
  return all;
}

test("a slip is what a finger can do, and no more, whichever word comes first", () => {
  for (const word of words(4)) {
    const near = slipped(word);
    for (const other of words(5)) {
      const one = other !== word && near.has(other) && other.length - word.length < 2;
      assert.equal(oneSlip(word, other), one, `${word} ${other}`);
      assert.equal(slips(word, other, 1), word === other ? 0 : one ? 1 : 2, `${word} ${other}`);
      assert.equal(slips(word, other, 3), slips(other, word, 3), `${word} ${other}`);
      assert.equal(Math.min(slips(word, other, 3), 2), slips(word, other, 1), `${word} ${other}: the limit changes no distance below it`);
    }
  }
});

test("swapped neighbours are one slip, and an anagram has the same letters", () => {
  for (const [typed, meant] of [["metahdone", "methadone"], ["firday", "friday"], ["bosotn", "boston"]] as const) {
    assert.equal(slips(typed, meant, 2), 1);
    assert.ok(anagram(typed, meant));
  }
  assert.ok(!anagram("aab", "abb"));
});

test("plurals, tenses and accents, in English and Spanish", () => {
  for (const [one, many] of [["family", "families"], ["meeting", "meetings"], ["reunion", "reuniones"], ["adiccion", "adicciones"], ["mujere", "mujeres"], ["grupo", "grupos"], ["crisis", "crisis"], ["class", "class"]]) {
    assert.equal(stem(many!), one);
    assert.equal(stem(one!), one, "what is cut is not cut again");
  }
  for (const [one, other] of [["relapsed", "relapse"], ["stopped", "stop"], ["tapering", "taper"], ["share", "sharing"], ["methadon", "methadone"]]) assert.ok(forms(one!).some((form) => form === other), `${one} ${other}`);
  for (const short of ["need", "sing", "used", "red", "12ed"]) assert.ok(forms(short).includes(short));
  assert.equal(fold("Miércoles’ ÑANDÚ"), "miercoles nandu");
  assert.deepEqual(tokens("S.M.A.R.T. and A.A.").map(({ word }) => word), ["smart", "and", "aa"]);
  assert.deepEqual(tokens("🏳️‍🌈 friday ❤️").map(({ word }) => word), ["friday"]);
});

test("brackets are written out in every way", () => {
  assert.deepEqual(eitherOf("(let/lets) (/me) share"), ["let share", "let me share", "lets share", "lets me share"]);
  assert.deepEqual(eitherOf("friday"), ["friday"]);
});

test("what the generator writes as words are compared is what the client makes of the same text", () => {
  for (const [text, key] of Object.entries(stemmed)) assert.equal(keyOf(stems(text)), key, text);
  for (const phrase of golden.words.join(", ").split(", ").flatMap(eitherOf)) assert.equal(keyOf(stems(phrase)), phrase);
  for (const word of `${golden.lists.light} ${golden.lists.titles}`.split(" ")) assert.equal(stem(word), word);
});

test("a text of plain letters is cut as any other", () => {
  for (const text of ["", "Al-Anon", " 12 Steps  & more_or (less)", "SMART/Recovery, 3:30pm"]) assert.deepEqual(wordsOf(text), tokens(text).map(({ word }) => word), text);
});

test("a pattern stands for what it is written out to, and for nothing else", () => {
  for (const pattern of ["let (/you/some one) (share/speak) (/up)", "(/my/for my) (teen/20 year old) son", "(a/b)", "friday"]) {
    const all = eitherOf(pattern);
    for (const key of all) {
      assert.ok(fits(key, partsOf(pattern)), key);
      for (const other of [key + " x", "x " + key, key.slice(1), key.slice(0, -1)]) assert.equal(fits(other, partsOf(pattern)), all.includes(other), `${other} of ${pattern}`);
    }
  }
});

test("damaged phrases give one clear message", () => {
  for (const wrong of [{ clock: { ...golden.clock, after: 5 } }, { reach: null }, { lists: { nothing: 1 } }, { words: golden.words.slice(1) }, { states: ["MA: Massachusetts", 5] }]) {
    assert.throws(() => readLexicon(JSON.stringify({ ...golden, ...wrong })), DamagedIndex, Object.keys(wrong)[0]);
  }
});

// Words: how a text becomes the words that are looked for. The only place where accents are folded and endings cut.

export interface Token {
  word: string; // folded, as typed
  stem: string; // without a plural ending: what is compared
  start: number; // where it stands in the text
  end: number;
}

const MARKS = /[\u0300-\u036f]/g;
const WORD = /(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}\p{N}]+)*/gu; // "S.M.A.R.T." is one word, and the marks of an emoji are none

/** fold makes a text lower case and drops accents and apostrophes: "Women’s Café" is "womens cafe". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(MARKS, "").replace(/['’]/g, "").toLowerCase();
}

/** stem drops the ending of a plural, so that "families" finds "family" and "meetings" finds "meeting"; in Spanish "reuniones" finds "reunion". */
export function stem(word: string): string {
  if (word.length < 4 || !/[^sui]s$/.test(word)) return word;
  if (/..iones$/.test(word)) return word.slice(0, -2);
  return word.length > 4 && word.endsWith("ies") ? word.slice(0, -3) + "y" : word.slice(0, -1);
}

/** forms are a stem and what it may be written as in another tense: "relapsed" is also "relapse" and "relapsing". */
export function forms(word: string): string[] {
  const base = word.replace(/(ing|ed|e)$/, "");
  if (base.length < 4 || /\d/.test(base)) return [word];
  const short = /([^aeiouslf])\1$/.test(base) ? [base.slice(0, -1)] : [];
  return [...new Set([word, base, ...short, base + "e", base + "ed", base + "ing"])];
}

/** tokens are the words of a text with their places. */
export function tokens(text: string): Token[] {
  return Array.from(text.matchAll(WORD), (match) => {
    const word = fold(match[0]).replace(/\./g, "");
    return { word, stem: stem(word), start: match.index, end: match.index + match[0].length };
  });
}

const PLAIN = /^[^.'\x7f-\uffff]*$/; // most texts

/** wordsOf are the words of a text, folded. */
export const wordsOf = (text: string): string[] => (PLAIN.test(text) ? text.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean) : tokens(text).map(({ word }) => word));

/** stems are the words of a text as they are compared. */
export const stems = (text: string): string[] => wordsOf(text).map(stem);

/** keyOf joins stems to a phrase. "and" and "the" don't count, so that "Family & Friends" is "family and friends". */
export const keyOf = (words: string[]) => words.filter((word) => word !== "and" && word !== "the").join(" ");

/** slips counts how many letters are wrong, missing, too many or swapped with a neighbour, from a place in each word on; more than `most` is
 * most + 1. Letters that are the same are never one of them, so it goes on from the first that differ, in each way that there is. */
export function slips(a: string, b: string, most: number, i = 0, j = 0): number {
  const more = a.length - i - b.length + j;
  if (more > most || -more > most) return most + 1;
  while (i < a.length && a[i] === b[j]) i++, j++;
  if (i >= a.length || j >= b.length) return more < 0 ? -more : more;
  if (!most) return 1;
  const left = (x: number, y: number) => slips(a, b, most - 1, i + x, j + y);
  return 1 + Math.min(left(1, 1), left(1, 0), left(0, 1), a[i] === b[j + 1] && a[i + 1] === b[j] ? left(2, 2) : most);
}

/** oneSlip tells whether two different words differ by one letter: one wrong, one missing, one too many, or two swapped. */
export const oneSlip = (a: string, b: string): boolean => slips(a, b, 1) === 1;

/** anagram: the same letters in another order, "chigaco". */
export const anagram = (a: string, b: string) => a.length === b.length && [...a].sort().join() === [...b].sort().join();

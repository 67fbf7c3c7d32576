// Words: how a text becomes the words that are looked for. The only place where accents are folded and endings cut.

export interface Token {
  word: string; // folded, as typed
  stem: string; // without a plural ending: what is compared
  start: number; // where it stands in the text
  end: number;
}

const MARKS = /[\u0300-\u036f]/g;
const WORD = /(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu; // "S.M.A.R.T." is one word

/** fold makes a text lower case and drops accents and apostrophes: "Women’s Café" is "womens cafe". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(MARKS, "").replace(/['’]/g, "").toLowerCase();
}

/** stem drops the ending of a plural, so that "families" finds "family" and "meetings" finds "meeting"; in Spanish "reuniones" finds "reunion". */
export function stem(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (/..iones$/.test(word)) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
  return word.endsWith("s") ? word.slice(0, -1) : word;
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

/** stems are the words of a text as they are compared. */
export const stems = (text: string): string[] => tokens(text).map((token) => token.stem);

/** keyOf joins stems to a phrase. "and" and "the" don't count, so that "Family & Friends" is "family and friends". */
export const keyOf = (words: string[]) => words.filter((word) => word !== "and" && word !== "the").join(" ");

/** oneSlip tells whether two different words differ by one letter: one wrong, one missing, one too many, or two swapped. */
export function oneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return oneSlip(b, a);
  const extra = b.length - a.length;
  if (extra > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (extra === 1) return a.slice(i) === b.slice(i + 1);
  if (a.slice(i + 1) === b.slice(i + 1)) return i < a.length;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** slips counts how many letters are wrong, missing, too many or swapped with a neighbour; more than `most` is most + 1. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [], last: number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length]!, most + 1);
}

const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** beside tells whether two letters are neighbours on a keyboard. */
export function beside(a: string, b: string): boolean {
  const at = (letter: string) => KEYS.map((row) => row.indexOf(letter)).flatMap((x, y) => (x < 0 ? [] : [[x + y / 2, y]] as const))[0];
  const [one, other] = [at(a), at(b)];
  return one !== undefined && other !== undefined && Math.abs(one[0] - other[0]) <= 1 && Math.abs(one[1] - other[1]) <= 1;
}

/** anagram: the same letters in another order, "chigaco". */
export const anagram = (a: string, b: string) => a.length === b.length && [...a].sort().join() === [...b].sort().join();

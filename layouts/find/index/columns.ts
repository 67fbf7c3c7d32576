// The reading of one table of columns. It believes nothing: a damaged file gives one clear message and never a wrong answer or a hang.

/** What is thrown at a file that is not whole. The page tells its reader in words of its own; the message says what is wrong to whoever looks into it. */
export class DamagedIndex extends Error {}

export function damaged(what: string): never {
  throw new DamagedIndex(`The search file is damaged or cut short: ${what}.`);
}

export type Raw = Record<string, unknown>;

/** parse reads the text of a file and looks at its format. */
export function parse(text: string, format: string): Raw {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return damaged("it is not whole");
  }
  if (typeof raw !== "object" || raw === null || (raw as Raw).format !== format) damaged("it is not a search file");
  return raw as Raw;
}

/** Columns reads the named lists of one table, which must all be equally long. */
export class Columns {
  private left: number; // columns that nobody has read

  constructor(private readonly raw: Raw, private readonly name: string, private readonly lenient = false, public length = -1) {
    this.left = Object.keys(raw).length;
  }

  /** done refuses columns that nobody reads: a name that is damaged would pass for one that was left out. */
  done(): void {
    if (this.left) damaged(this.name);
  }

  private take(key: string): unknown {
    const column = this.raw[key];
    if (column !== undefined) this.left--;
    return column;
  }

  private list(key: string): unknown[] {
    const list = this.take(key);
    if (!Array.isArray(list)) damaged(`${this.name}.${key}`);
    if (this.length < 0) this.length = list.length;
    if (list.length !== this.length) damaged(`${this.name}.${key} has another length`);
    return list;
  }

  texts(key: string): string[] {
    if (this.lenient && this.raw[key] === undefined && this.length >= 0) return [];
    const list = this.list(key);
    if (!list.every((entry) => typeof entry === "string")) damaged(`${this.name}.${key}`);
    return list as string[];
  }

  /** numbers reads whole numbers from `least` up to but not including `end`. */
  numbers(key: string, end: number, least = 0): number[] {
    const list = this.list(key) as number[];
    if (!list.every((n) => Number.isInteger(n) && n >= least && n < end)) damaged(`${this.name}.${key}`);
    return list;
  }

  /** packed reads a column of whole numbers that is written as one text, into a list from a place on. How long it is must be known. */
  packed(key: string, end: number, least = 0, into: Int32Array = new Int32Array(Math.max(0, this.length)), from = 0): Int32Array {
    const text = this.take(key);
    if (this.lenient && text === undefined) return into.fill(0, from, from + this.length);
    if (typeof text !== "string" || this.length < 0 || !unpack(text, this.length, end, least, into, from)) damaged(`${this.name}.${key}`);
    return into;
  }

  /** joined reads columns of words, or of lists of steps, each written as one text with blanks between. All are equally long. */
  joined<K extends string>(keys: readonly K[]): Record<K, string[]> {
    return Object.fromEntries(keys.map((key) => {
      const text = this.take(key), list = typeof text === "string" ? text.split(" ") : damaged(`${this.name}.${key}`);
      if (this.length < 0) this.length = list.length;
      return list.length === this.length ? [key, list] : damaged(`${this.name}.${key} has another length`);
    })) as Record<K, string[]>;
  }

  lists(key: string): unknown[][] {
    const list = this.list(key);
    if (!list.every(Array.isArray)) damaged(`${this.name}.${key}`);
    return list as unknown[][];
  }
}

/** table takes one table of a file; in a lenient one, of a known length, a column that is left out is all 0, and one of texts is empty. */
export function table(raw: unknown, name: string, lenient = false, length = -1): Columns {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) damaged(name);
  return new Columns(raw as Raw, name, lenient, length);
}

/** sizeOf reads how many there are of something, before anything is made for them. */
export function sizeOf(raw: unknown, what: string, most = 1_000_000): number {
  return Number.isInteger(raw) && (raw as number) >= 0 && (raw as number) <= most ? (raw as number) : damaged(what);
}

/** DEGREES holds every latitude and longitude in thousandths of a degree. */
export const DEGREES = 180_001;

/** What each character of a packed column is worth: its place among A-Z a-z 0-9 - _. All others are 64 or nothing, which is no digit. */
const DIGITS = new Uint8Array(128).fill(64);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((sign, i) => (DIGITS[sign.charCodeAt(0)] = i));

/** unpack reads numbers of equally many digits, first the highest digit of each, then the next; a number and a colon before them are added to each. */
function unpack(text: string, length: number, end: number, least: number, into: Int32Array, from: number): boolean {
  const colon = text.indexOf(":"), first = colon + 1, more = colon < 0 ? 0 : Number(text.slice(0, colon)), width = (text.length - first) / (length || 1);
  if (!length) return !text;
  if (!Number.isInteger(width) || width < 1 || width > 6 || !Number.isInteger(more)) return false;
  for (let i = 0; i < length; i++) {
    let n = 0;
    for (let at = first + i; at < text.length; at += length) {
      const digit = DIGITS[text.charCodeAt(at)]!;
      if (!(digit < 64)) return false;
      n = n * 64 + digit;
    }
    n += more;
    if (n < least || n >= end) return false;
    into[from + i] = n;
  }
  return true;
}

/** readSteps reads a list of steps: each is `weights` times the distance from the row before, plus a weight, in digits of five
 * bits, the lowest first. `into` is given each row times `weights` plus its weight. No row is `end` or beyond. */
export function readSteps(text: string, weights: number, end: number, into?: number[]): void {
  let before = -weights, step = 0, scale = 1;
  for (let at = 0; at < text.length; at++) {
    const digit = DIGITS[text.charCodeAt(at)]!;
    if (!(digit < 64)) damaged("words");
    step += (digit & 31) * scale;
    scale *= 32;
    if (digit > 31) continue;
    const entry = before + step;
    if (step < weights || entry >= end * weights) damaged("words");
    into?.push(entry);
    before = entry - (step % weights);
    step = 0;
    scale = 1;
  }
  if (scale !== 1) damaged("words");
}

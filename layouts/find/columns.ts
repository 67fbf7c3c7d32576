// The reading of one table of columns. It believes nothing: a damaged file gives one clear message and never a wrong answer or a hang.

/** What is thrown at a file that is not whole. The message is for the reader of the page. */
export class DamagedIndex extends Error {}

export function damaged(what: string): never {
  throw new DamagedIndex(`The search file is damaged or cut short (${what}). The lists of groups below work without it.`);
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
  constructor(private readonly raw: Raw, private readonly name: string, private readonly lenient = false, public length = -1) {}

  private list(key: string): unknown[] {
    const list = this.raw[key];
    if (!Array.isArray(list)) damaged(`${this.name}.${key}`);
    if (this.length < 0) this.length = list.length;
    if (list.length !== this.length) damaged(`${this.name}.${key} has another length`);
    return list;
  }

  private leftOut(key: string): boolean {
    return this.lenient && this.raw[key] === undefined && this.length >= 0;
  }

  texts(key: string): string[] {
    if (this.leftOut(key)) return new Array<string>(this.length).fill("");
    const list = this.list(key);
    if (!list.every((entry) => typeof entry === "string")) damaged(`${this.name}.${key}`);
    return list as string[];
  }

  /** numbers reads whole numbers from `least` up to but not including `end`. */
  numbers(key: string, end: number, least = 0): number[] {
    if (this.leftOut(key)) return new Array<number>(this.length).fill(0);
    const list = this.list(key) as number[];
    if (!list.every((n) => Number.isInteger(n) && n >= least && n < end)) damaged(`${this.name}.${key}`);
    return list;
  }

  lists(key: string): unknown[][] {
    const list = this.list(key);
    if (!list.every(Array.isArray)) damaged(`${this.name}.${key}`);
    return list as unknown[][];
  }
}

/** table takes one table of a file; in a lenient one, of a known length, a column that is left out is all 0, or empty texts. */
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

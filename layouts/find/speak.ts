// How the page fills a text of words.ts, and writes numbers, dates and lists in the language of the document.

import { fill } from "./index/lexicon";
import * as words from "./words";

export { fill };

/** Counted is a text in each plural form that its language has (CLDR): English has "one" and "other". */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** locale is the language of the page, with the land whose ways it follows. */
export const locale = (): string => words.locale;

export const number = (n: number): string => new Intl.NumberFormat(locale()).format(n);

/** counted is the plural form for a number, which fills {n}. */
export function counted(forms: Counted, n: number, values: Record<string, string | number> = {}): string {
  return fill(forms[new Intl.PluralRules(locale()).select(n)] ?? forms.other, { ...values, n: number(n) });
}

/** listed joins texts: "a, b, and c". Old browsers cannot, and get commas. */
export const listed = (texts: string[]): string => ("ListFormat" in Intl ? new Intl.ListFormat(locale()).format(texts) : texts.join(", "));

const writers = new Map<string, Intl.DateTimeFormat>();

/** written writes an instant in a zone. A writer is costly to make and is kept. */
export function written(at: number, zone: string, form: Intl.DateTimeFormatOptions): string {
  const key = zone + JSON.stringify(form);
  let writer = writers.get(key);
  if (!writer) writers.set(key, (writer = new Intl.DateTimeFormat(locale(), { ...form, timeZone: zone })));
  return writer.format(at);
}

export const clock = (at: number, zone: string): string => written(at, zone, { hour: "numeric", minute: "2-digit" });

/** weekdayName is the name of a weekday, 0 is Sunday. */
export const weekdayName = (day: number, weekday: "long" | "short" = "long"): string => written(Date.UTC(2023, 0, 1 + day), "UTC", { weekday });

/** wait is how long until then: "in 45 minutes". Old browsers cannot say it. */
export function wait(time: number): string {
  if (!("RelativeTimeFormat" in Intl)) return "";
  const writer = new Intl.RelativeTimeFormat(locale()), minutes = Math.round(time / 60_000);
  if (minutes < 90) return writer.format(minutes, "minute");
  return minutes < 36 * 60 ? writer.format(Math.round(minutes / 60), "hour") : writer.format(Math.round(minutes / 1440), "day");
}

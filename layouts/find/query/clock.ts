// Times and dates as people type them: "after 6", "7:30 pm", "between 5 and 7", "May 5". Each is a wish with the place of its words.

import { type Lexicon, fill } from "../index/lexicon";
import type { Reading, Wish } from "./meaning";

type Range = [from: number, to: number];

/** number reads an hour: "7", "7:30 pm", "730p", "7ish"; "12n" is noon. `exact` says that it is one: "o'clock". */
const number = (exact: string) => String.raw`(\d{1,2})(?::?([0-5]\d))?(?:([apn])\b|\s*([ap])\.?\s?m\b\.?|\s*((?:${exact})\b))?`;

/** plainly drops accents, letter by letter, so that places in the text stay where they are. */
const plainly = (text: string) => text.replace(/[^\x00-\x7f]/g, (letter) => letter.normalize("NFD")[0]!);

/** inDigits writes "seven thirty" as "        7:30", and "noon" as " 12n": places in the text stay where they are. */
function inDigits(text: string, { hours, clock }: Lexicon): string {
  let plain = plainly(text);
  const put = (before: string, words: string, digits: string | number) => {
    plain = plain.replace(new RegExp(`${before}(?:${words})\\b`, "gi"), (all, hour: string) => (hour + digits).padStart(all.length));
  };
  hours.forEach((names, i) => put("\\b()", names.join("|"), i + 1));
  put("\\b()", clock.noon, "12n");
  for (const [key, digits] of [["half", ":30"], ["am", "am"], ["pm", "pm"]] as const) put("(\\d[\\d:]*)[ -]+", clock[key], digits);
  return plain;
}

/** clockTimes reads times by the clock. A number alone is one only where a word, a colon or "pm" says so. */
export function clockTimes(text: string, lexicon: Lexicon): Wish[] {
  const digits = inDigits(text, lexicon), { clock, say, units } = lexicon, NUMBER = number(clock.exact);
  if (!/\d/.test(digits)) return [];
  const form = new RegExp(String.raw`(^|[^\d:/.\p{L}-])(?:(${clock.between})|(${clock.after})|(${clock.before})|(${clock.at}))?\s*${NUMBER}` +
    String.raw`(?:\s*(?:-|–|\b(?:${clock.and})\b)\s*${NUMBER})?(?:\s+(?:(${clock.later})|(${clock.earlier}))\b)?(?!\s*(?:${units})(?!\p{L}))(?![\d:/]|-\d|\p{L})`, "giu");
  const found: Wish[] = [];
  for (const match of digits.matchAll(form)) {
    const [whole, lead = "", between, after, before, at, ...numbers] = match;
    const one = numbers.slice(0, 5), other = numbers.slice(5, 10), [later, earlier] = numbers.slice(10);
    const side = after ?? later ? "after" : before ?? earlier ? "before" : between ? "between" : at ? "at" : "";
    const sure = whole.includes(":") || [one, other].some(([, , p, q, ish]) => p || q || ish);
    if ((!other[0] && one[2] === "n") || (side === "" && !sure) || (side === "between" && !other[0] && !sure) || (other[0] && !sure && side !== "between")) continue;
    const ranges = other[0] ? span(one, other) : around(side, one);
    if (!ranges) continue;
    const wish = said(side, ranges, one, other, say);
    found.push({ kind: "time", readings: ranges.map(([from, to]) => ({ kind: "time", from, to })), label: wish, clock: side || "at", spans: [[match.index + lead.length, match.index + whole.length]] });
  }
  return found;
}

/** minutesOf gives the minutes after midnight that a number may mean: both halves of the day where nothing says which. */
function minutesOf([hours, minutes = "0", p, q]: (string | undefined)[]): number[] {
  const hour = Number(hours), half = (p ?? q)?.toLowerCase();
  if (hour > 24 || (half && (hour > 12 || hour === 0))) return [];
  if (half) return [((hour % 12) + (half === "a" ? 0 : 12)) * 60 + Number(minutes)];
  if (hour > 12 || hour === 0) return [(hour % 24) * 60 + Number(minutes)];
  return [(hour % 12) * 60 + Number(minutes), ((hour % 12) + 12) * 60 + Number(minutes)];
}

/** around gives the hours of "after 6", "before noon", "at 7". After and before mean the likelier half of the day, which is when groups meet. */
function around(side: string, one: (string | undefined)[]): Range[] | undefined {
  const [first, second] = minutesOf(one);
  if (first === undefined) return undefined;
  if (side === "after") return [[second ?? first, 1440]];
  if (side === "before") return [[0, second !== undefined && (first < 540 || first < 60) ? second : first]];
  if (second === 720) return [[690, 751]];
  return [first, ...(second === undefined ? [] : [second])].map((at) => [(at + 1410) % 1440, Math.min(1440, at + 31)]);
}

/** span gives the hours between two: the second's half of the day is the first's, too, where that one says none. */
function span(one: (string | undefined)[], other: (string | undefined)[]): Range[] | undefined {
  const ends = minutesOf(other), starts = minutesOf(one);
  const end = ends[ends.length - 1];
  const start = end === undefined ? undefined : starts.filter((from) => from < end).pop() ?? starts[0];
  return start === undefined ? undefined : [[start, end! + 1]];
}

const shown = (at: number) => `${((Math.floor(at / 60) + 11) % 12) + 1}${at % 60 ? ":" + String(at % 60).padStart(2, "0") : ""}`;
const half = (at: number) => `${shown(at)} ${Math.floor(at / 60) % 24 < 12 ? "AM" : "PM"}`;

function said(side: string, ranges: Range[], one: (string | undefined)[], other: (string | undefined)[], say: Lexicon["say"]): string {
  const [from, to] = ranges[0]!;
  if (other[0]) return fill(say.between, { time: half(from), other: half(to - 1) });
  if (side === "after") return fill(say.after, { time: half(from) });
  if (side === "before") return fill(say.until, { time: half(to) });
  const at = minutesOf(one);
  return fill(say.about, { time: at.length > 1 && ranges.length > 1 ? shown(at[0]!) : half(at[at.length - 1]!) });
}

/** dates reads "May 5", "5 de mayo" and "12/25": groups meet by weekdays, so the date's weekday is meant, of the next such date. */
export function dates(text: string, { months, languages, units, clock: { nth, of } }: Lexicon, now: Date): Wish[] {
  const names = months.flat().join("|"), found: Wish[] = [];
  if (!names || !/\d/.test(text)) return [];
  const form = new RegExp(String.raw`\b(?:(${names})\.?\s+(\d{1,2})(?:${nth})?|(\d{1,2})(?:${nth})?\s+(?:(?:${of})\s+)?(${names})|(\d{1,2})/(\d{1,2}))(?:,?\s*/?(20\d\d))?(?!\s*(?:${units})(?!\p{L}))(?![\d\p{L}/])`, "giu");
  for (const match of plainly(text).matchAll(form)) {
    const [whole, first, second, third, fourth, fifth, sixth, year] = match;
    const name = (first ?? fourth)?.toLowerCase();
    const month = name ? months.findIndex((one) => one.includes(name)) : Number(fifth) - 1, day = Number(second ?? third ?? sixth);
    const on = new Date(Number(year ?? now.getFullYear()), month, day, 23, 59);
    if (!year && on < now) on.setFullYear(on.getFullYear() + 1);
    if (on.getMonth() !== month || on.getDate() !== day) continue;
    const label = new Intl.DateTimeFormat(languages[0], { weekday: "long", month: "long", day: "numeric" }).format(on);
    const reading: Reading = { kind: "day", days: 1 << on.getDay() };
    found.push({ kind: "day", readings: [reading], label, clock: "at", spans: [[match.index, match.index + whole.length]] });
  }
  return found;
}

/** bothTimes joins two wishes of time: by the clock before by its part of the day, "after 6" with "before 9", others as either. */
export function bothTimes(one: Wish, other: Wish, say: Lexicon["say"]): void {
  type Time = Extract<Reading, { kind: "time" }>;
  const times = (wish: Wish) => wish.readings as Time[];
  const meet = (a: Time[], b: Time[]) => a.flatMap((x) => b.flatMap((y): Time[] => {
    const from = Math.max(x.from, y.from), to = Math.min(x.to, y.to);
    return x.from < x.to && y.from < y.to && from < to ? [{ ...x, ...y, from, to }] : []; // soon, where one of them is
  }));
  const narrower = meet(times(one), times(other));
  const sides = [one.clock, other.clock];
  if (sides.includes("after") && sides.includes("before")) {
    if (narrower.length) one.readings = narrower;
    one.label += `, ${other.label}`;
  } else if (!one.clock !== !other.clock) {
    const exact = one.clock ? one : other;
    one.readings = narrower.length && exact.readings.length > 1 ? narrower : exact.readings;
    [one.label, one.clock] = [exact.label, exact.clock];
  } else if (one.label !== other.label) {
    one.readings = [...one.readings, ...other.readings];
    one.label = fill(say.or, { one: one.label, other: other.label });
  }
}

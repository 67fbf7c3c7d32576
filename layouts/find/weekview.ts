// The week of a result as a table: a day in each row, a part of the day in each column. On a small screen its rows are an agenda
// (find.css), so every part says its role itself. What nobody has confirmed stands below it, apart, and never in the table.

import type { Asked } from "./answer/facets";
import type { Hit } from "./answer/search";
import { type Day, type Doubt, type Start, doubtsOf, weekOf } from "./answer/week";
import { SOON, attendanceText, badge, doubtText, whereText, zoneOf } from "./card";
import { type Opened, folded, h } from "./elements";
import type { Index } from "./index/index";
import { readersZone } from "./index/schedule";
import { clock, counted, fill, number, weekdayName, written } from "./speak";
import * as words from "./words";

const MOST = 250; // groups whose week is reckoned; a phone does that in a blink
const OPEN = 6; // entries of a part of a day that stand open
const NOON = 720, EVENING = 1020;

/** weekView is the week of the groups that were found. */
export function weekView(hits: Hit[], index: Index, asked: Asked, now: number, opened: Opened): Node[] {
  const sure = hits.filter(({ group }) => group.verified), first = sure.slice(0, MOST);
  const days = weekOf(first, now, asked, { here: readersZone(), yours: words.yourTime, zoneOf: ({ group }, own, at) => zoneOf(group, own, at) });
  const meeting = new Set(days.flatMap(({ starts }) => starts.map(({ hit }) => hit))).size;
  const note = [meeting ? counted(words.weekNote, meeting) : words.weekEmpty, sure.length > MOST && fill(words.weekFirst, { n: number(MOST) })];
  const dayless = hits.filter(({ group }) => !group.paused && !group.meetings.length).length;
  if (dayless) note.push(counted(words.dayless, dayless));
  const parts: Node[] = [h("p", { class: "small" }, note.filter(Boolean).join(" "))];
  if (meeting) parts.push(table(days, asked, index, now, opened));
  const doubts = doubtsOf(hits.slice(0, MOST), asked);
  if (doubts.some((day) => day.length)) parts.push(doubtful(doubts, index, now, opened, !meeting));
  return parts;
}

function table(days: Day[], asked: Asked, index: Index, now: number, opened: Opened): HTMLElement {
  const head = h("tr", { role: "row" }, ...[words.weekDay, ...words.weekParts].map((part) => h("th", { scope: "col", role: "columnheader" }, part)));
  return h("table", { class: "week", role: "table" },
    h("caption", { class: "away" }, words.weekCaption),
    h("thead", { role: "rowgroup" }, head),
    h("tbody", { role: "rowgroup" }, ...days.map((day, i) => (day.starts.length > 0 || isAsked(day, asked)) && row(day, i, index, now, opened))));
}

/** isAsked: a day on which no meeting was asked for is not said to have none. */
const isAsked = ({ number: day }: Day, { days }: Asked) => ((days >> (day + 4) % 7) & 1) === 1; // 1 January 1970 was a Thursday

function row({ number: day, starts }: Day, i: number, index: Index, now: number, opened: Opened): HTMLElement {
  const at = day * 86_400_000, date = written(at, "UTC", { month: "short", day: "numeric" });
  const name = i === 0 ? words.today : i === 1 ? words.tomorrow : "";
  const title = h("th", { scope: "row", role: "rowheader" }, h("b", {}, written(at, "UTC", { weekday: "long" })), " ", h("span", {}, [name, date].filter(Boolean).join(", ")));
  if (!starts.length) return h("tr", { role: "row" }, title, h("td", { role: "cell", colspan: "3", class: "muted" }, words.dayEmpty));
  const parts = [starts.filter(({ minute }) => minute < NOON), starts.filter(({ minute }) => minute >= NOON && minute < EVENING), starts.filter(({ minute }) => minute >= EVENING)];
  return h("tr", { role: "row" }, title, ...parts.map((part, n) => h("td", { role: "cell" }, ...short(opened, `${day} ${n}`, part, (start) => entry(start, index, now)))));
}

/** short lists a few entries, and the others behind a word that opens them. */
function short<T>(opened: Opened, key: string, all: T[], item: (one: T) => HTMLElement): HTMLElement[] {
  if (!all.length) return [];
  const some = (part: T[]) => h("ul", { class: "plain" }, ...part.map(item));
  if (all.length <= OPEN + 1) return [some(all)];
  return [some(all.slice(0, OPEN)), folded(opened, { key, summary: [counted(words.dayMore, all.length - OPEN)], content: () => [some(all.slice(OPEN))] })];
}

function entry({ hit: { group }, at, zone, note }: Start, index: Index, now: number): HTMLElement {
  const attendance = attendanceText(group);
  return h("li", {},
    h("p", {}, h("b", {}, clock(at, zone)), note && ` ${note}`, " ", at - now <= SOON && h("strong", { class: "soon" }, words.startsSoon)),
    h("p", {}, h("a", { href: group.address }, group.name)),
    h("p", { class: "small muted" }, [whereText(group, index, false), attendance].filter(Boolean).join(" · ")),
    badge(group));
}

/** doubtful are the times that nobody has confirmed, by weekday from today on. */
function doubtful(doubts: Doubt[][], index: Index, now: number, opened: Opened, open: boolean): HTMLElement {
  const today = new Date(now).getDay(), groups = new Set(doubts.flat().map(({ hit }) => hit)).size;
  const days = Array.from({ length: 7 }, (_, i) => (today + i) % 7).filter((day) => doubts[day]!.length);
  const content = () => [
    h("p", { class: "small" }, words.doubtfulNote),
    ...days.flatMap((day) => [h("h3", {}, weekdayName(day)), ...short(opened, `doubt ${day}`, doubts[day]!, (doubt) => doubtEntry(doubt, index))]),
  ];
  return folded(opened, { key: "doubt", summary: [counted(words.doubtful, groups)], content, open, look: "doubts" });
}

function doubtEntry({ hit: { group }, minute }: Doubt, index: Index): HTMLElement {
  const hour = minute < 0 ? words.doubtfulHour : clock(Date.UTC(2023, 0, 1) + minute * 60_000, "UTC");
  return h("li", {},
    h("p", {}, h("span", { class: "muted" }, hour), " ", h("a", { href: group.address }, group.name)),
    h("p", { class: "small" }, [whereText(group, index, false), attendanceText(group)].filter(Boolean).join(" · ")),
    h("p", { class: "meta" }, badge(group), h("strong", { class: "seen" }, doubtText(group))));
}

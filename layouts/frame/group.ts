// The script of a group's page: that of every page, and then its meeting times where the reader is. What it looks for is written in
// group/group.html.

import { type Meeting, nextStarts, offset } from "../find/index/schedule";
import { all, say } from "./frame";
import * as words from "./words";

const fill = (text: string, values: Record<string, string>) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]!);

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const NTH: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 };

function meetingOf({ day, monthly, every, start = "", timezone = "", from, until, cancelled }: DOMStringMap): Meeting {
  const [hour = 0, minute = 0] = start.split(":").map(Number);
  return {
    days: (day?.split(",") ?? []).reduce((bits, name) => bits | (1 << DAYS.indexOf(name)), 0),
    monthly: monthly?.split(",").map((rule) => {
      const [n = "", name = ""] = rule.split(" ");
      return [NTH[n]!, DAYS.indexOf(name)];
    }),
    start: hour * 60 + minute, zone: timezone, every: Number(every ?? 1), from, until, cancelled: cancelled?.split(","),
  };
}

const format = (instant: number, zone: string | undefined, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(words.locale, { timeZone: zone, hour: "numeric", minute: "2-digit", ...parts }).format(instant);

/** Meeting times where the reader is, and the next of them. Only a verified group has them. */
function times(group: HTMLElement): void {
  const now = Date.now(), here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  let next = Infinity, zone = here;
  for (const row of all("[data-meeting]", group)) {
    const meeting = meetingOf(row.dataset);
    const [start] = nextStarts(meeting, now);
    if (start === undefined) continue;
    if (start < next) [next, zone] = [start, meeting.zone];
    if (!here || offset(here, start) === offset(meeting.zone, start)) continue;
    const weekday = (at?: string) => format(start, at, { weekday: "long", hour: undefined, minute: undefined });
    const day = weekday(here), clock = format(start, here, {});
    const time = day === weekday(meeting.zone) ? clock : fill(words.otherDay, { day, time: clock });
    say(row.querySelector(".local"), fill(words.here, { time, place: here.split("/").pop()!.replace(/_/g, " ") }));
  }
  const room = group.querySelector<HTMLElement>("[data-next]");
  if (!room || next === Infinity) return;
  say(room, fill(words.next, { date: format(next, zone, { weekday: "long", month: "long", day: "numeric" }), wait: until(next - now) }));
  room.hidden = false;
}

function until(wait: number): string {
  const minutes = wait / 60_000;
  const [count, unit] = minutes < 90 ? [minutes, "minute"] as const : minutes < 2160 ? [minutes / 60, "hour"] as const : [minutes / 1440, "day"] as const;
  return new Intl.RelativeTimeFormat(words.locale).format(Math.round(count), unit);
}

all("[data-verified=true]").forEach(times);

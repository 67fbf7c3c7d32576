// The script of every page: leave fast, let what is old say so, and tell the time where the reader is. It stores nothing and asks for nothing;
// a page is whole without it. What it says is in words.ts. What it looks for is written in group/group.html and list/card.html.

import { type Meeting, nextStarts, offset, today } from "../find/schedule";
import * as words from "./words";

const all = <E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document) => [...within.querySelectorAll<E>(selector)];
const fill = (text: string, values: Record<string, string>) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]!);
const say = (element: Element | null | undefined, text: string) => element && (element.textContent = text);

/** Leave this site: at once, and so that Back doesn't lead here again. Shift pressed three times within five seconds does the same. */
function exits(link: HTMLAnchorElement): void {
  const leave = () => {
    document.body.hidden = true;
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  const news = document.createElement("p");
  news.className = "away";
  news.setAttribute("role", "status");
  link.after(news);
  let presses: number[] = [], alone = false;
  const interrupt = () => (alone = false);
  addEventListener("pointerdown", interrupt);
  addEventListener("keydown", ({ key, repeat }) => {
    if (repeat) return;
    alone = key === "Shift";
    if (!alone) presses = [];
  });
  addEventListener("keyup", ({ key, timeStamp }) => {
    if (key !== "Shift" || !alone) return;
    presses = [...presses.filter((press) => timeStamp - press < 5000), timeStamp];
    const left = 3 - presses.length;
    say(news, left > 1 ? words.twiceMore : left > 0 ? words.onceMore : words.leaving);
    if (left <= 0) leave();
  });
}

/** Ratings and answers end on the reader's date, whenever the page was made. What has ended is not known. */
function expire(date: string): void {
  for (const element of all("[data-expires]")) {
    if (element.dataset.expires! > date) continue;
    const badge = element.querySelector(".badge,.answer");
    if (badge) badge.className = `${badge.classList[0]} unknown`;
    say(badge, "? " + words.tooOld);
    const page = element.closest("[data-group] .line");
    if (page) say(document.querySelector(".med h2 + p"), words.allTooOld);
  }
  for (const element of all("[data-listed-until]")) if (element.dataset.listedUntil! <= date) unconfirm(element);
}

/** unconfirm shows a listing that has run out as what it is now: unverified. */
function unconfirm(element: HTMLElement): void {
  const group = "group" in element.dataset;
  const note = document.createElement(group ? "p" : "strong");
  note.className = group ? "heed" : "seen";
  note.textContent = words.ranOut;
  element.querySelector(".line, .rated")?.after(note);
  if (group) element.dataset.verified = "false";
  else element.classList.add("doubt");
  say(element.querySelector(".when b"), words.askFirst);
  say(element.querySelector(".when span"), words.notConfirmed);
}

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

/** The box of the first page leads to the search page with the words behind the #, which no server sees. */
function box(form: HTMLFormElement): void {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = document.querySelector<HTMLAnchorElement>(".brand")!.pathname + "find/#" + new URLSearchParams({ q: form.querySelector("input")!.value });
  });
}

all<HTMLAnchorElement>("[data-exit]").forEach(exits);
all<HTMLFormElement>("[data-search]").forEach(box);
expire(today());
all("[data-verified=true]").forEach(times);

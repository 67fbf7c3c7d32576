// The script of every page: leave fast, and let what is old say so. It stores nothing and asks for nothing; a page is whole without it.
// What it says is in words.ts. What it looks for is written in group/group.html and list/card.html. The page of a group has group.ts in its place.

import { today } from "../find/index/schedule";
import * as words from "./words";

export const all = <E extends HTMLElement = HTMLElement>(selector: string, within: ParentNode = document) => [...within.querySelectorAll<E>(selector)];
export const say = (element: Element | null | undefined, text: string) => element && (element.textContent = text);

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

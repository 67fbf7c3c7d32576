// A group, an article, an organization, as the search page shows them. Builds elements and nothing else: no state, no request, no storage.
// A group carries the classes of list/card.html, so that a list looks the same from both.

import { type Asked, asAsked } from "./answer/facets";
import type { Hit } from "./answer/search";
import { h } from "./elements";
import { told } from "./home";
import type { Index } from "./index/index";
import { ATTENDANCE, type Article, type Evidence, type Group, RATINGS, fromHome } from "./index/record";
import { nextOf, offset, readersZone } from "./index/schedule";
import { clock, counted, fill, wait, written } from "./speak";
import * as words from "./words";

const ICONS = { welcomes: "✓", neutral: "○", varies: "≈", restricts: "!", unknown: "?" } as const;

export const SOON = 2 * 3_600_000; // a meeting that begins within this time starts soon

export function badge(group: Group): HTMLElement {
  const rating = RATINGS[group.rating]!;
  const word = rating === "restricts" ? fill(words.restricts, { what: group.restricted.toLowerCase() || words.askWhat }) : words.ratings[rating];
  return h("span", { class: `badge ${rating}` }, h("span", { "aria-hidden": "true" }, ICONS[rating]), " ", h("span", {}, word));
}

/** zoneOf is the zone in which a group's times are told, and what has to be said of it: where it meets, or, where one joins from home, the reader's. */
export function zoneOf(group: Group, own: string, at: number): [zone: string, note: string] {
  const here = readersZone(), apart = offset(here, at) !== offset(own, at);
  if (fromHome(group.attendance)) return [here, apart ? words.yourTime : ""];
  return [own, apart ? words.localTime : ""];
}

/** dateIn is the day on which an instant falls in a zone, as a text that can be compared. */
const dateIn = (at: number, zone: string) => written(at, zone, { year: "numeric", month: "numeric", day: "numeric" });

function dayText(at: number, zone: string, now: number): string {
  if (dateIn(at, zone) === dateIn(now, zone)) return words.today;
  if (dateIn(at, zone) === dateIn(now + 86_400_000, zone)) return words.tomorrow;
  return written(at, zone, { weekday: "short", ...(at - now > 5 * 86_400_000 ? { month: "short", day: "numeric" } : {}) });
}

/** whenOf is the next meeting of a verified group of those that were asked for. What nobody has confirmed has none. */
function whenOf({ group, next }: Hit, asked: Asked, now: number): [big: string, small: string, soon?: boolean] {
  if (group.paused) return [words.paused, words.pausedNote];
  if (!group.verified) return [words.askFirst, words.unconfirmed];
  const at = next ?? nextOf(asAsked(group.meetings, asked), now);
  if (at === undefined) return [words.ask, words.noTimes];
  const [zone, note] = zoneOf(group, group.meetings[0]!.zone, at);
  const left = at - now < 60_000 ? words.now : wait(at - now);
  return [clock(at, zone), [dayText(at, zone, now), note, left].filter(Boolean).join(", "), at - now <= SOON];
}

/** distanceText is how far away something is. */
export function distanceText(distance: number, rough = false): string {
  return distance < 1 ? words.nearAway : counted(rough ? words.aboutAway : words.away, Math.round(distance));
}

/** whereText is "Recovery Café, Worcester, MA". */
export function whereText(group: Group, index: Index, venue = true): string {
  const city = index.cities[group.city - 1], state = index.states[group.state - 1];
  const code = state && (state.code.length === 2 && city ? state.code : state.name);
  return [venue && group.venue, city?.name, code].filter(Boolean).join(", ");
}

/** doubtText says that nobody has confirmed a group, and when it was seen. */
export function doubtText(group: Group): string {
  if (!group.seen) return words.notConfirmedLately;
  return /^\d/.test(group.seen) ? fill(words.seenIn, { year: group.seen }) : words.seenUndated;
}

function saidText(form: string, { grade, month }: Evidence): string {
  const said = fill(form, { who: words.grades[grade as keyof typeof words.grades] });
  return month ? fill(words.saidIn, { said, month: written(Date.parse(month), "UTC", { month: "long", year: "numeric" }) }) : said;
}

/** saidTexts are who says what a card says, and since when: of medication where it has a rating, of its times where they are confirmed. */
export function saidTexts({ rating, said, verified, listed }: Group): string[] {
  const of = words.saidOf, rated = RATINGS[rating] !== "unknown" ? said : undefined, sure = verified ? listed : undefined;
  if (rated && sure && rated.grade === sure.grade && rated.month === sure.month) return [saidText(of.both, sure)];
  return [rated && saidText(of.medication, rated), sure && saidText(of.times, sure)].filter((text) => text !== undefined);
}

/** attendanceText is how one takes part; nothing where that is not known. */
export function attendanceText(group: Group): string | false {
  const way = ATTENDANCE[group.attendance]!;
  return way !== "unknown" && words.attendance[way];
}

/** groupItem is a group in the list. What nobody has confirmed says so, and never when it is next. */
export function groupItem(hit: Hit, index: Index, asked: Asked, now: number): HTMLLIElement {
  const { group } = hit, [big, small, soon] = whenOf(hit, asked, now);
  const organization = index.organizations[group.organization - 1];
  const path = organization && organization.name !== group.name && organization.short !== group.name ? organization.name : "";
  const attendance = attendanceText(group);
  return h("li", { class: group.verified ? "result" : "result doubt" },
    h("p", { class: "when" }, h("b", {}, big), " ", h("span", {}, small)),
    h("div", {},
      h("h3", {}, h("a", { href: group.address }, group.name)),
      h("p", { class: "where" }, [path, whereText(group, index)].filter(Boolean).join(" · ")),
      h("p", { class: "meta" }, h("span", { class: "rated" }, badge(group)),
        !group.verified && h("strong", { class: "seen" }, doubtText(group)),
        soon && h("strong", { class: "soon" }, words.startsSoon),
        group.made && h("span", {}, words.forMedication),
        attendance && h("span", {}, attendance),
        hit.distance !== undefined && h("span", {}, distanceText(hit.distance, group.rough))),
      ...saidTexts(group).map((text) => h("p", { class: "said" }, text))));
}

export const articleItem = (article: Article) => {
  const { title, answer, english } = told(article), lang = english && "en";
  return h("li", {}, h("h3", {}, h("a", { href: article.address, lang }, title), english && " ", english && h("span", { class: "muted" }, words.inEnglish)), h("p", { lang }, answer));
};

export const organizationItem = (index: Index, row: number) => {
  const { id, name } = index.organizations[row]!;
  return h("li", {}, h("h3", {}, h("a", { href: `/organizations/${id}/` }, fill(words.aboutOrganization, { name }))), h("p", {}, words.organizationNote));
};

// When the groups of a result meet in the seven days from the reader's today. Reckons and shows nothing: weekview.ts shows it.
// Only what somebody confirmed has a date. What nobody confirmed has a weekday as an old page gave it, and stands apart.

import { daysBy, nextStarts, offset, timeBy } from "../index/schedule";
import { type Asked, asAsked, leadOf } from "./facets";
import type { Hit } from "./search";

const DAY = 86_400_000;

export interface Start { hit: Hit; at: number; zone: string; note: string; minute: number } // minute: of the day, by the clock that is shown
export interface Day { number: number; starts: Start[] } // number: days since 1970
export interface Doubt { hit: Hit; minute: number } // minute: -1, not known

const wall = (at: number, zone: string) => at + offset(zone, at);
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Clocks are the reader's zone, what is said of a time that is told in it, and in which zone a group's time is told. */
export interface Clocks { here: string; yours: string; zoneOf: (hit: Hit, own: string, at: number) => [zone: string, note: string] }

/** weekOf lays the confirmed meetings out over seven days, each by the clock that zoneOf says. What met earlier today is over. */
export function weekOf(hits: Hit[], now: number, asked: Asked, { here, yours, zoneOf }: Clocks): Day[] {
  const today = Math.floor(wall(now, here) / DAY);
  const days = Array.from({ length: 7 }, (_, i): Day => ({ number: today + i, starts: [] }));
  const end = dateOf((today + 8) * DAY); // a day more than the week, for those who are west of the reader
  for (const hit of hits) {
    if (!hit.group.verified) continue;
    for (const meeting of asAsked(hit.group.meetings, asked)) {
      const until = meeting.until && meeting.until < end ? meeting.until : end;
      for (const at of nextStarts({ ...meeting, until }, now, 9)) {
        let [zone, note] = zoneOf(hit, meeting.zone, at);
        if (wall(at, zone) < today * DAY) [zone, note] = [here, yours]; // where it meets it is still yesterday
        const shown = wall(at, zone);
        days[Math.floor(shown / DAY) - today]?.starts.push({ hit, at, zone, note, minute: Math.floor((((shown % DAY) + DAY) % DAY) / 60_000) });
      }
    }
  }
  for (const day of days) day.starts.sort((a, b) => a.minute - b.minute || a.at - b.at);
  return days;
}

/** doubtsOf are the weekdays and hours, 0 is Sunday, that nobody has confirmed. Who pauses is not among them. */
export function doubtsOf(hits: Hit[], asked: Asked): Doubt[][] {
  const days = Array.from({ length: 7 }, (): Doubt[] => []);
  for (const hit of hits) {
    if (hit.group.verified || hit.group.paused) continue;
    for (const one of asAsked(hit.group.meetings, asked)) {
      const ahead = leadOf(one), bits = daysBy(one.days, one.start, ahead);
      days.forEach((day, i) => (bits >> i) & 1 && day.push({ hit, minute: timeBy(one.start, ahead) }));
    }
  }
  for (const day of days) day.sort((a, b) => a.minute - b.minute);
  return days;
}

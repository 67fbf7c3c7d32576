// The texts that the other engines index: what our own index knows of each group and article, written out in words, since they know nothing of
// days, places and answers but words. Groups as in records and lists, articles with their whole text.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openSite } from "../search-site.mjs";
import { AT } from "../relevance.mjs";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MEDICATION = ["welcomes medication: Suboxone, buprenorphine, methadone, naltrexone", "medication: no limits found", "medication: varies", "restricts medication", "medication: not known"];
const SAID = /^(?:description|note|audience_note|cost|how_to_join|directions|host|address|postal_code) = "(.*)"$/gm;
const LISTS = /^(?:access|audience|languages) = (\[.*\])$/gm;

/** The texts of the invented records, by the name of the group: each value on a line of its own. */
function saidOf(content) {
  const said = new Map();
  const folder = join(content, "groups");
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith(".toml")) continue;
    for (const record of readFileSync(join(folder, file), "utf8").split("[[group]]\n")) {
      const name = /^name = "(.*)"$/m.exec(record)?.[1];
      if (name) said.set(name, [...record.matchAll(SAID), ...record.matchAll(LISTS)].map(([, text]) => text).join(" "));
    }
  }
  return said;
}

function when({ days, start }) {
  const part = start < 0 ? "" : start < 660 ? "morning" : start < 840 ? "noon" : start < 1020 ? "afternoon" : start < 1260 ? "evening" : "night";
  const hour = start < 0 ? "" : `${Math.floor(start / 60 + 11) % 12 + 1}:${String(start % 60).padStart(2, "0")} ${start < 720 ? "am" : "pm"}`;
  return [...DAYS.filter((_, day) => (days >> day) & 1), hour, part].join(" ");
}

const plain = (html) => html.replace(/<script[\s\S]*?<\/script>|<[^>]+>/g, " ").replace(/&[#\w]+;/g, " ").replace(/\s+/g, " ");

/** All groups and articles of a site: [{ id, title, text }]; id is the address. */
export async function documents({ site, content }, core) {
  const index = await (await openSite(site, { now: AT, core, weigh: false })).whole();
  const said = saidOf(content);
  const groups = index.groups.map((group) => {
    const organization = index.organizations[group.organization - 1], state = index.states[group.state - 1];
    const text = [
      organization && `${organization.name} (${organization.short}) ${organization.aliases.join(", ")}`, group.venue, index.cities[group.city - 1]?.name, state && `${state.name} ${state.code}`,
      group.meetings.map(when).join(", "), core.ATTENDANCE[group.attendance], MEDICATION[group.rating], said.get(group.name),
    ].filter(Boolean).join(". ");
    return { id: group.address, title: group.name, text };
  });
  const articles = index.articles.filter(({ address }) => address).map(({ address, title, answer }) => {
    const html = readFileSync(join(site, address, "index.html"), "utf8");
    return { id: address, title, text: `${answer} ${plain(/<main[\s\S]*<\/main>/.exec(html)[0])}` };
  });
  return [...groups, ...articles];
}

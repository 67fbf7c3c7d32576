// The search page: the box, the chips, the filters, the list. What is typed is read here and nowhere else. It asks for the index, which
// is the same file for everybody, and for tables of places by two letters or three digits (docs/search-index.md). The address changes
// behind its # only, and leaves no trail in the history.

import { Finder } from "./finder";
import type { Index } from "./index";
import { type Query, readQuery, without } from "./query";
import { type Drop, FACETS, type Facet, type Result } from "./search";
import { regionView } from "./regionview";
import { PAGE, type State, type View, isEmpty, readState, writeState } from "./state";
import { articleItem, groupItem, organizationItem } from "./card";
import { type Opened, h, plainButton } from "./elements";
import { counted, fill, listed, number } from "./speak";
import { type Options, asideText, chip, facetLists, groupsText, labelOf, medicationText, showCounts } from "./view";
import { askedOf } from "./week";
import { weekView } from "./weekview";
import { words } from "./words";

const WIDE = 100; // groups that are looked for where they are shown as a week or by place
const SETTLED = 700; // milliseconds without a change after which the count is said aloud

class Page {
  private state: State = readState(location.hash);
  private readonly finder: Finder;
  private options: Options = new Map();
  private readonly opened: Opened = new Map();
  private news = 0;
  private later = 0;

  private readonly box: HTMLInputElement;

  constructor(private readonly root: HTMLElement) {
    this.box = this.part("words");
    const folder = root.dataset.index!.replace(/[^/]*$/, "");
    this.finder = new Finder({
      async read(name) {
        const answer = await fetch(folder + name, { credentials: "omit", referrerPolicy: "no-referrer" });
        if (!answer.ok) throw new Error(`${answer.status}`);
        return answer.text();
      },
    });
  }

  private part<E extends HTMLElement>(name: string): E {
    const found = this.root.querySelector<E>(`[data-${name}]`);
    if (!found) throw new Error(`find.html has no [data-${name}]`);
    return found;
  }

  start(): void {
    this.part("app").hidden = false;
    this.box.addEventListener("input", () => this.typed());
    this.part<HTMLFormElement>("box").addEventListener("submit", (event) => {
      event.preventDefault();
      this.typed();
      this.show();
      this.part("count").focus();
    });
    this.part<HTMLSelectElement>("sort").addEventListener("change", ({ target }) => this.change({ sort: (target as HTMLSelectElement).value as State["sort"] }));
    for (const button of this.part("views").querySelectorAll("button")) button.addEventListener("click", () => this.change({ view: button.dataset.view as View }));
    this.part("exact").addEventListener("click", () => this.change({ exact: !this.state.exact }));
    this.part("more").addEventListener("click", () => this.more());
    this.part("here").addEventListener("click", () => this.locate());
    this.part("retry").addEventListener("click", () => void this.load());
    addEventListener("hashchange", () => {
      this.state = readState(location.hash);
      this.box.value = this.state.text;
      this.show();
    });
    if (this.state.text) this.box.value = this.state.text;
    else if (this.box.value) this.state.text = this.box.value; // typed before this script was there
    this.part<HTMLDetailsElement>("filters").open = matchMedia("(min-width: 60rem)").matches;
    this.show();
    void this.load();
  }

  private typed(): void {
    this.state = { ...this.state, text: this.box.value.slice(0, 300), shown: PAGE };
    this.showDanger();
    clearTimeout(this.later);
    this.later = window.setTimeout(() => this.show(), 60);
  }

  /** change is every change but typing; it begins at the first results again. */
  private change(part: Partial<State>): void {
    this.state = { ...this.state, shown: PAGE, ...part };
    if (part.text !== undefined) this.box.value = part.text;
    this.show();
  }

  private async load(): Promise<void> {
    const { index = "", lexicon } = this.root.dataset;
    await this.finder.open(index.replace(/^.*\//, ""), new Date(), lexicon || undefined);
    const { engine } = this.finder;
    if (engine) {
      const all = this.finder.shelf?.counts ?? engine.search(readQuery("", this.finder.dictionary, new Date()), {}, "relevance", Date.now()).counts;
      this.options = facetLists(this.part("facets"), all, engine.index, (facet, value, on) => this.choose(facet, value, on), this.part<HTMLDetailsElement>("filters").open);
    }
    this.show();
  }

  /** locate asks the device where it is, after a click and only then. The place stays in this page and is kept nowhere. */
  private locate(): void {
    const note = this.part("here-note");
    note.textContent = words.locating;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.finder.here = { north: coords.latitude, east: coords.longitude };
        note.textContent = "";
        this.show();
        this.part("count").focus();
      },
      () => (note.textContent = words.notLocated),
      { maximumAge: 600_000, timeout: 20_000 },
    );
  }

  private choose(facet: Facet, value: string, on: boolean): void {
    const kept = (this.state.choices[facet] ?? []).filter((other) => other !== value);
    this.change({ choices: { ...this.state.choices, [facet]: on ? [...kept, value] : kept } });
  }

  /** show draws the page for the state, and writes the state behind the #. */
  private show(): void {
    clearTimeout(this.later);
    const fragment = writeState(this.state);
    history.replaceState(history.state, "", fragment ? `#${fragment}` : location.pathname + location.search);
    const { finder } = this, { engine, trouble } = finder;
    const query = finder.read(this.state.text, this.state.exact);
    const missing = finder.missing(query);
    if (missing.length) void finder.load(missing).then(() => this.show());
    this.showDanger();
    this.showReading(query);
    this.part("trouble").hidden = !trouble;
    this.part("trouble-text").textContent = trouble;
    const idle = isEmpty(this.state);
    this.part("status").classList.toggle("away", engine !== undefined); // the heading says it to the eye
    this.part("static").hidden = !idle && !trouble;
    this.part("note").classList.toggle("away", !idle); // who searches has read it; a small screen has better use for the room
    this.part("results").hidden = !engine || idle;
    if (!engine) return this.say(trouble || (idle ? "" : (this.root.dataset.lexicon ? words.waitingSharded : words.waiting)));
    const result = finder.search(query, this.state.choices, this.state.sort);
    this.showResult(result, query);
    if (finder.waiting(query)) return this.say(words.lookingUpPlace);
    if (!missing.length) this.fetchMore(query, result);
  }

  /** fetchMore asks for the shards that the query needs next, and shows what they bring. */
  private fetchMore(query: Query, result: Result): void {
    const files = this.finder.next(query, this.state.choices, result, this.state.view !== "list" ? WIDE : Math.max(10, this.state.shown === PAGE ? 0 : this.state.shown));
    this.part("partial").textContent = this.finder.partial(query, this.state.choices, result) ? words.partial : "";
    if (!files.length) return;
    this.say(words.lookingThrough);
    void this.finder.load(files).then(() => this.show());
  }

  /** showDanger puts help first, before anything else is read and whether or not the index is there. */
  private showDanger(): void {
    const { crisis } = readQuery(this.state.text, this.finder.dictionary, new Date(), true);
    const danger = this.part("danger");
    for (const line of danger.querySelectorAll<HTMLElement>("[data-when]")) line.hidden = !crisis.includes(line.dataset.when as never);
    danger.hidden = crisis.length === 0;
  }

  private showReading(query: Query): void {
    const chips = query.wishes.map((wish) => chip(wish.corrected ? fill(words.youWrote, { label: wish.label, typed: wish.corrected }) : wish.label, () => this.take({ text: without(this.state.text, wish) })));
    for (const facet of FACETS) for (const value of this.state.choices[facet] ?? []) {
      const label = this.finder.engine ? labelOf(facet, value, this.finder.engine.index) : value;
      chips.push(chip(fill(words.filter, { title: words.facets[facet], value: label }), () => this.take({ choices: { ...this.state.choices, [facet]: this.state.choices[facet]!.filter((other) => other !== value) } })));
    }
    this.part("reading").hidden = chips.length === 0;
    this.part("chips").replaceChildren(...chips);
    this.part("read-as").textContent = this.state.exact ? words.readExactly : words.readAs;
    this.part("ask-here").hidden = this.finder.here !== undefined || !("geolocation" in navigator) || !query.wishes.some(({ kind }) => kind === "here");
    this.showChoices(query);
    const exact = this.part("exact");
    exact.textContent = this.state.exact ? words.meaning : words.exact;
    exact.hidden = query.wishes.length === 0;
  }

  /** showChoices offers what else a word may mean: Massachusetts, Marijuana Anonymous. */
  private showChoices(query: Query): void {
    const items = query.wishes.flatMap((wish) => (wish.choices ?? []).map(({ label, words: meant }) => {
      const [start, end] = wish.spans[wish.spans.length - 1]!;
      return h("li", {}, plainButton("plainly", () => {
        this.change({ text: this.state.text.slice(0, start) + meant + this.state.text.slice(end) });
        this.box.focus();
      }, label));
    }));
    this.part("choices").hidden = items.length === 0;
    this.part("choices-list").replaceChildren(...items);
  }

  /** take removes a chip; the focus goes to the next one, or to the box. */
  private take(part: Partial<State>): void {
    const chips = () => [...this.part("chips").querySelectorAll("button")];
    const at = chips().indexOf(document.activeElement as HTMLButtonElement);
    this.change(part);
    (chips()[Math.max(0, Math.min(at, chips().length - 1))] ?? this.box).focus();
  }

  private showResult(result: Result, query: Query): void {
    const index = this.finder.engine!.index, total = result.groups.length, now = Date.now();
    showCounts(this.options, result.counts, this.state.choices);
    const sort = this.part<HTMLSelectElement>("sort");
    sort.value = this.state.sort;
    sort.parentElement!.hidden = total < 2 || this.state.view !== "list";
    const leads = result.lead === "articles" || total === 0;
    const first = leads ? [...result.readFirst.map(articleItem), ...result.organizations.slice(0, 2).map((row) => organizationItem(index, row))] : [];
    const other = [...(leads ? [] : [...result.readFirst.map(articleItem), ...result.organizations.slice(0, 2).map((row) => organizationItem(index, row))]), ...result.articles.map(articleItem)];
    this.part("first").hidden = first.length === 0;
    this.part("first-list").replaceChildren(...first);
    this.part("count").textContent = total ? groupsText(total) : words.noGroup;
    this.part("medication").textContent = result.medication && total ? medicationText(result) : "";
    this.showGroups(result, query, index, now);
    this.part("other").hidden = other.length === 0;
    this.part("other-list").replaceChildren(...other);
    this.part("aside").textContent = asideText(result);
    this.showDrops(result.drops, query);
    const found = total ? groupsText(total) : words.noGroup;
    this.say(isEmpty(this.state) ? "" : first.length ? counted(words.announcedWithFirst, first.length, { found }) : fill(words.announced, { found }));
  }

  /** showGroups shows what was found in the way that was chosen: as a list, as a week, or by place. */
  private showGroups(result: Result, query: Query, index: Index, now: number): void {
    const { view, shown, choices } = this.state, total = result.groups.length, list = view === "list", all = [...result.groups, ...result.farther];
    this.part("views").hidden = all.length === 0;
    for (const button of this.part("views").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    this.part("groups").replaceChildren(...(list ? result.groups.slice(0, shown).map((hit) => groupItem(hit, index, now)) : []));
    this.part("farther").hidden = !list || result.farther.length === 0;
    this.part("farther-list").replaceChildren(...(list ? result.farther.map((hit) => groupItem(hit, index, now)) : []));
    const more = this.part("more"), hidden = list ? Math.max(0, total - shown) : 0;
    more.hidden = hidden === 0;
    more.textContent = counted(words.more, Math.min(PAGE, hidden));
    this.part("shown").textContent = hidden ? fill(words.shown, { n: number(shown), total: groupsText(total) }) : "";
    this.part("other-view").hidden = list;
    const note = result.farther.length ? [h("p", { class: "small" }, counted(words.withFarther, result.farther.length))] : [];
    const other = list ? [] : view === "week" ? weekView(all, index, now, askedOf(query, choices), this.opened) : regionView(all, index, now, this.opened);
    this.part("other-view").replaceChildren(...(list ? [] : note), ...other);
  }

  /** showDrops says what to give up when nothing matches. A wish about medication is never offered: it hides nothing. */
  private showDrops(drops: Drop[], query: Query): void {
    const items = drops.map((drop) => {
      const labels = [...drop.labels, ...drop.facets.map((facet) => fill(words.theFilter, { title: words.facets[facet] }))];
      return h("li", {}, plainButton("button quiet", () => {
        const spans = drop.wishes.flatMap((wish) => wish.spans);
        const text = drop.wishes.length ? without(this.state.text, { ...query.wishes[0]!, spans }) : this.state.text;
        this.change({ text, choices: Object.fromEntries(Object.entries(this.state.choices).filter(([facet]) => !drop.facets.includes(facet as Facet))) });
        this.part("count").focus();
      }, fill(words.without, { wishes: listed(labels), found: groupsText(drop.count) })));
    });
    this.part("drops").hidden = items.length === 0;
    this.part("drops-list").replaceChildren(...items);
  }

  private more(): void {
    const before = this.state.shown;
    this.change({ shown: before + PAGE });
    this.part("groups").children[before]?.querySelector("a")?.focus();
  }

  /** say changes the line that is read aloud, once nothing has changed for a while. */
  private say(text: string): void {
    clearTimeout(this.news);
    this.news = window.setTimeout(() => (this.part("status").textContent = text), this.finder.engine ? SETTLED : 0);
  }
}

const root = document.querySelector<HTMLElement>("[data-find]");
if (root) new Page(root).start();

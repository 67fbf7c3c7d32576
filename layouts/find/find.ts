// The search page: the box, the chips, the filters, the list. What is typed is read here and nowhere else. It asks for the index, which
// is the same file for everybody, and for tables of places by two letters or three digits (docs/search-index.md). The address changes
// behind its # only, and leaves no trail in the history.

import { Finder } from "./answer/finder";
import type { Facet, Hit, Result } from "./answer/search";
import { articleItem, groupItem, organizationItem } from "./card";
import { type Way, dropItem, waysOf } from "./drops";
import { type Opened, h } from "./elements";
import { fetchViews, readBegun } from "./files";
import type { Index } from "./index/index";
import { pressIn } from "./press";
import { crisisIn } from "./query/crisis";
import type { Query } from "./query/meaning";
import { readQuery } from "./query/query";
import { chipsOf, choicesOf } from "./reading";
import { counted, fill, number } from "./speak";
import { PAGE, type State, type View, isEmpty, readState, writeState } from "./state";
import { type Options, asideText, facetLists, groupsText, medicationText, showCounts, troubleText } from "./view";
import type { Views } from "./views";
import * as words from "./words";

const WIDE = 100; // groups that are looked for where they are shown as a week or by place
const PAUSE = 300; // milliseconds without a key after which somebody's words stand
const SETTLED = 700; // milliseconds without a change after which the count is said aloud

class Page {
  private state: State = readState(location.hash);
  private finder: Finder;
  private options: Options = new Map();
  private readonly opened: Opened = new Map();
  private news = 0;
  private later = 0;
  private pause = 0; // the timer that runs while somebody is typing; 0: nobody is
  private underway = 0; // how many times files were asked for that are still on their way
  private views: Views | undefined; // the other views, once their script is here
  private viewsAsked = false; // it is on its way
  private back = Number(history.state) || 0; // where the page stood when a result was opened, for who comes back
  private readonly pressed = pressIn(this.root);
  private readonly box: HTMLInputElement;

  constructor(private readonly root: HTMLElement) {
    this.box = this.part("words");
    this.finder = this.newFinder();
  }

  private newFinder(): Finder {
    const folder = this.root.dataset.index!.replace(/[^/]*$/, "");
    return new Finder({ read: (name) => readBegun(this.root, folder, name) });
  }

  private part<E extends HTMLElement>(name: string): E {
    const found = this.root.querySelector<E>(`[data-${name}]`);
    if (!found) throw new Error(`find.html has no [data-${name}]`);
    return found;
  }

  private hide = (name: string, hidden: boolean) => void (this.part(name).hidden = hidden);
  private put = (name: string, text: string) => void (this.part(name).textContent = text);
  /** fill puts nodes into a part; where there are none, the part around it is hidden. */
  private fill(name: string, nodes: Node[], around?: string): void {
    this.part(name).replaceChildren(...nodes);
    if (around) this.hide(around, nodes.length === 0);
  }

  private viewButtons = () => this.part("views").querySelectorAll("button");
  /** view is what shows the result in another way than the list, where that was chosen and its script is here. */
  private get view() { return this.views?.[this.state.view]; }

  start(): void {
    this.hide("app", false); // begin.ts may not have come
    const on = (name: string, event: string, does: (event: Event) => void) => this.part(name).addEventListener(event, does);
    on("words", "input", () => this.typed());
    on("box", "submit", (event) => {
      event.preventDefault();
      this.typed();
      this.settle();
      this.part("count").focus();
    });
    this.root.addEventListener("click", () => (this.pause ? this.settle() : this.write()), { capture: true }); // before a link leads away
    on("sort", "change", () => this.change({ sort: this.part<HTMLSelectElement>("sort").value as State["sort"] }));
    for (const button of this.viewButtons()) button.addEventListener("click", () => {
      this.put("view-note", "");
      this.change({ view: button.dataset.view as View });
    });
    on("exact", "click", () => this.change({ exact: !this.state.exact }));
    on("more", "click", () => this.more());
    on("here", "click", () => this.locate());
    on("retry", "click", () => this.retry());
    addEventListener("hashchange", () => {
      if (location.hash && !location.hash.includes("=")) return; // the link to the main part, which is no search
      this.box.value = (this.state = readState(location.hash)).text;
      this.show();
    });
    this.box.value = this.state.text = this.box.value || this.state.text; // typed before this script was there
    this.part<HTMLDetailsElement>("filters").open = matchMedia("(min-width: 60rem)").matches;
    this.write();
    this.show();
    void this.load();
  }

  private typed(): void {
    this.state = { ...this.state, text: this.box.value.slice(0, 300), shown: PAGE };
    this.showDanger();
    clearTimeout(this.later);
    this.later = window.setTimeout(() => this.show(), 60);
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.settle(), PAUSE);
  }

  /** settle is when the typing pauses: only now is the address changed, which some browsers allow a hundred times in half a minute,
   * and only now are parts of the list asked for, so that no half-typed word asks for any. */
  private settle(): void {
    clearTimeout(this.pause);
    this.pause = 0;
    this.write();
    this.show();
  }

  /** write puts the state behind the #, and beside it where the page stands. */
  private write(): void {
    const fragment = writeState(this.state);
    history.replaceState(scrollY, "", fragment ? `#${fragment}` : location.pathname + location.search);
  }

  /** change is every change but typing; it begins at the first results again. */
  private change(part: Partial<State>): void {
    this.state = { ...this.state, shown: PAGE, ...part };
    if (part.text !== undefined) this.box.value = part.text;
    this.settle();
  }

  /** retry begins anew, because what did not come is not asked for twice. */
  private retry(): void {
    this.finder = Object.assign(this.newFinder(), { here: this.finder.here });
    this.put("trouble-text", words.looking); // the button stays, and so does the focus
    this.say(words.looking);
    void this.load();
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

  /** show draws the page for the state. What had the focus has it afterwards, or, where that is gone, what says how many there are. */
  private show(): void {
    clearTimeout(this.later);
    if (this.pressed()) return void (this.later = window.setTimeout(() => this.show(), 100));
    const before = document.activeElement, mark = markOf(before);
    this.draw();
    if (!mark || before!.getClientRects().length) return;
    ([...this.root.querySelectorAll<HTMLElement>("a, button, summary")].find((element) => element !== before && markOf(element) === mark) ?? this.part("count")).focus({ preventScroll: true });
  }

  private draw(): void {
    const { finder } = this, { engine } = finder, trouble = troubleText(finder);
    const query = finder.read(this.state.text, this.state.exact);
    const missing = finder.missing(query), waits = missing.length > 0 || finder.waiting(query);
    const early = waits && !this.pause ? [...missing, ...finder.ahead(query)] : missing;
    if (early.length) this.ask(early);
    this.showDanger();
    this.askViews();
    this.showReading(query);
    this.hide("trouble", !trouble);
    this.put("trouble-title", engine ? words.troublePart : words.troubleAll);
    this.put("trouble-text", trouble);
    const idle = isEmpty(this.state);
    this.part("status").classList.toggle("away", engine !== undefined); // the heading says it to the eye
    this.hide("static", !idle && !trouble && engine !== undefined);
    this.part("note").classList.toggle("away", !idle); // who searches has read it; a small screen has better use for the room
    this.hide("results", !engine || idle);
    if (!engine) return this.say(trouble || (idle ? "" : (this.root.dataset.lexicon?.includes(" ") ? words.waitingSharded : words.waiting)));
    const result = finder.search(query, this.state.choices, this.state.sort);
    if (!waits && !this.pause && !idle) this.askNext(query, result);
    const pending = this.underway > 0 || (this.pause > 0 && finder.shelf !== undefined);
    this.showResult(result, query, pending, !pending && !idle && finder.partial(query, this.state.choices, result));
    if (pending) this.say(finder.waiting(query) ? words.lookingUpPlace : words.lookingThrough);
    else if (this.viewsAsked) this.say(words.viewComing);
    else if (this.back) scrollTo({ top: this.back, behavior: "instant" }), (this.back = 0);
  }

  /** askNext asks for the shards that the query needs next. */
  private askNext(query: Query, result: Result): void {
    const { view, shown, choices } = this.state, want = view !== "list" ? WIDE : shown === PAGE ? 10 : shown;
    const files = this.finder.next(query, choices, result, want), all = view !== "list" ? Infinity : shown;
    if (files.length) this.ask(files);
    else {
      const cards = this.finder.next(query, choices, result, want, all); // the first were shown; now those behind them
      if (cards.length) this.ask(cards);
    }
  }

  /** ask reads files, and shows what they bring. */
  private ask(files: string[]): void {
    const { finder } = this;
    this.underway++;
    void finder.load(files).then(() => {
      this.underway--;
      if (finder === this.finder) this.show();
    });
  }

  /** askViews fetches the other views when one of them was chosen. If they don't come, that is said, and the list stays. */
  private askViews(): void {
    if (this.state.view === "list" || this.views || this.viewsAsked) return;
    this.viewsAsked = true;
    void fetchViews(this.part("views").dataset).then((views) => (this.views = views), () => {
      this.state = { ...this.state, view: "list" };
      this.write();
      this.put("view-note", words.noView);
    }).then(() => {
      this.viewsAsked = false;
      this.show();
      if (!this.views) this.say(words.noView);
    });
  }

  /** showDanger puts help first, before anything else is read and whether or not the index is there. */
  private showDanger(): void {
    const crisis = crisisIn(this.state.text), danger = this.part("danger");
    for (const line of danger.querySelectorAll<HTMLElement>("[data-when]")) line.hidden = !crisis.includes(line.dataset.when as never);
    danger.hidden = crisis.length === 0;
  }

  private showReading(query: Query): void {
    const { text, exact } = this.state, { engine, here } = this.finder;
    this.fill("chips", chipsOf(query, this.state, engine?.index, (part) => this.take(part)), "reading");
    this.put("read-as", exact ? words.readExactly : words.readAs);
    this.hide("ask-here", here !== undefined || !("geolocation" in navigator) || !query.wishes.some(({ kind }) => kind === "here"));
    this.fill("choices-list", choicesOf(query, text, (meant) => {
      this.change({ text: meant });
      this.box.focus();
    }), "choices");
    this.put("exact", exact ? words.meaning : words.exact);
    this.hide("exact", query.wishes.length === 0);
  }

  /** take removes a chip; the focus goes to the next one, or to the box. */
  private take(part: Partial<State>): void {
    const chips = () => [...this.part("chips").querySelectorAll("button")];
    const at = chips().indexOf(document.activeElement as HTMLButtonElement);
    this.change(part);
    (chips()[Math.max(0, Math.min(at, chips().length - 1))] ?? this.box).focus();
  }

  /** showResult shows what was found. `pending`: files are on their way; `partial`: there are files that were not asked for, so groups may be missing. */
  private showResult(result: Result, query: Query, pending: boolean, partial: boolean): void {
    const index = this.finder.engine!.index, total = result.groups.length, now = Date.now();
    this.hide("filters", !showCounts(this.options, result.counts, this.state.choices) && !pending);
    const sort = this.part<HTMLSelectElement>("sort");
    sort.value = this.state.sort;
    sort.parentElement!.hidden = total < 2 || this.view !== undefined;
    const answers = [...result.readFirst.map(articleItem), ...result.organizations.slice(0, 2).map((row) => organizationItem(index, row))];
    const first = result.lead === "articles" || total === 0 ? answers.splice(0) : [];
    this.fill("first-list", first, "first");
    const found = total ? (pending ? fill(words.soFar, { found: groupsText(total) }) : groupsText(total, partial)) : pending ? words.looking : partial ? words.noGroupYet : words.noGroup;
    this.put("count", found);
    this.put("medication", result.medication && total ? medicationText(result) : "");
    this.showGroups(result, index, now, partial);
    this.fill("other-list", [...answers, ...result.articles.map(articleItem)], "other");
    this.put("aside", pending ? "" : asideText(result, query));
    this.showDrops(result, query, pending);
    this.say(isEmpty(this.state) ? "" : troubleText(this.finder) + " " + (first.length ? counted(words.announcedWithFirst, first.length, { found }) : fill(words.announced, { found })));
  }

  /** showGroups shows what was found in the way that was chosen: as a list, as a week, or by place. While the script of the other views is
   * on its way the list stays, and their button says so. */
  private showGroups(result: Result, index: Index, now: number, partial: boolean): void {
    const { shown } = this.state, { view, opened } = this, total = result.groups.length, groups = result.groups.filter(named), farther = result.farther.filter(named), hits = [...groups, ...farther];
    this.hide("views", hits.length === 0);
    for (const button of this.viewButtons()) {
      const chosen = button.dataset.view === this.state.view;
      button.setAttribute("aria-pressed", String(chosen));
      button.setAttribute("aria-busy", String(chosen && this.viewsAsked));
    }
    const item = (hit: Hit) => groupItem(hit, index, result.asked, now);
    this.fill("groups", view ? [] : groups.slice(0, shown).map(item));
    this.fill("farther-list", view ? [] : farther.map(item), "farther");
    const more = this.part("more"), hidden = view ? 0 : Math.max(0, total - shown), lookOn = partial && !this.finder.trouble;
    this.put("partial", lookOn ? words.partial : "");
    more.hidden = hidden === 0 && (!lookOn || view !== undefined) && !(this.underway && document.activeElement === more);
    more.textContent = hidden ? counted(words.more, Math.min(PAGE, hidden)) : words.lookOn;
    this.put("shown", hidden ? fill(words.shown, { n: number(shown), total: groupsText(total, partial) }) : "");
    const note = farther.length ? [h("p", { class: "small" }, counted(words.withFarther, farther.length))] : [];
    this.fill("other-view", view ? [...note, ...view({ hits, index, now, asked: result.asked, opened })] : [], "other-view");
  }

  /** showDrops says what to give up when nothing matches, and that the wish about medication stays. Where nothing helps, the lists do. */
  private showDrops(result: Result, query: Query, pending: boolean): void {
    const ways = pending ? [] : waysOf(this.finder, this.state, query, result.drops), names = this.finder.names(ways.flatMap(({ first = [] }) => first));
    if (names.length) this.ask(names);
    const take = ({ text, choices }: Way) => () => {
      this.change({ text, choices });
      this.part("count").focus();
    };
    this.fill("drops-list", ways.map((way) => dropItem(way, this.finder.engine!.index, take(way))), "drops");
    this.put("drops-note", result.medication ? words.medicationStays : "");
    if (!pending && !ways.length && !result.groups.length) this.hide("static", false);
  }

  /** more shows more of what was found or, where all of it is shown, looks through more of the list. */
  private more(): void {
    const list = this.part("groups").children, before = list.length;
    this.change({ shown: this.state.shown + PAGE });
    list[before]?.querySelector("a")?.focus();
  }

  /** say changes the line that is read aloud, once nothing has changed for a while. */
  private say(text: string): void {
    clearTimeout(this.news);
    this.news = window.setTimeout(() => (this.put("status", text), this.finder.engine ? SETTLED : 0));
  }
}

/** named: what is known of a group that has no name yet is enough to count it, and not to show it. */
const named = ({ group }: Hit) => group.name !== "";

/** markOf tells a link or a button from others when the page is drawn again. */
const markOf = (element: Element | null) => element && element.tagName + (element.getAttribute("href") ?? element.textContent);

const root = document.querySelector<HTMLElement>("[data-find]");
if (root) new Page(root).start();

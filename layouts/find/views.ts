// The script of the other views: a result as a week and by place. The page fetches it when a reader asks for one of them, and finds the
// views on the element that brought it. What it shares with the page's own script it holds a second time: nobody waits for that, and a
// part that both would import stood between every reader and the first answer.

import type { Asked } from "./answer/facets";
import type { Hit } from "./answer/search";
import type { Opened } from "./elements";
import type { Index } from "./index/index";
import { regionView } from "./regionview";
import { weekView } from "./weekview";

/** Found is what a view shows, and what was asked. */
export interface Found { hits: Hit[]; index: Index; now: number; asked: Asked; opened: Opened }

const views = {
  list: undefined, // the page's own
  week: ({ hits, index, now, asked, opened }: Found): Node[] => weekView(hits, index, asked, now, opened),
  places: ({ hits, index, now, asked, opened }: Found): Node[] => regionView(hits, index, asked, now, opened),
};

export type Views = typeof views;

if (document.currentScript) Object.assign(document.currentScript, { views });

// Makes elements. No words, and no state but what the reader opened on this page.

import { lead } from "./home";

export type Child = Node | string | false | undefined;

/** h makes an element. A value of false or undefined leaves an attribute or a child out. */
export function h<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string | boolean | undefined> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : key === "href" ? lead(value) : value);
  element.append(...children.filter((child): child is Node | string => child !== false && child !== undefined));
  return element;
}

/** plainButton is a button that does something when it is pressed. */
export function plainButton(look: string, pressed: () => void, ...children: Child[]): HTMLButtonElement {
  const button = h("button", { class: look, type: "button" }, ...children);
  button.addEventListener("click", pressed);
  return button;
}

/** Opened is which parts the reader opened or closed, so that they stay so when the page is drawn again. */
export type Opened = Map<string, boolean>;

interface Fold { key: string; summary: Child[]; content: () => Child[]; open?: boolean; look?: string }

/** folded is a part that opens; what is in it is made when it is opened for the first time. */
export function folded(opened: Opened, { key, summary, content, open = false, look }: Fold): HTMLDetailsElement {
  const now = opened.get(key) ?? open, title = h("summary", {}, ...summary);
  const details = h("details", { class: look, open: now }, title, ...(now ? content() : []));
  const fill = () => details.children.length === 1 && details.append(...content().filter((child): child is Node | string => child !== undefined && child !== false));
  title.addEventListener("click", fill); // at once, so that the next press of Tab leads into it
  details.addEventListener("toggle", () => {
    if (details.open !== now || opened.has(key)) opened.set(key, details.open);
    if (details.open) fill();
  });
  return details;
}

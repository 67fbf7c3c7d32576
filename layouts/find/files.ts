// The files that the search page asks for, all of them from its own host: those of the index, and the script of the other views.

import type { Views } from "./views";

/** readFile reads a file of the index. Nothing goes with the request: no cookie, and not where it comes from. */
export async function readFile(address: string, how: RequestInit = {}): Promise<string> {
  const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer", ...how });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

/** Begun are the files that begin.ts asked for before the page's own script was here, by their names. */
export type Begun = Map<string, Promise<string>>;

/** takeBegun is such a file, once: whoever tries again asks anew. */
export function takeBegun(root: HTMLElement & { begun?: Begun }, name: string): Promise<string> | undefined {
  const file = root.begun?.get(name);
  root.begun?.delete(name);
  return file;
}

/** fetchViews fetches the script of the week and the places, which the page names with its integrity, so that a browser refuses another. */
export function fetchViews({ script: address = "", integrity = "" }: DOMStringMap): Promise<Views> {
  return new Promise((done, fail) => {
    const script: HTMLScriptElement & { views?: Views } = document.createElement("script");
    script.integrity = integrity;
    script.src = address;
    script.onload = () => (script.views ? done(script.views) : fail());
    script.onerror = fail;
    document.head.append(script);
  });
}

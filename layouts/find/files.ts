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

/** readBegun reads a file of the index that may have been begun. What failed then, and what is asked for a second time, is asked for anew. */
export function readBegun({ begun }: HTMLElement & { begun?: Begun }, folder: string, name: string): Promise<string> {
  const file = begun?.get(name), anew = () => readFile(folder + name);
  begun?.delete(name);
  return file ? file.catch(anew) : anew();
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

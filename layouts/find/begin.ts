// The first script of the search page, a hundredth of find.ts: while that is on its way, it shows the box, which keeps what is typed, and
// asks for the files that every search begins with. (<link rel="preload"> would ask for them too, and make readers without JavaScript
// pay for what they can't use.)

import { type Begun, readFile } from "./files";

const root = document.querySelector<HTMLElement & { begun?: Begun }>("[data-find]");
if (root) {
  const { index = "", lexicon = "" } = root.dataset, folder = index.replace(/[^/]*$/, "");
  root.begun = new Map();
  for (const name of [index.slice(folder.length), ...lexicon.split(" ")].filter(Boolean)) {
    const file = readFile(folder + name, { priority: "low" }); // after the script
    file.catch(() => undefined); // find.ts says it
    root.begun.set(name, file);
  }
  const app = root.querySelector<HTMLElement>("[data-app]")!;
  app.hidden = false;
  app.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector('script[src*="/find."]')!.addEventListener("error", () => (app.hidden = true)); // without it the box does nothing
}

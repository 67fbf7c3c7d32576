// A real Chromium for the checks, and a visit to a site in it.
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";
import { DATE } from "./site.mjs";

// Without a sandbox only because Chromium refuses one to root, who runs most build machines; the pages are our own.
// The other flags keep it from calling home, so that each request that is seen is one of the site's, and let no name be
// looked up, so that nothing leaves this machine whatever a page asks for.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

function executable() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // try the next name
    }
  }
  throw new Error("no Chromium here: `make test` installs it");
}

export const launch = () => chromium.launch({ executablePath: executable(), args: FLAGS });

/**
 * Serves the site, opens a browser with one fresh context, hands both to the story, and closes all.
 * The story gets { context, page, origin, requests, strangers }: requests is what reached our server,
 * strangers is every address that a page asked of anyone else.
 * The clock of the pages stands at noon of the day on which the sites were built, or of another date.
 */
export async function visit(site, { date = DATE, ...options }, story) {
  const server = await serve(site);
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    if (options.javaScriptEnabled !== false) await context.clock.setFixedTime(new Date(`${date}T12:00:00-05:00`));
    const strangers = [];
    // Seen, not intercepted: to intercept would switch off the browser's cache and make every page slow.
    context.on("request", (request) => {
      const { origin, protocol, href } = new URL(request.url());
      if (origin !== server.origin && protocol !== "data:") strangers.push(href);
    });
    const page = await context.newPage();
    await story({ context, page, origin: server.origin, requests: server.requests, strangers });
  } finally {
    await browser.close();
    await server.close();
  }
}

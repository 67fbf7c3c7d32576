// Serves a built site here as Netlify would: its addresses, and the headers of netlify.toml and _headers as
// Netlify's own parser reads them. Remembers every request, so that a check can see what left the browser.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { parseAllHeaders } from "@netlify/headers-parser";
import { ROOT } from "./site.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".ics": "text/calendar; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
};

/** The rules of netlify.toml and of the site's own _headers, with what Netlify's parser holds against them. */
export function headerRules(folder) {
  return parseAllHeaders({
    headersFiles: [join(folder, "_headers")],
    netlifyConfigPath: join(ROOT, "netlify.toml"),
    configHeaders: [],
    minimal: false,
  });
}

/** Every header that the rules give an address, as [name, value]; a name that two rules give comes twice. */
export function headersFor(rules, address) {
  return rules.filter((rule) => rule.forRegExp.test(address)).flatMap((rule) => Object.entries(rule.values));
}

/** Starts a server on a free port: { origin, requests, close }. */
export async function serve(site) {
  const { headers: rules } = await headerRules(site.folder);
  const requests = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method, url: request.url, headers: request.headers });
    answer(site.folder, rules, new URL(request.url, "http://here"), response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, close };
}

function answer(folder, rules, { pathname }, response) {
  const address = decodeURIComponent(pathname);
  const file = join(folder, address.endsWith("/") ? address + "index.html" : address);
  const found = existsSync(file) && statSync(file).isFile();
  const sent = found ? file : join(folder, "404.html");
  for (const [name, value] of headersFor(rules, pathname)) response.setHeader(name, value);
  response.setHeader("Content-Type", TYPES[extname(sent)] ?? "application/octet-stream");
  response.writeHead(found ? 200 : 404).end(existsSync(sent) ? readFileSync(sent) : "");
}

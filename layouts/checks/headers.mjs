// Netlify sends what we mean: its own parsers read our files without a complaint, and no address gets a header twice.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { resolveConfig } from "@netlify/config";
import { parseAllRedirects } from "@netlify/redirect-parser";
import { none } from "./tools/none.mjs";
import { headerRules, headersFor } from "./tools/server.mjs";
import { ROOT, sites } from "./tools/site.mjs";

const NETLIFY = join(ROOT, "netlify.toml");

test("Netlify reads netlify.toml: Go alone builds the site into public/", async () => {
  const { config } = await resolveConfig({ config: NETLIFY, cwd: ROOT, repositoryRoot: ROOT, offline: true, mode: "cli", context: "production", branch: "main" });
  assert.equal(config.build.command, "go run ./generator build");
  assert.equal(config.build.publish, join(ROOT, "public"));
  assert.equal(config.build.environment.CGO_ENABLED, "0");
});

for (const site of sites()) {
  test(`Netlify's parsers find no error in headers and redirects (${site.name} site)`, async () => {
    none((await headerRules(site.folder)).errors);
    const { errors } = await parseAllRedirects({
      redirectsFiles: [join(site.folder, "_redirects")],
      netlifyConfigPath: NETLIFY,
      configRedirects: [],
      minimal: false,
    });
    none(errors);
  });

  test(`every address has every security header, and no header twice (${site.name} site)`, async () => {
    const { headers: rules } = await headerRules(site.folder);
    for (const file of [...site.files, ...site.page.keys()]) {
      const names = headersFor(rules, file).map(([name]) => name.toLowerCase());
      assert.equal(new Set(names).size, names.length, `${file} gets a header twice: ${names}`);
      for (const name of EXPECTED.keys()) assert.ok(names.includes(name), `${file} lacks ${name}`);
    }
  });
}

const EXPECTED = new Map([
  ["referrer-policy", "no-referrer"],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-embedder-policy", "require-corp"],
  ["cross-origin-resource-policy", "same-origin"],
  ["content-security-policy", undefined],
  ["permissions-policy", undefined],
  ["strict-transport-security", undefined],
]);

test("the headers say what SECURITY.md promises", async () => {
  const [site] = sites();
  const sent = new Map(headersFor((await headerRules(site.folder)).headers, "/").map(([name, value]) => [name.toLowerCase(), value]));
  for (const [name, value] of EXPECTED) if (value) assert.equal(sent.get(name), value, name);
  const directives = sent.get("content-security-policy").split(";").map((each) => each.trim().split(/\s+/));
  const policy = new Map(directives.map(([name, ...sources]) => [name, sources.join(" ")]));
  assert.equal(policy.size, directives.length, "no directive stands twice");
  assert.equal(policy.get("default-src"), "'none'");
  assert.equal(policy.get("base-uri"), "'none'");
  assert.equal(policy.get("frame-ancestors"), "'none'");
  assert.equal(policy.get("form-action"), "'self'");
  assert.ok(!/unsafe|https?:|\*/.test([...policy.values()].join(" ")), "nothing unsafe, nobody else's address");
  assert.match(sent.get("permissions-policy"), /geolocation=\(self\)/);
  assert.ok(Number(sent.get("strict-transport-security").match(/max-age=(\d+)/)[1]) >= 63072000, "two years");
});

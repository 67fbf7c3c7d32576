// Runs every test of the house, one step after another, and counts. The list `steps` below is the whole of it.
//
// A step that fails does not stop the others, so that one run says everything. A test that was skipped counts as
// failed: what was not run has not been shown to work. The last line is the sum; the exit status is 1 on any failure.
// One argument runs only the steps whose name holds it: node layouts/checks/tools/run.mjs Client
import { spawn } from "node:child_process";
import { globSync } from "./glob.mjs";
import { EVERY_PAGE, ROOT, buildSites } from "./site.mjs";

const STATICCHECK = "honnef.co/go/tools/cmd/staticcheck@v0.8.2";
const GOVULNCHECK = "golang.org/x/vuln/cmd/govulncheck@v1.7.0";
// npm packages may carry Go files, so "./..." from the top would reach into node_modules.
const GO = "./generator/...";

const steps = [
  ["Go: format", () => nothingPrinted("gofmt", "-l", "generator")],
  ["Go: vet", () => succeeds("go", "vet", GO)],
  ["Go: staticcheck", () => succeeds("go", "run", STATICCHECK, GO)],
  ["Go: known vulnerabilities", knownVulnerabilities],
  ["Go: tests, with the race detector", goTests],
  ["Client: types", () => succeeds("node_modules/.bin/tsc", "-p", "tsconfig.json")],
  ["Client: types of its tests", () => succeeds("node_modules/.bin/tsc", "-p", "layouts/checks/tsconfig.json")],
  ["Client: tests", clientTests],
  ["Sites: built for the checks", sitesBuilt],
  ["Pages: in the browser and on paper", pageChecks],
  ...(EVERY_PAGE ? [["Site: of 300,000 groups", largeSite]] : []),
];

/** Runs a command from the top of the house: { status, text }; text is all that it printed, each line also given to online. */
function command(name, args, { env = {}, online = () => {} } = {}) {
  return new Promise((done) => {
    const child = spawn(name, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    let rest = "";
    child.stderr.on("data", (data) => (text += data));
    child.stdout.on("data", (data) => {
      text += data;
      const lines = (rest + data).split("\n");
      rest = lines.pop();
      lines.forEach(online);
    });
    child.on("error", (error) => done({ status: 1, text: String(error) }));
    child.on("close", (status) => done({ status: status ?? 1, text }));
  });
}

const PASSED = { passed: 1, failed: 0 };
const FAILED = { passed: 0, failed: 1 };

async function succeeds(name, ...args) {
  const { status, text } = await command(name, args);
  if (status !== 0) console.log(text);
  return status === 0 ? PASSED : FAILED;
}

async function nothingPrinted(name, ...args) {
  const { status, text } = await command(name, args);
  if (text) console.log(`${name} names these files:\n${text}`);
  return status === 0 && !text ? PASSED : FAILED;
}

async function knownVulnerabilities() {
  const { status, text } = await command("go", ["run", GOVULNCHECK, GO]);
  if (status === 0) return PASSED;
  if (text.includes("govulncheck: fetching vulnerabilities:")) {
    console.log("   The vulnerability database (vuln.go.dev) cannot be reached from here, so known vulnerabilities were NOT checked.");
    return { passed: 0, failed: 0 };
  }
  console.log(text);
  return FAILED;
}

/** Counts tests and prints what the failed ones said; a package that does not compile is one failure. Go's own limit of ten minutes for
 * a package would fail a machine that is only busy; a test that hangs still ends. */
async function goTests() {
  const count = { passed: 0, failed: 0 };
  const said = new Map();
  const online = (line) => {
    if (!line.startsWith("{")) return console.log(line);
    const { Action, Package, ImportPath, Test = "", Output = "", Elapsed } = JSON.parse(line);
    const key = `${Package ?? ImportPath} ${Test}`;
    if (Action === "output" || Action === "build-output") said.set(key, (said.get(key) ?? "") + Output);
    if (Action === "pass" && Test) count.passed++;
    if (!Test && Elapsed > 20) console.log(`   ${Package} took ${Elapsed} s`);
    if (Action === "fail" || Action === "build-fail" || (Action === "skip" && Test)) {
      console.log(said.get(key) ?? key);
      if (Test || Action === "build-fail") count.failed++;
    }
  };
  const { status, text } = await command("go", ["test", "-race", "-json", "-timeout", "30m", GO], { env: { CGO_ENABLED: "1" }, online });
  if (status !== 0 && count.failed === 0) {
    console.log(text.slice(-4000));
    count.failed++;
  }
  return count;
}

/** Bundles the client's .test.ts files, since Node 20 cannot read TypeScript, and runs them. */
async function clientTests() {
  const tests = globSync("layouts", /\.test\.ts$/);
  const out = ".build/client-tests";
  const bundled = await command("node_modules/.bin/esbuild", [
    ...tests,
    "--bundle",
    "--platform=node",
    "--format=esm",
    "--outbase=layouts",
    `--outdir=${out}`,
    "--out-extension:.js=.mjs",
    "--log-level=warning",
    "--sourcemap=inline",
  ]);
  if (tests.length === 0 || bundled.status !== 0) {
    console.log(tests.length === 0 ? "there are no client tests (layouts/**/*.test.ts)" : bundled.text);
    return FAILED;
  }
  return nodeTests(tests.map((test) => test.replace(/^layouts/, out).replace(/\.ts$/, ".mjs")));
}

async function sitesBuilt() {
  try {
    buildSites();
    return PASSED;
  } catch (error) {
    console.log(error.message);
    return FAILED;
  }
}

/** Three files at once also on two cores: a browser waits for its page for a third of the time. */
function pageChecks() {
  return nodeTests(globSync("layouts/checks", /^layouts\/checks\/[^/]+\.mjs$/), { env: { SITES_ARE_BUILT: "1" }, atOnce: 3 });
}

function largeSite() {
  return nodeTests(globSync("layouts/checks/large", /\.mjs$/), { env: { SITES_ARE_BUILT: "1" } });
}

/** Runs files with Node's own test runner, so many of them at once, and reads its sum. */
async function nodeTests(files, { env = {}, atOnce = 2 } = {}) {
  const { text } = await command("node", ["--enable-source-maps", "--test", `--test-concurrency=${atOnce}`, "--test-reporter=spec", ...files], {
    env,
    online: (line) => console.log(line),
  });
  const sum = (word) => Number(text.match(new RegExp(`^ℹ ${word} (\\d+)$`, "m"))?.[1] ?? NaN);
  const failed = sum("fail") + sum("cancelled") + sum("skipped") + sum("todo");
  return Number.isNaN(failed) ? FAILED : { passed: sum("pass"), failed };
}

const total = { passed: 0, failed: 0 };
const lines = [];
const only = process.argv[2] ?? "";
for (const [name, step] of steps.filter(([name]) => name.includes(only))) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const { passed, failed } = await step();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const word = failed > 0 ? "FAILED" : passed > 0 ? "passed" : "NOT RUN";
  lines.push(`${word.padEnd(8)} ${name.padEnd(40)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(7)} s`);
  console.log(`   ${lines.at(-1)}`);
}
console.log(`\n${lines.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

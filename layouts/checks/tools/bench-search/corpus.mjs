// The invented sites that the search is measured on, each built by the program itself, and what building them costs.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DATE, ROOT } from "../site.mjs";

/** Runs a command: { text, cpu, memory }: CPU seconds and the most MB that it held, as Linux counts them for the whole process. */
export function measured(command, args, env = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
    const end = () => child.kill();
    process.once("exit", end); // nothing of ours goes on when we are stopped
    let text = "", cpu = 0, memory = 0;
    child.stdout.on("data", (data) => (text += data));
    // The kernel forgets a process that has ended, so we look often: at most 20 ms are missed.
    const look = setInterval(() => {
      try {
        const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
        cpu = (Number(fields[11]) + Number(fields[12])) / 100;
        memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) * 1024 / 1e6);
      } catch {
        // it has just ended
      }
    }, 20);
    child.on("error", failed);
    child.on("close", (status) => {
      clearInterval(look);
      process.off("exit", end);
      if (status === 0) done({ text, cpu, memory });
      else failed(new Error(`${command} ${args.join(" ")} ended with ${status}`));
    });
  });
}

/** How many files a folder holds, and how many lie in the fullest folder within it. */
export function countFiles(folder) {
  let all = 0, fullest = 0;
  const walk = (path) => {
    const entries = readdirSync(path, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).length;
    all += files;
    fullest = Math.max(fullest, entries.length);
    for (const entry of entries) if (entry.isDirectory()) walk(join(path, entry.name));
  };
  walk(folder);
  return { all, fullest };
}

/** Everything that a run measures, as it stands now, in a folder of its own: so that nobody's work beside us changes it on the way. */
export function snapshot(home) {
  const generator = join(home, "generator"), benchmark = join(home, "page.test"), layouts = join(home, "layouts");
  const go = (...args) => execFileSync("go", args, { cwd: ROOT, env: { ...process.env, CGO_ENABLED: "0" }, stdio: "inherit" });
  go("build", "-o", generator, "./generator");
  go("test", "-c", "-o", benchmark, "./generator/page");
  cpSync(join(ROOT, "layouts"), layouts, { recursive: true });
  return { generator, benchmark, layouts };
}

/** Writes and builds an invented site in `home`. */
export async function makeSite({ generator, layouts }, { groups, dense }, home) {
  const content = join(home, "content"), site = join(home, "site");
  await measured(generator, ["example", "--groups", String(groups), "--articles", String(groups / 10), ...(dense ? ["--dense"] : []), content]);
  const { cpu, memory } = await measured(generator, ["build", "--date", DATE, "--content", content, "--layouts", layouts, "--out", site]);
  return { content, site, build: { cpu, memory } };
}

/** What the index alone costs in Go, without reading the records and writing the pages. */
export async function indexCost({ benchmark }, content) {
  const { text } = await measured(benchmark, ["-test.run", "-", "-test.bench", "SearchIndex", "-test.benchtime", "1x"], { SEARCH_CONTENT: content });
  const figure = (unit) => Number(new RegExp(`([\\d.]+) ${unit}`).exec(text)?.[1] ?? NaN);
  return { cpu: figure("cpu-s/op"), memory: figure("MB") };
}

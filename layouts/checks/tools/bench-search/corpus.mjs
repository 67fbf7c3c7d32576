// The invented sites that the search is measured on, each built by the program itself, and what building them costs.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DATE, ROOT } from "../site.mjs";

/** Runs a command: { text, cpu, memory }: CPU seconds and the most MB that it held, as Linux counts them for the whole process. */
export function measured(command, args, env = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
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

/** Writes and builds an invented site in `home`, with a generator that is already there. */
export async function makeSite(generator, { groups, dense }, home) {
  const content = join(home, "content"), site = join(home, "site");
  await measured(generator, ["example", "--groups", String(groups), "--articles", String(groups / 10), ...(dense ? ["--dense"] : []), content]);
  const { cpu, memory } = await measured(generator, ["build", "--date", DATE, "--content", content, "--out", site]);
  return { content, site, build: { cpu, memory } };
}

/** What the index alone costs in Go, without reading the records and writing the pages. */
export async function indexCost(content) {
  const { text } = await measured("go", ["test", "./generator/page", "-run", "-", "-bench", "SearchIndex", "-benchtime", "1x", "-timeout", "30m"], { SEARCH_CONTENT: content });
  const figure = (unit) => Number(new RegExp(`([\\d.]+) ${unit}`).exec(text)?.[1] ?? NaN);
  return { cpu: figure("cpu-s/op"), memory: figure("MB") };
}

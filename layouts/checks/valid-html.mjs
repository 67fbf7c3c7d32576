// Every page of both sites is valid: the W3C's checker (vnu) finds no error, html-validate finds nothing.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { FileSystemConfigLoader, HtmlValidate, esmResolver } from "html-validate";
import { none } from "./tools/none.mjs";
import { ROOT, sites } from "./tools/site.mjs";

const VNU = join(ROOT, "node_modules/vnu-jar/build/dist/vnu.jar");

for (const site of sites()) {
  test(`vnu finds no error in any page or style (${site.name} site)`, async (t) => {
    const options = ["-Xmx512m", "-jar", VNU, "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", "--also-check-svg", "--skip-non-html"];
    const { stdout } = await promisify(execFile)("java", [...options, site.folder], { maxBuffer: 1 << 28 });
    const found = JSON.parse(stdout).messages.map(({ type, subType, url, lastLine, message, extract = "" }) => ({
      serious: type === "error" || type === "non-document-error",
      text: `${subType ?? type} ${url?.slice(url.indexOf(site.name) + site.name.length)}:${lastLine} ${message} ${extract.slice(0, 160)}`,
    }));
    for (const { text } of found.filter(({ serious }) => !serious).slice(0, 20)) t.diagnostic(text);
    none(found.filter(({ serious }) => serious).map(({ text }) => text));
  });

  test(`html-validate finds nothing in any page (${site.name} site)`, async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader([esmResolver()]));
    const found = [];
    for (const { file, address, html } of site.pages) {
      const { results } = await validator.validateString(html, file);
      for (const { messages } of results) for (const { ruleId, line, column, message } of messages) found.push(`${address}:${line}:${column} ${ruleId} ${message}`);
    }
    none(found);
  });
}

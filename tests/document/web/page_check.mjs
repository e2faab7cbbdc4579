// Checks pages: node page_check.mjs BROWSER PAGE... prints what is wrong as JSON, a list of strings.
// Each page is opened wide and as narrow as WCAG's reflow has it, light and dark, and looked at by axe-core; what the
// browser itself has against it counts too. The source is read by html-validate.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { launch, open } from "./browser.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Of style, and of no matter to a reader.
    "long-title": "off",
    "no-trailing-whitespace": "off",
    // Ids are those of the plan, in Swedish letters.
    "valid-id": ["error", { relaxed: true }],
  },
});

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const [browserPath, ...pages] = process.argv.slice(2);
const found = [];

const validate = async (page) => {
  const report = await validator.validateFile(page);
  for (const { messages } of report.results)
    for (const { line, column, ruleId, message } of messages)
      found.push(`${page}:${line}:${column} html-validate ${ruleId}: ${message}`);
};

const look = async (tab, page, faults, width, colorScheme) => {
  await tab.setViewportSize({ width, height: 900 });
  await tab.emulateMedia({ colorScheme });
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) faults.push(`${wide} px wide`);
  // By night only the colours are others.
  const runOnly = colorScheme === "light" ? RULES : { type: "rule", values: ["color-contrast", "link-in-text-block"] };
  const { violations } = await tab.evaluate((options) => axe.run(options), { runOnly, resultTypes: ["violations"] });
  for (const { id, help, nodes } of violations)
    for (const node of nodes.slice(0, 5)) faults.push(`axe ${id}: ${help}: ${node.html.slice(0, 300)}`);
  found.push(...faults.splice(0).map((fault) => `${page} at ${width} px, ${colorScheme}: ${fault}`));
};

const lookAtAll = async (browser, page) => {
  const { tab, faults, close } = await open(browser, page);
  const dead = await tab.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"], use')]
      .map((each) => decodeURIComponent(each.getAttribute("href").slice(1)))
      .filter((id) => !document.getElementById(id)));
  for (const id of dead) faults.push(`a link to #${id}, which is not there`);
  await tab.evaluate(axe);
  for (const width of [1280, 320]) for (const scheme of ["light", "dark"]) await look(tab, page, faults, width, scheme);
  await close();
};

const browser = await launch(browserPath);
for (const page of pages) {
  if (!/^http/.test(page)) await validate(page);
  await lookAtAll(browser, page);
}
await browser.close();
console.log(JSON.stringify(found, null, 1));

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

const [browserPath, ...pages] = process.argv.slice(2);
const found = [];

const validate = async (page) => {
  const report = await validator.validateFile(page);
  for (const { messages } of report.results)
    for (const { line, column, ruleId, message } of messages)
      found.push(`${page}:${line}:${column} html-validate ${ruleId}: ${message}`);
};

const look = async (browser, page, width, colorScheme) => {
  const { tab, faults, close } = await open(browser, page, { viewport: { width, height: 900 }, colorScheme });
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) faults.push(`${wide} px wide`);
  const dead = await tab.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"], use')]
      .map((each) => decodeURIComponent(each.getAttribute("href").slice(1)))
      .filter((id) => !document.getElementById(id)));
  for (const id of dead) faults.push(`a link to #${id}, which is not there`);
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() =>
    axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const { id, help, nodes } of violations)
    for (const node of nodes.slice(0, 5)) faults.push(`axe ${id}: ${help}: ${node.html.slice(0, 300)}`);
  found.push(...faults.map((fault) => `${page} at ${width} px, ${colorScheme}: ${fault}`));
  await close();
};

const browser = await launch(browserPath);
for (const page of pages) {
  if (!/^http/.test(page)) await validate(page);
  for (const width of [1280, 320]) for (const scheme of ["light", "dark"]) await look(browser, page, width, scheme);
}
await browser.close();
console.log(JSON.stringify(found, null, 1));

// Uses a page as a reader does: node page_use.mjs BROWSER PAGE STEPS prints as JSON what is shown after each step.
// STEPS is JSON: a list of {set: {id: value}}, {click: id}, {go: id} or {press: key}.
import { launch, open } from "./browser.mjs";

const [browserPath, page, steps, options = "{}"] = process.argv.slice(2);
const browser = await launch(browserPath);
const { tab, faults, close } = await open(browser, page, { viewport: { width: 1280, height: 900 }, ...JSON.parse(options) });
const shown = async () =>
  tab.evaluate(() => ({
    rows: [...document.querySelectorAll("tbody.activity")].filter((each) => each.offsetParent).map((each) => each.id),
    groups: [...document.querySelectorAll("tbody.groups")].filter((each) => each.offsetParent).length,
    tools: Boolean(document.getElementById("choose")?.offsetParent),
    said: document.getElementById("choose.count")?.textContent,
    focus: document.activeElement?.className || document.activeElement?.id,
  }));
const states = [await shown()];
for (const step of JSON.parse(steps)) {
  for (const [id, value] of Object.entries(step.set ?? {})) {
    const field = tab.locator(`[id="choose.${id}"]`);
    if ((await field.evaluate((each) => each.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  if (step.click) await tab.locator(`[id="choose.${step.click}"]`).click();
  if (step.go) await tab.evaluate((id) => { location.hash = id; }, step.go);
  if (step.press) await tab.keyboard.press(step.press);
  if (step.print) await tab.emulateMedia({ media: "print" });
  await tab.waitForTimeout(50);
  states.push(await shown());
}
await close();
await browser.close();
console.log(JSON.stringify({ states, faults }));

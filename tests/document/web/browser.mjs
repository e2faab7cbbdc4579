// What the scripts beside share: a browser, and a page opened in it as somebody has it.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const launch = (executablePath) => chromium.launch({ executablePath, args: ["--no-sandbox"] });

export const open = async (browser, page, options = {}) => {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const faults = [];
  tab.on("console", (said) => { if (["error", "warning"].includes(said.type())) faults.push(said.text()); });
  tab.on("pageerror", (error) => faults.push(error.message));
  tab.on("request", (asked) => { if (!/^(file|data|http:\/\/127\.0\.0\.1):/.test(asked.url())) faults.push(`fetches ${asked.url()}`); });
  await tab.goto(/^\w+:/.test(page) ? page : pathToFileURL(page).href);
  return { tab, faults, close: () => context.close() };
};

// Debian's Chromium, driven by Playwright: contexts that report every breach of the content security policy.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** `hosts` maps names to ports of this machine: `{ "calendar.example": 8080 }`. */
export function launch(hosts = {}) {
  const rules = Object.entries(hosts).map(([host, port]) => `MAP ${host}:80 127.0.0.1:${port}`);
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(", ")}`] : []),
    ],
  });
}

/** A person's browser. `complaints` fills with breaches of the policy and errors of scripts. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints = [];
  context.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  // Issues reach the inspector with scripts switched off, too, and before a page that is left at once has a console.
  const inspector = await context.newCDPSession(page);
  await inspector.send("Audits.enable");
  inspector.on("Audits.issueAdded", ({ issue }) => {
    if (issue.code === "ContentSecurityPolicyIssue") complaints.push(JSON.stringify(issue.details));
  });
  return { context, page, complaints };
}

/** The hook that every page carries. */
export async function expectPage(page, name) {
  await page.waitForLoadState();
  assert.equal(await page.locator("body").getAttribute("data-page"), name, `${page.url()}\n${await page.content()}`);
}

/** Presses a button and waits until the page that follows is there. */
export async function press(page, locator) {
  await Promise.all([page.waitForEvent("load"), locator.click()]);
}

/** Presses Tab until `selector` has the focus, which must be visible. */
export async function tabTo(page, selector) {
  const there = page.locator(`${selector}:focus`);
  for (let presses = 0; presses < 60 && (await there.count()) === 0; presses += 1) await page.keyboard.press("Tab");
  assert.equal(await there.count(), 1, `${selector} is not reached by Tab`);
  const drawn = await there.evaluate((element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  });
  assert(drawn, `${selector} shows no focus`);
}

/** How far the page scrolls sideways, in CSS pixels. */
export const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

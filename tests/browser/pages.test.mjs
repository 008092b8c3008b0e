// How the pages look and read: axe finds nothing, in light and dark, on a phone of 320 px and on a desk of 1280 px;
// nothing scrolls sideways; what is pressed is large enough. A picture of each goes to target/screenshots.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { password, permesso, register, target } from "../harness/permesso.mjs";
import { Visitor, formOf } from "../harness/visitor.mjs";
import { expectPage, launch, open, press } from "./chromium.mjs";

const shots = join(target, "screenshots");
const looks = [
  { look: "desktop", width: 1280, height: 900, colorScheme: "light" },
  { look: "desktop-dark", width: 1280, height: 900, colorScheme: "dark" },
  { look: "phone", width: 320, height: 640, colorScheme: "light" },
  { look: "phone-dark", width: 320, height: 640, colorScheme: "dark" },
];

let browser;
let server;
let empty;
let setupLink;
const apps = {};
/** The cookies of each person, signed in once. */
const signedIn = {};

before(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await launch();
  [server, empty] = await Promise.all([permesso(), permesso({ settings: { LIMITS__ENABLED: "true" } })]);
  setupLink = empty.output().match(/(http\S+\/setup\S*)\s*$/m)?.[1];
  await server.person("alice", "--admin");
  await server.person("bob");
  await signIn("alice");
  await signIn("bob");
  const app = async (key, client_name, redirect_uris, website) => {
    apps[key] = await register(server.url, {
      client_name, redirect_uris, scopes: "event:write email", ...(website && { website }),
    });
  };
  const made = async (key, ...args) => {
    apps[key] = await server.client(...args);
  };
  await app("site", "Calendar of the village", "https://calendar.example/callback", "https://calendar.example");
  await app("plain", "Old blog", "http://blog.example/wp-admin/options-general.php?page=wpgancio", "https://gancio.org");
  await app("device", "Desk calendar", "http://127.0.0.1/callback");
  await app(
    "odd",
    `${"Donaudampfschifffahrtsgesellschaftskapitänsmützen".repeat(3)} \u202eпайпал`,
    "https://xn--80ak6aa92e.a-very-long-name-of-a-site-that-goes-on-and-on.example/callback",
    "https://elsewhere.example",
  );
  await made("checked", "--name", "Village hall", "--redirect-uri", "https://hall.example/callback", "--checked");
  await made("phone", "--name", "Pocket calendar", "--redirect-uri", "org.example.pocket:/callback", "--public");
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await empty?.stop();
});

const authorize = (key, scope, more = {}) => {
  const { client_id, redirect_uris } = apps[key];
  return `${server.url}/oauth/authorize?${new URLSearchParams({
    response_type: "code", client_id, redirect_uri: [redirect_uris].flat()[0], scope, ...more,
  })}`;
};

async function signIn(username) {
  const { context, page } = await open(browser);
  await page.goto(`${server.url}/sign-in`);
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(password);
  await press(page, page.locator("form:has([name=password]) button"));
  signedIn[username] = await context.storageState();
  await context.close();
}

async function connect(page) {
  // The app does not exist: its site answers from here, so that the redirect arrives somewhere.
  await page.route("https://calendar.example/**", (route) => route.fulfill({ body: "<title>The app</title>" }));
  await page.goto(authorize("site", "event:write email"));
  if ((await page.locator("body").getAttribute("data-page")) === "consent") {
    await press(page, page.locator('button[name=decision][value="allow"]'));
  }
}

/** name of the picture, the page's hook, who is signed in, how one gets there. */
const pages = [
  ["setup", "setup", null, (page) => page.goto(setupLink)],
  ["setup-wrong", "setup", null, async (page) => {
    await page.goto(setupLink);
    await page.locator("[name=username]").fill("carol");
    await page.locator("[name=name]").fill("Carol");
    await page.locator("[name=email]").fill("carol@people.example");
    await page.locator("[name=password]").fill("password1234567");
    await press(page, page.locator("form:has([name=password]) button"));
  }],
  ["setup-forbidden", "error", null, (page) => page.goto(`${empty.url}/setup`)],
  ["setup-done", "setup-done", null, async (page) => {
    await page.goto(setupLink);
    await page.locator("[name=username]").fill("carol");
    await page.locator("[name=name]").fill("Carol");
    await page.locator("[name=email]").fill("carol@people.example");
    await page.locator("[name=password]").fill(password);
    await press(page, page.locator("form:has([name=password]) button"));
  }],
  ["sign-in-slowed", "sign-in", null, async (page) => {
    const wrong = { fill: { username: "carol", password: "not the password at all" } };
    const guesser = new Visitor();
    let tried = await guesser.get(`${empty.url}/sign-in`);
    for (let tries = 0; tried.status !== 429 && tries < 20; tries += 1) {
      tried = await guesser.submit(tried, formOf(tried, "[name=password]"), wrong);
    }
    await page.goto(`${empty.url}/sign-in`);
    await page.locator("[name=username]").fill(wrong.fill.username);
    await page.locator("[name=password]").fill(wrong.fill.password);
    await press(page, page.locator("form:has([name=password]) button"));
    assert.match(await page.locator("main").innerText(), /wait|seconds|minute/i);
  }],
  ["start", "home", null, (page) => page.goto(`${server.url}/`)],
  ["docs", "docs", null, (page) => page.goto(`${server.url}/docs`)],
  ["sign-in", "sign-in", null, (page) => page.goto(`${server.url}/sign-in`)],
  ["sign-in-for-an-app", "sign-in", null, (page) => page.goto(authorize("site", "event:write"))],
  ["sign-in-wrong", "sign-in", null, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    await page.locator("[name=username]").fill("alice");
    await page.locator("[name=password]").fill("not the password at all");
    await press(page, page.locator("form:has([name=password]) button"));
  }],
  ["consent-one-scope", "consent", "bob", (page) => page.goto(authorize("site", "event:write", { prompt: "consent" }))],
  ["consent-scopes", "consent", "alice",
    (page) => page.goto(authorize("site", "event:write email", { prompt: "consent" }))],
  ["consent-no-scope", "consent", "bob", (page) => page.goto(authorize("checked", ""))],
  ["consent-checked", "consent", "bob", (page) => page.goto(authorize("checked", "event:write email"))],
  ["consent-phone-app", "consent", "bob", (page) =>
    page.goto(authorize("phone", "event:write", { code_challenge: "c".repeat(43), code_challenge_method: "S256" }))],
  ["consent-plain-http", "consent", "bob", (page) => page.goto(authorize("plain", "event:write"))],
  ["consent-device", "consent", "bob", (page) => page.goto(authorize("device", "event:write"))],
  ["consent-odd-names", "consent", "bob", (page) => page.goto(authorize("odd", "event:write email"))],
  ["start-signed-in", "home", "bob", (page) => page.goto(`${server.url}/`)],
  ["account", "account", "alice", (page) => page.goto(`${server.url}/account`)],
  ["account-apps-none", "account-apps", "alice", (page) => page.goto(`${server.url}/account/apps`)],
  ["account-apps", "account-apps", "bob", async (page) => {
    await connect(page);
    await page.goto(`${server.url}/account/apps`);
  }],
  ["error-client", "error", null, (page) =>
    page.goto(`${server.url}/oauth/authorize?response_type=code&client_id=nobodyknowsthisclientid00`)],
  ["error-redirect", "error", null, (page) =>
    page.goto(authorize("site", "event:write").replace("callback", "callbacks"))],
  ["error-request", "error", null, (page) => page.goto(authorize("site", "no:such:scope"))],
  ["error-answered", "error", "bob", async (page) => {
    await page.route("https://hall.example/**", (route) => route.fulfill({ body: "<title>The app</title>" }));
    await page.goto(authorize("checked", "", { prompt: "consent" }));
    const handle = await page.locator("form:has([name=decision]) [name=request]").inputValue();
    await press(page, page.locator('button[name=decision][value="deny"]'));
    await page.goto(`${server.url}/consent?request=${handle}`);
  }],
  ["error-forged", "error", null, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    await page.locator("[name=username]").fill("alice");
    await page.locator("[name=password]").fill(password);
    await page.locator("form:has([name=password]) [name=csrf]").evaluate((field) => (field.value = "another"));
    await press(page, page.locator("form:has([name=password]) button"));
  }],
  ["error-not-found", "error", null, (page) => page.goto(`${server.url}/no/such/page`)],
  ["error-setup-over", "error", null, (page) => page.goto(`${server.url}/setup`)],
];

for (const [name, hook, person, arrive] of pages) {
  test(name, async (t) => {
    // Without motion, or a picture would catch the buttons halfway from the light colours to the dark ones.
    const { context, page, complaints } = await open(browser, {
      storageState: person && signedIn[person], reducedMotion: "reduce",
    });
    try {
      await arrive(page);
      if (hook) await expectPage(page, hook);
      for (const { look, width, height, colorScheme } of looks) {
        await t.test(look, async () => {
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: true });

          const { violations } = await new AxeBuilder({ page }).analyze();
          assert.deepEqual(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html}`), []);

          const sideways = await page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          assert.equal(sideways, 0, "the page scrolls sideways");
          assert.deepEqual(await page.evaluate(tooSmall), [], "targets are at least 44 px high");
          if (hook === "consent") await equalChoice(page);
        });
      }
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}

/** Runs in the page: the controls that are lower or narrower than 44 px. A box counts with its label. */
function tooSmall() {
  const controls = document.querySelectorAll("button, input:not([type=hidden]), select, textarea, a.button");
  return [...controls]
    .map((control) => {
      const label = ["checkbox", "radio"].includes(control.type) && control.labels?.[0];
      const { width, height } = (label || control).getBoundingClientRect();
      return { what: control.outerHTML.slice(0, 120), width, height };
    })
    .filter(({ width, height }) => width < 43.5 || height < 43.5);
}

/** Deny and Allow are of the same size, and neither has the focus. */
async function equalChoice(page) {
  const boxes = [];
  for (const value of ["deny", "allow"]) {
    boxes.push(await page.locator(`button[name=decision][value=${value}]`).boundingBox());
  }
  const [deny, allow] = boxes;
  assert(Math.abs(deny.width - allow.width) < 1 && Math.abs(deny.height - allow.height) < 1, JSON.stringify(boxes));
  assert.equal(await page.locator("button:focus").count(), 0);
}

// How the pages look and read: axe finds nothing, in light and dark, on a phone of 320 px and on a desk of 1280 px;
// nothing scrolls sideways; what is pressed is large enough, and is seen in forced colours, too. A picture of each goes
// to target/screenshots.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { send } from "../harness/http.mjs";
import { password, permesso, register, target } from "../harness/permesso.mjs";
import { Visitor, formOf } from "../harness/visitor.mjs";
import { expectPage, launch, open, press, sideways } from "./chromium.mjs";
import { Authenticator, agingPermesso, device } from "./factors.mjs";

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
  [server, empty] = await Promise.all([
    agingPermesso({ settings: { SCOPES__PRESETS: "gancio, open-collective" } }),
    permesso({ settings: { LIMITS__ENABLED: "true" } }),
  ]);
  setupLink = empty.output().match(/(http\S+\/setup\S*)\s*$/m)?.[1];
  await server.person("alice", "--admin");
  await server.person("bob");
  await server.person("erin");
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
  await protect("erin");
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

/** The link that the new address of `erin` waits for. */
let addressLink;
const aBrowser = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) " +
  "Version/18.5 Mobile/15E148 Safari/604.1";

/** An account with all that protects one: an authenticator app, a passkey, sessions, apps, tokens, a new address. */
async function protect(username) {
  await signIn(username);
  const { context, page } = await open(browser, { userAgent: aBrowser });
  await device(page);
  await page.goto(`${server.url}/sign-in`);
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(password);
  await press(page, page.locator("form:has([name=password]) button"));
  await page.goto(`${server.url}/account/security/totp`);
  const authenticator = new Authenticator(await page.locator("#secret").innerText());
  await page.locator("[name=code]").fill(await authenticator.next());
  await press(page, page.locator("form:has([name=code]) .button"));
  await page.goto(`${server.url}/account/security`);
  await press(page, page.locator('form[action="/account/security/passkeys"] button'));
  await page.locator("[name=name]").fill("Fingerprint of the blue laptop that stands in the kitchen");
  await page.locator("form:has([name=credential]) .button").click();
  await page.locator('body[data-page="account-security"]').waitFor();
  await connect(page);
  await connect(page, "checked", "https://hall.example/**");
  await makeToken(page, "Nightly copy", ["email"]);
  await makeToken(page, "Moving house", ["account", "email"], true);
  const token = await page.locator("#token").innerText();
  const asked = await send("PATCH", `${server.url}/api/user`, {
    json: { email: "erin@new-address.example" }, headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(asked.status, 200, asked.text);
  addressLink = (await server.command(["user", "pending-link", username])).trim();
  await context.close();
}

async function makeToken(page, name, scopes, advanced = false) {
  await page.goto(`${server.url}/account/tokens`);
  await page.locator("[name=name]").fill(name);
  for (const scope of scopes) await page.locator(`[name=scope][value="${scope}"]`).check();
  if (advanced) await page.locator("[name=advanced]").check();
  await press(page, page.locator("form:has([name=advanced]) .button"));
  await expectPage(page, "account-tokens-new");
}

/** The page of a person's account for administrators. */
async function administer(page, username) {
  await page.goto(`${server.url}/admin/people?q=${username}`);
  await press(page, page.locator(".rows a"));
}

/** As far as the second step of `erin`. */
async function secondStep(page, url = `${server.url}/sign-in`) {
  await page.goto(url);
  await page.locator("[name=username]").fill("erin");
  await page.locator("[name=password]").fill(password);
  await press(page, page.locator("form:has([name=password]) button"));
}

async function makeApp(page) {
  await server.proved(0);
  await page.goto(`${server.url}/developer/new`);
  await page.locator("[name=name]").fill("Dates of the valley");
  await page.locator("[name=description]").fill("It shows on one page what happens in all the villages of the valley.");
  await page.locator("[name=website]").fill("https://valley.example");
  await page.locator("[name=redirect_uris]").fill("https://valley.example/callback");
  await press(page, page.locator("form:has([name=redirect_uris]) .button"));
}

async function connect(page, app = "site", site = "https://calendar.example/**") {
  // The app does not exist: its site answers from here, so that the redirect arrives somewhere.
  await page.route(site, (route) => route.fulfill({ body: "<title>The app</title>" }));
  await page.goto(authorize(app, "event:write email"));
  if ((await page.locator("body").getAttribute("data-page")) === "consent") {
    await press(page, page.locator('button[name=decision][value="allow"]'));
  }
}

/** Seconds after which a proof is asked for again, and some more. */
const LONG_AGO = 600;

/** name of the picture, the page's hook, who is signed in, how one gets there, what is special about the browser. */
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
  ...["scopes", "tokens", "apis", "registration", "personal-tokens", "limits", "errors"].map((name) =>
    [`docs-${name}`, `docs-${name}`, null, (page) => page.goto(`${server.url}/docs/${name}`)]),
  ["docs-error", "docs-error", null, (page) => page.goto(`${server.url}/docs/errors/invalid_grant`)],
  ["docs-error-unknown", "docs-errors", null, (page) => page.goto(`${server.url}/docs/errors/nothing`)],
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
  ["second-factor", "second-factor", null, (page) => secondStep(page)],
  ["second-factor-for-an-app", "second-factor", null, (page) => secondStep(page, authorize("site", "event:write"))],
  ["second-factor-wrong", "second-factor", null, async (page) => {
    await secondStep(page);
    await page.locator("[name=code]").fill("not a code");
    await press(page, page.locator("form:has([name=code]) .button"));
  }],
  ["passkey-sign-in", "passkey", null, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    await press(page, page.locator('form[action="/sign-in/passkey"] button'));
  }],
  ["passkey-failed", "passkey", null, async (page) => {
    await (await device(page)).knows(false);
    await page.goto(`${server.url}/sign-in`);
    await press(page, page.locator('form[action="/sign-in/passkey"] button'));
    await page.locator("[role=status]").filter({ hasText: "try again" }).waitFor();
  }],
  ["passkey-refused", "passkey", null, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    await press(page, page.locator('form[action="/sign-in/passkey"] button'));
    await page.locator("[name=credential]").evaluate((field) => (field.value = "{}"));
    await Promise.all([
      page.waitForEvent("load"),
      page.locator("form:has([name=credential])").evaluate((form) => HTMLFormElement.prototype.submit.call(form)),
    ]);
  }],
  ["passkey-second-factor", "passkey", null, async (page) => {
    await secondStep(page);
    await press(page, page.locator('form[action="/sign-in/passkey"] button'));
  }],
  ["passkey-no-script", "passkey", null, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    await press(page, page.locator('form[action="/sign-in/passkey"] button'));
  }, { javaScriptEnabled: false }],
  ["passkey-enrol", "passkey", "bob", async (page) => {
    await server.proved(0);
    await page.goto(`${server.url}/account/security`);
    await press(page, page.locator('form[action="/account/security/passkeys"] button'));
  }],
  ["confirm-password", "confirm", "bob", async (page) => {
    await server.proved(LONG_AGO);
    await page.goto(`${server.url}/account/security/totp`);
  }],
  ["confirm-password-wrong", "confirm", "bob", async (page) => {
    await server.proved(LONG_AGO);
    await page.goto(`${server.url}/account/security/totp`);
    await page.locator("[name=password]").fill("not the password at all");
    await press(page, page.locator("form:has([name=password]) button"));
  }],
  ["confirm-code", "confirm", "erin", async (page) => {
    await server.proved(LONG_AGO);
    await page.goto(`${server.url}/account/security/password`);
  }],
  ["confirm-code-wrong", "confirm", "erin", async (page) => {
    await server.proved(LONG_AGO);
    await page.goto(`${server.url}/account/security/password`);
    await page.locator("[name=code]").fill("not a code");
    await press(page, page.locator("form:has([name=code]) .button"));
  }],
  ["account-protected", "account", "erin", (page) => page.goto(`${server.url}/account`)],
  ["account-security-off", "account-security", "bob", (page) => page.goto(`${server.url}/account/security`)],
  ["account-security", "account-security", "erin", (page) => page.goto(`${server.url}/account/security`)],
  ["account-security-manage", "account-security", "erin", async (page) => {
    await page.goto(`${server.url}/account/security`);
    for (const summary of await page.locator("summary").all()) await summary.click();
  }],
  ["account-security-password", "account-security-password", "bob",
    (page) => page.goto(`${server.url}/account/security/password`)],
  ["account-security-password-wrong", "account-security-password", "bob", async (page) => {
    await page.goto(`${server.url}/account/security/password`);
    await page.locator("[name=current_password]").fill("not the password at all");
    await page.locator("[name=new_password]").fill("marble-Otter-58-sings-low");
    await press(page, page.locator("form:has([name=new_password]) button"));
  }],
  ["account-security-password-weak", "account-security-password", "erin", async (page) => {
    await server.proved(0);
    await page.goto(`${server.url}/account/security/password`);
    await page.locator("[name=current_password]").fill(password);
    await page.locator("[name=new_password]").fill("password1234567");
    await press(page, page.locator("form:has([name=new_password]) button"));
  }],
  ["account-security-totp", "account-security-totp", "bob", async (page) => {
    await server.proved(0);
    await page.goto(`${server.url}/account/security/totp`);
  }],
  ["account-security-totp-wrong", "account-security-totp", "bob", async (page) => {
    await server.proved(0);
    await page.goto(`${server.url}/account/security/totp`);
    await page.locator("[name=code]").fill("not a code");
    await press(page, page.locator("form:has([name=code]) .button"));
  }],
  ["account-security-recovery-codes", "account-security-recovery-codes", "erin", async (page) => {
    await server.proved(0);
    await page.goto(`${server.url}/account/security`);
    await press(page, page.locator('form[action="/account/security/recovery-codes"] button'));
  }],
  ["account-sessions-one", "account-sessions", "alice", (page) => page.goto(`${server.url}/account/sessions`)],
  ["account-sessions", "account-sessions", "erin", (page) => page.goto(`${server.url}/account/sessions`)],
  ["account-apps-several", "account-apps", "erin", (page) => page.goto(`${server.url}/account/apps`)],
  ["account-tokens-none", "account-tokens", "bob", (page) => page.goto(`${server.url}/account/tokens`)],
  ["account-tokens", "account-tokens", "erin", (page) => page.goto(`${server.url}/account/tokens`)],
  ["account-tokens-wrong", "account-tokens", "bob", async (page) => {
    await page.goto(`${server.url}/account/tokens`);
    await page.locator("[name=name]").fill("x");
    await press(page, page.locator("form:has([name=advanced]) .button"));
  }],
  ["account-tokens-new", "account-tokens-new", "erin", async (page) => {
    await server.proved(0);
    await makeToken(page, "Report of the year", ["event:write"]);
  }],
  ["account-token", "account-token", "erin", async (page) => {
    await page.goto(`${server.url}/account/tokens`);
    await press(page, page.getByRole("link", { name: "Moving house" }));
  }],
  ["developer-none", "developer", "bob", (page) => page.goto(`${server.url}/developer`)],
  ["developer-new-wrong", "developer-new", "bob", async (page) => {
    await page.goto(`${server.url}/developer/new`);
    await page.locator("[name=name]").fill("Permesso");
    await page.locator("[name=website]").fill("ftp://valley.example");
    await page.locator("[name=redirect_uris]").fill("javascript:alert(1)");
    await press(page, page.locator("form:has([name=redirect_uris]) .button"));
  }],
  ["developer-app-made", "developer-app", "alice", (page) => makeApp(page)],
  ["developer-app", "developer-app", "alice", async (page) => {
    await page.goto(`${server.url}/developer`);
    await press(page, page.getByRole("link", { name: "Dates of the valley" }));
    const id = await page.locator("#client-id").innerText();
    await server.proved(0);
    await press(page, page.locator('form:has([value="rotate"]) .button'));
    for (const [uri, scope] of [["https://valley.example/cb", "email"], ["https://valley.example/callback", "no:such"]]) {
      await page.goto(`${server.url}/oauth/authorize?${new URLSearchParams({
        response_type: "code", client_id: id, redirect_uri: uri, scope,
      })}`);
      await expectPage(page, "error");
    }
    await page.goto(`${server.url}/developer/${id}`);
  }],
  ["developer", "developer", "alice", async (page) => {
    await page.goto(`${server.url}/developer`);
    const claim = page.locator("form:has([name=claim])");
    await claim.locator("[name=client_id]").fill(apps.site.client_id);
    await claim.locator("[name=client_secret]").fill(apps.site.client_secret);
    await press(page, claim.locator("[name=claim]"));
    await press(page, page.locator("[name=prove]"));
  }],
  ["developer-german", "developer", "alice", (page) => page.goto(`${server.url}/developer`), { locale: "de" }],
  ["admin-apps", "admin-apps", "alice", (page) => page.goto(`${server.url}/admin/apps`)],
  ["admin-apps-german", "admin-apps", "alice", (page) => page.goto(`${server.url}/admin/apps`), { locale: "de" }],
  ["admin-apps-site", "admin-apps", "alice", (page) => page.goto(`${server.url}/admin/apps?by=site&q=.example`)],
  ["admin-apps-wrong", "admin-apps", "alice", (page) => page.goto(`${server.url}/admin/apps?by=site&q=no+host`)],
  ["admin-app", "admin-app", "alice", (page) => page.goto(`${server.url}/admin/apps/${apps.checked.client_id}`)],
  ["admin-app-plain", "admin-app", "alice", (page) => page.goto(`${server.url}/admin/apps/${apps.plain.client_id}`)],
  ["admin-app-odd", "admin-app", "alice", (page) => page.goto(`${server.url}/admin/apps/${apps.odd.client_id}`)],
  ["admin-app-sure", "admin-app-sure", "alice", async (page) => {
    await server.proved(0);
    await page.goto(`${server.url}/admin/apps/${apps.site.client_id}`);
    await page.locator("[name=redirect_match][value=origin]").check();
    await press(page, page.locator('form:has([value="policy"]) .button'));
  }],
  ["admin-apps-duplicates", "admin-apps-duplicates", "alice", async (page) => {
    await register(server.url, { client_name: "Calendar again", redirect_uris: apps.site.redirect_uris });
    await page.goto(`${server.url}/admin/apps/duplicates`);
  }],
  ["admin-apps-duplicates-site", "admin-apps-duplicates", "alice",
    (page) => page.goto(`${server.url}/admin/apps/duplicates?site=https%3A%2F%2Fcalendar.example`)],
  ["admin-scopes", "admin-scopes", "alice", (page) => page.goto(`${server.url}/admin/scopes`)],
  ["account-history", "account-history", "erin", (page) => page.goto(`${server.url}/account/history`)],
  ["admin", "admin", "alice", (page) => page.goto(`${server.url}/admin`)],
  ["admin-people", "admin-people", "alice", (page) => page.goto(`${server.url}/admin/people`)],
  ["admin-people-none", "admin-people", "alice", (page) => page.goto(`${server.url}/admin/people?q=nobody&show=admins`)],
  ["admin-person", "admin-person", "alice", (page) => administer(page, "erin")],
  ["admin-person-oneself", "admin-person", "alice", (page) => administer(page, "alice")],
  ["admin-person-link", "admin-person", "alice", async (page) => {
    await server.proved(0);
    await administer(page, "bob");
    await press(page, page.locator("form:has([value=reset-link]) button"));
  }],
  ["admin-person-wrong", "admin-person", "alice", async (page) => {
    await server.proved(0);
    await administer(page, "bob");
    await page.locator("[name=username]").fill("somebody");
    await press(page, page.locator("[name=revoke]"));
  }],
  ["admin-confirm", "confirm", "alice", async (page) => {
    await server.proved(LONG_AGO);
    await administer(page, "bob");
    await press(page, page.locator("form:has([value=promote]) button"));
  }],
  ["admin-invitations", "admin-invitations", "alice", async (page) => {
    await server.proved(0);
    await page.goto(`${server.url}/admin/invitations`);
    await page.locator("[name=email]").fill("zoe@people.example");
    await press(page, page.locator("form:has([name=uses]) button"));
  }],
  ["admin-invitations-wrong", "admin-invitations", "alice", async (page) => {
    await server.proved(0);
    await page.goto(`${server.url}/admin/invitations`);
    await page.locator("[name=uses]").fill("0");
    await press(page, page.locator("form:has([name=uses]) button"));
  }],
  ["admin-audit", "admin-audit", "alice", (page) => page.goto(`${server.url}/admin/audit?event=all`)],
  ["admin-audit-wrong", "admin-audit", "alice", (page) => page.goto(`${server.url}/admin/audit?from=soon`)],
  ["admin-settings", "admin-settings", "alice", (page) => page.goto(`${server.url}/admin/settings`)],
  ["admin-health", "admin-health", "alice", (page) => page.goto(`${server.url}/admin/health`)],
  ["confirm-email", "confirm-email", null, (page) => page.goto(addressLink)],
  ["confirm-email-gone", "confirm-email", null, (page) => page.goto(`${server.url}/confirm-email?link=nothing`)],
  ["confirm-email-done", "confirm-email", "erin", async (page) => {
    await page.goto(addressLink);
    await press(page, page.locator("form:has([name=link]) button"));
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

for (const [name, hook, person, arrive, options = {}] of pages) {
  test(name, async (t) => {
    // Without motion, or a picture would catch the buttons halfway from the light colours to the dark ones.
    const { context, page, complaints } = await open(browser, {
      storageState: person && signedIn[person], reducedMotion: "reduce", ...options,
    });
    try {
      await arrive(page);
      if (hook) await expectPage(page, hook);
      for (const { look, width, height, colorScheme } of looks) {
        await t.test(look, async () => {
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: true });

          // axe is a script itself.
          if (options.javaScriptEnabled !== false) {
            const { violations } = await new AxeBuilder({ page }).analyze();
            assert.deepEqual(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html}`), []);
          }

          assert.equal(await sideways(page), 0, "the page scrolls sideways");
          assert.deepEqual(await page.evaluate(tooSmall), [], "targets are at least 44 px high");
          if (hook === "consent") await equalChoice(page);
        });
      }
      await t.test("forced-colors", async () => {
        await page.setViewportSize({ width: 640, height: 480 });
        await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
        await page.screenshot({ path: join(shots, `${name}-forced-colors.png`), fullPage: true });
        assert.deepEqual(await page.evaluate(unseen), [], "controls have an edge and a text of their own");
        assert.equal(await page.evaluate(sameEdges), false, "the current place is not told from the others");
        assert.equal(await sideways(page), 0, "the page scrolls sideways");
      });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}

/** Runs in the page: the controls that are lower or narrower than 44 px. A box counts with its label. */
function tooSmall() {
  const controls = document.querySelectorAll("button, input:not([type=hidden]), select, textarea, a.button, a.quiet, summary");
  return [...controls]
    .filter((control) => control.checkVisibility())
    .map((control) => {
      const label = ["checkbox", "radio"].includes(control.type) && control.labels?.[0];
      const { width, height } = (label || control).getBoundingClientRect();
      return { what: control.outerHTML.slice(0, 120), width, height };
    })
    .filter(({ width, height }) => width < 43.5 || height < 43.5);
}

/** Runs in the page: the controls that cannot be told from the ground in forced colours. */
function unseen() {
  const controls = document.querySelectorAll("button, input:not([type=hidden], [type=checkbox], [type=radio]), a.button, a.quiet");
  const { backgroundColor: ground } = getComputedStyle(document.querySelector(".card") ?? document.body);
  return [...controls]
    .filter((control) => control.checkVisibility())
    .filter((control) => {
      const style = getComputedStyle(control);
      const { borderTopWidth, borderTopStyle, borderTopColor, color, backgroundColor } = style;
      // A row of words that are pressed looks like links, but for the word that one has pressed.
      const word = style.textDecorationLine.includes("underline") || control.hasAttribute("aria-current");
      const edged = Number.parseFloat(borderTopWidth) >= 1 && borderTopStyle !== "none" && borderTopColor !== ground;
      return !(edged || word) || color === backgroundColor;
    })
    .map((control) => control.outerHTML.slice(0, 120));
}

/** Runs in the page: whether the place where one is looks like the others in the row. */
function sameEdges() {
  const edge = (place) => place && getComputedStyle(place).borderBottomColor;
  const [here, there] = ["[aria-current]", "a:not([aria-current])"].map((each) => document.querySelector(`.places ${each}`));
  return Boolean(here && there) && edge(here) === edge(there);
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

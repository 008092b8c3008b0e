// How people protect their accounts, in a real browser: second factors, recovery codes, fresh proofs, sessions and
// personal tokens. All but passkeys once with scripts and once without.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { basic, send } from "../harness/http.mjs";
import { password, register } from "../harness/permesso.mjs";
import { relyingParty } from "../harness/relying_party.mjs";
import { expectPage, launch, open, press, sideways, tabTo } from "./chromium.mjs";
import { Authenticator, agingPermesso, device } from "./factors.mjs";

/** Seconds after which a proof is asked for again, and some more. */
const LONG_AGO = 600;

let app;
let browser;

before(async () => {
  app = await relyingParty();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await app?.stop();
});

/** The stories of one kind of browser, against a server of their own. */
function stories(title, { javaScriptEnabled, tell }) {
  describe(title, () => {
    let server;
    let people = 0;
    before(async () => {
      server = await agingPermesso();
    });
    after(async () => server?.stop());

    /** A story of a new person in a fresh browser, which must end without a breach of the policy. */
    const story = (name, act) =>
      test(name, async () => {
        const visits = [];
        const visit = async (options = {}) => {
          visits.push(await open(browser, { javaScriptEnabled, ...options }));
          return visits.at(-1).page;
        };
        const username = `person-${(people += 1)}`;
        await server.person(username);
        const page = await visit({ permissions: ["clipboard-read", "clipboard-write"] });
        try {
          await act({ page, username, server, visit });
          for (const { complaints } of visits) assert.deepEqual(complaints, []);
        } catch (error) {
          const said = visits.flatMap(({ complaints }) => complaints).join("; ") || "nothing";
          throw new Error(`${error.message}\nat ${page.url()}; the browser says: ${said}`, { cause: error });
        } finally {
          for (const { context } of visits) await context.close();
        }
      });
    tell(story);
  });
}

const main = (page) => page.locator("main").innerText();
const button = (page, text) => page.locator("main").getByRole("button", { name: text });
const warning = (page) => page.locator("main .wrong, main [role=alert]").first().innerText();

/** Waits for a page that comes after a ceremony, which a script has run and sent. */
async function arrives(page, name) {
  await page.locator(`body[data-page="${name}"]`).waitFor();
  await expectPage(page, name);
}

async function typePassword(page, username) {
  await expectPage(page, "sign-in");
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(password);
  await press(page, page.locator("form:has([name=password]) button"));
}

async function signIn(page, server, username) {
  await page.goto(`${server.url}/sign-in`);
  await typePassword(page, username);
}

async function typeCode(page, code) {
  await page.locator("[name=code]").fill(code);
  await press(page, page.locator("form:has([name=code]) button:not([type=button])"));
}

async function signOut(page) {
  await press(page, page.locator('header form[action="/sign-out"] button'));
}

/** Adds an authenticator app by the key in words, and returns it with the recovery codes. */
async function addApp(page, server, name = "Old phone") {
  await page.goto(`${server.url}/account/security/totp`);
  await expectPage(page, "account-security-totp");
  const authenticator = new Authenticator(await page.locator("#secret").innerText());
  await page.locator("[name=name]").fill(name);
  await typeCode(page, await authenticator.next());
  await expectPage(page, "account-security-recovery-codes");
  return { authenticator, codes: await page.locator("#codes code").allInnerTexts() };
}

/** Adds a passkey; the page that comes is the list, or the recovery codes with the first second factor. */
async function addPasskey(page, server, name) {
  await page.goto(`${server.url}/account/security`);
  await press(page, button(page, "Add a passkey"));
  await expectPage(page, "passkey");
  await page.locator("[name=name]").fill(name);
  await button(page, "Make this passkey").click();
}

/** An app of its own for each story: the URL that it sends people to, and what it makes of its answer. */
async function requestOf(server, state) {
  const { client_id, client_secret } = await register(server.url, {
    client_name: "Calendar of the village", redirect_uris: app.callback, scopes: "event:write",
  });
  const query = new URLSearchParams({
    response_type: "code", client_id, redirect_uri: app.callback, scope: "event:write", state,
  });
  return {
    url: `${server.url}/oauth/authorize?${query}`,
    answers: () => app.answers.filter((answer) => answer.state === state),
    exchange: (code) =>
      send("POST", `${server.url}/oauth/token`, {
        form: { grant_type: "authorization_code", code, redirect_uri: app.callback },
        headers: { authorization: basic(client_id, client_secret) },
      }),
  };
}

/** Allows what the app asks for, and proves that its code is good and this person's. */
async function allow(page, request, username) {
  await expectPage(page, "consent");
  assert((await main(page)).includes(username), "the person signed in is named");
  await press(page, page.locator('button[name=decision][value="allow"]'));
  assert(page.url().startsWith(app.callback), page.url());
  const [answer, ...more] = request.answers();
  assert.deepEqual(more, []);
  const tokens = await request.exchange(answer.code);
  assert.deepEqual([tokens.status, tokens.json.username], [200, username], tokens.text);
}

for (const javaScriptEnabled of [true, false]) {
  const on = javaScriptEnabled ? "on" : "off";
  stories(`with JavaScript ${on}`, {
    javaScriptEnabled,
    tell(story) {
      story("an authenticator app is added only by its code", async ({ page, username, server }) => {
        await signIn(page, server, username);
        await page.goto(`${server.url}/account/security`);
        await press(page, page.getByRole("link", { name: "Add an authenticator app" }));
        await expectPage(page, "account-security-totp");
        const key = await page.locator("#secret").innerText();
        assert.match(key, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
        const link = await page.locator('a[href^="otpauth:"]').getAttribute("href");
        assert.equal(new URL(link).searchParams.get("secret"), key.replaceAll(" ", ""), "picture and words are one");
        assert.equal(await page.locator("#secret ~ button, p:has(#secret) + p button").isVisible(), javaScriptEnabled);

        const authenticator = new Authenticator(key);
        await page.locator("[name=name]").fill("Old phone");
        await typeCode(page, authenticator.wrong());
        await expectPage(page, "account-security-totp");
        assert.match(await warning(page), /doesn’t fit/);
        assert.equal(await page.locator("#secret").innerText(), key, "the key stays, since the app has it by now");
        assert.equal(await page.locator("[name=name]").inputValue(), "Old phone");
        assert.equal(await page.locator("[name=code]").inputValue(), "");
        await page.goto(`${server.url}/account/security`);
        assert.match(await main(page), /Second factor Off/);

        await addApp(page, server, "New phone");
        await press(page, page.getByRole("link", { name: "I have put them away" }));
        await expectPage(page, "account-security");
        assert.match(await main(page), /Second factor On[^]*New phone/);
      });

      story("sign-in in two steps gives the app its code", async ({ page, username, server }) => {
        await signIn(page, server, username);
        const { authenticator } = await addApp(page, server);
        await signOut(page);

        const request = await requestOf(server, `two steps ${on}`);
        await page.goto(request.url);
        await typePassword(page, username);
        await expectPage(page, "second-factor");
        assert.match(await main(page), /to continue to an app on this device/, "where it leads is said");
        // The step is not skipped by path.
        for (const path of ["/account", "/account/security", "/account/tokens"]) {
          await page.goto(`${server.url}${path}`);
          await expectPage(page, "sign-in");
        }
        await page.goto(request.url);
        await typePassword(page, username);
        await typeCode(page, authenticator.again());
        await expectPage(page, "second-factor");
        assert.match(await warning(page), /doesn’t fit/, "a code is good once");
        assert.equal(await page.locator("[name=code]").inputValue(), "");
        await typeCode(page, await authenticator.next());
        await expectPage(page, "consent");

        // Back to the second step, which is done: it leads on to where it led.
        // Chromium may show a page of its own there, which asks before it sends a form again.
        await page.goBack().catch((error) => assert.match(String(error), /ERR_CACHE_MISS/));
        await page.waitForLoadState();
        const here = await page.locator("body").getAttribute("data-page");
        if (here === "second-factor") await typeCode(page, authenticator.again());
        await page.goto(request.url);
        await allow(page, request, username);
        await page.goto(`${server.url}/sign-in/second-factor`);
        await expectPage(page, "account");
      });

      story("the back button after the second step signs nobody out and in", async ({ page, username, server }) => {
        await signIn(page, server, username);
        const { authenticator } = await addApp(page, server);
        await signOut(page);
        await signIn(page, server, username);
        await typeCode(page, await authenticator.next());
        await expectPage(page, "account");
        for (const _ of [1, 2]) {
          await page.goBack();
          await page.waitForLoadState();
          assert.notEqual(await page.locator("body").getAttribute("data-page"), "error");
        }
        await page.goto(`${server.url}/account`);
        await expectPage(page, "account");
      });

      story("who starts again is asked for the password again", async ({ page, username, server }) => {
        await signIn(page, server, username);
        const { authenticator } = await addApp(page, server);
        await signOut(page);
        const request = await requestOf(server, `start again ${on}`);
        await page.goto(request.url);
        await typePassword(page, username);
        await press(page, button(page, "Start again"));
        await expectPage(page, "sign-in");
        await page.goto(`${server.url}/sign-in/second-factor`);
        await expectPage(page, "sign-in");
        // The request is still there.
        await page.goto(request.url);
        await typePassword(page, username);
        await typeCode(page, await authenticator.next());
        await allow(page, request, username);
      });

      story("a recovery code signs in once, and the app still works", async ({ page, username, server }) => {
        await signIn(page, server, username);
        const { authenticator, codes } = await addApp(page, server);
        assert(codes.length >= 8 && new Set(codes).size === codes.length, codes.join());
        if (javaScriptEnabled) {
          await button(page, "Copy the codes").click();
          assert.equal(await page.evaluate(() => navigator.clipboard.readText()), codes.join("\n"));
        } else {
          assert.equal(await page.locator("[data-copy]").isVisible(), false);
        }
        await page.goto(`${server.url}/account/security`);
        assert.equal((await page.content()).includes(codes[0]), false, "shown once");
        await signOut(page);

        await signIn(page, server, username);
        await typeCode(page, codes[0]);
        await expectPage(page, "account");
        await signOut(page);
        await signIn(page, server, username);
        await typeCode(page, codes[0]);
        await expectPage(page, "second-factor");
        assert.match(await warning(page), /doesn’t fit/);
        await typeCode(page, await authenticator.next());
        await expectPage(page, "account");

        await page.goto(`${server.url}/account/security`);
        assert.match(await main(page), new RegExp(`You have ${codes.length - 1} left`));
        await press(page, button(page, "Make new recovery codes"));
        await expectPage(page, "account-security-recovery-codes");
        const fresh = await page.locator("#codes code").allInnerTexts();
        await signOut(page);
        await signIn(page, server, username);
        await typeCode(page, codes[1]);
        await expectPage(page, "second-factor");
        await typeCode(page, fresh[1]);
        await expectPage(page, "account");
        await page.goto(`${server.url}/account/history`);
        await expectPage(page, "account-history");
        assert.match(await main(page), /recovery code/i);
      });

      story("a proof of long ago is asked for again, and what was sent is kept", async ({ page, username, server }) => {
        await signIn(page, server, username);
        await server.proved(LONG_AGO);
        await page.goto(`${server.url}/account/security/totp`);
        await expectPage(page, "confirm");
        await page.locator("[name=password]").fill("not the password at all");
        await press(page, button(page, "Confirm and continue"));
        await expectPage(page, "confirm");
        assert.match(await warning(page), /not your password/);
        await page.locator("[name=password]").fill(password);
        await press(page, button(page, "Confirm and continue"));
        await expectPage(page, "account-security-totp");
        const { authenticator } = await addApp(page, server, "Phone");
        await addApp(page, server, "Tablet").catch(() => expectPage(page, "account-security"));
        await page.goto(`${server.url}/account/security`);
        assert.match(await main(page), /Phone[^]*Tablet/);

        // From now on the password is no proof; the form that was sent goes through the proof.
        await server.proved(LONG_AGO);
        await page.goto(`${server.url}/account/security`);
        await page.locator("summary").nth(1).click();
        await press(page, button(page, "Remove Tablet"));
        await expectPage(page, "confirm");
        assert.equal(await page.locator("[name=password]").count(), 0);
        await typeCode(page, authenticator.wrong());
        await expectPage(page, "confirm");
        assert.match(await warning(page), /doesn’t fit/);
        await typeCode(page, await authenticator.next());
        await expectPage(page, "account-security");
        assert.match(await main(page), /removed/);
        assert.doesNotMatch(await main(page), /Tablet/);
      });

      story("a session that another browser holds is ended from here", async ({ page, username, server, visit }) => {
        const other = await visit({
          userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.6; rv:140.0) Gecko/20100101 Firefox/140.0",
        });
        const third = await visit();
        for (const each of [page, other, third]) await signIn(each, server, username);
        await page.goto(`${server.url}/account/sessions`);
        await expectPage(page, "account-sessions");
        const entries = page.locator(".entry");
        assert.equal(await entries.count(), 3);
        assert.match(await entries.filter({ hasText: "This one" }).innerText(), /Chrom/);
        const firefox = entries.filter({ hasText: "Firefox on macOS" });
        assert.equal(await firefox.count(), 1);
        await press(page, firefox.locator("button[name=revoke]"));
        await expectPage(page, "account-sessions");
        assert.match(await page.locator("[role=status]").innerText(), /ended/);
        assert.equal(await entries.count(), 2);

        // Its next click leads to sign-in.
        await press(other, other.locator('main a[href="/account/security"]').first());
        await expectPage(other, "sign-in");
        await third.goto(`${server.url}/account`);
        await expectPage(third, "account");
        await signIn(other, server, username);
        await page.goto(`${server.url}/account/sessions`);
        await press(page, page.locator("form:has([name=others]) button"));
        await expectPage(page, "account-sessions");
        assert.equal(await entries.count(), 1);
        for (const each of [other, third]) {
          await each.goto(`${server.url}/account`);
          await expectPage(each, "sign-in");
        }
      });

      story("a new password signs the other browsers out", async ({ page, username, server, visit }) => {
        const other = await visit();
        for (const each of [page, other]) await signIn(each, server, username);
        await page.goto(`${server.url}/account/security/password`);
        await expectPage(page, "account-security-password");
        const change = async (now, then) => {
          await page.locator("[name=current_password]").fill(now);
          await page.locator("[name=new_password]").fill(then);
          await press(page, button(page, "Change the password"));
        };
        await change("not the password at all", "marble-Otter-58-sings-low");
        assert.match(await warning(page), /not your password/);
        await change(password, "password1234567");
        await expectPage(page, "account-security-password");
        assert((await warning(page)).length > 10);
        await change(password, "marble-Otter-58-sings-low");
        await expectPage(page, "account-security");
        assert.match(await page.locator("[role=status]").innerText(), /changed/);
        await other.goto(`${server.url}/account`);
        await expectPage(other, "sign-in");
        await page.goto(`${server.url}/account`);
        await expectPage(page, "account");
      });

      story("a personal token from its making to its end", async ({ page, username, server }) => {
        const me = (token) => send("GET", `${server.url}/api/user`, { headers: { authorization: `Bearer ${token}` } });
        await signIn(page, server, username);
        await page.goto(`${server.url}/account/tokens`);
        await expectPage(page, "account-tokens");
        assert.equal(await page.locator("[name=advanced]").isChecked(), false);
        await page.locator("[name=name]").fill("x");
        await page.locator("[name=scope][value=email]").check();
        await press(page, button(page, "Make this token"));
        await expectPage(page, "account-tokens");
        assert.equal(await page.locator("[name=name]").getAttribute("aria-invalid"), "true");
        assert.equal(await page.locator("[name=scope][value=email]").isChecked(), true, "what was ticked is kept");

        // Making one asks for a proof; what was filled in comes through.
        await server.proved(LONG_AGO);
        await page.locator("[name=name]").fill("Nightly copy");
        await press(page, button(page, "Make this token"));
        await expectPage(page, "confirm");
        await page.locator("[name=password]").fill(password);
        await press(page, button(page, "Confirm and continue"));
        await expectPage(page, "account-tokens-new");
        const token = await page.locator("#token").innerText();
        if (javaScriptEnabled) {
          await page.locator("[data-copy]").click();
          assert.equal(await page.evaluate(() => navigator.clipboard.readText()), token);
        } else {
          assert.equal(await page.locator("[data-copy]").isVisible(), false);
        }
        const used = await me(token);
        assert.deepEqual([used.status, used.json.username, used.json.email], [200, username, `${username}@people.example`]);

        // A reload sends the form again, and makes no second one.
        await page.reload();
        await page.goto(`${server.url}/account/tokens`);
        assert.equal(await page.locator(".entry").count(), 1);
        assert.equal((await page.content()).includes(token), false, "shown once");
        await press(page, page.locator(".entry h2 a"));
        await expectPage(page, "account-token");
        await page.locator("[name=name]").fill("Weekly copy");
        await page.locator("[name=scope][value=email]").uncheck();
        await page.locator('[name=scope][value="event:write"]').check();
        await press(page, page.locator("form:has([name=name]) button"));
        await expectPage(page, "account-tokens");
        assert.match(await main(page), /Weekly copy/);
        assert.equal((await me(token)).json.email, undefined);

        await press(page, page.locator(".entry button[name=revoke]"));
        await expectPage(page, "account-tokens");
        assert.equal(await page.locator(".entry").count(), 0);
        const dead = await me(token);
        assert.equal(dead.status, 401);
        assert.match(dead.headers["www-authenticate"], /invalid_token/);
        assert.equal(dead.text.includes(token), false, "never echoed");
      });

      story("the keyboard alone is enough to add a second factor and to use it", async ({ page, username, server }) => {
        const enter = () => Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
        await signIn(page, server, username);
        await page.goto(`${server.url}/account`);
        await tabTo(page, 'nav a[href="/account/security"]');
        await enter();
        await tabTo(page, 'a[href="/account/security/totp"]');
        await enter();
        await expectPage(page, "account-security-totp");
        const authenticator = new Authenticator(await page.locator("#secret").innerText());
        await tabTo(page, "[name=name]");
        await page.keyboard.press("Control+A");
        await page.keyboard.type("Phone by keyboard");
        await tabTo(page, "[name=code]");
        await page.keyboard.type(await authenticator.next());
        await enter();
        await expectPage(page, "account-security-recovery-codes");
        await tabTo(page, 'main a.button[href="/account/security"]');
        await enter();
        await expectPage(page, "account-security");
        await tabTo(page, "summary");
        await page.keyboard.press("Enter");
        await tabTo(page, "[name=rename]");
        await tabTo(page, 'header form[action="/sign-out"] button');
        await enter();
        await page.goto(`${server.url}/sign-in`);
        await tabTo(page, "[name=username]");
        await page.keyboard.type(username);
        await tabTo(page, "[name=password]");
        await page.keyboard.type(password);
        await enter();
        await expectPage(page, "second-factor");
        await tabTo(page, "[name=code]");
        await page.keyboard.type(await authenticator.next());
        await enter();
        await expectPage(page, "account");
        assert.match(await main(page), /second factor/i);
      });

      story("at 200 % nothing scrolls sideways, and every account page is there", async (told) => {
        const { username, server, visit } = told;
        // A window of 1280 px at a zoom of 200 %.
        const page = await visit({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
        await signIn(page, server, username);
        for (const name of ["account", ...places.map((place) => `account-${place}`)]) {
          const answer = await page.goto(`${server.url}/${name.replaceAll("-", "/")}`);
          assert.equal(answer.status(), 200, name);
          await expectPage(page, name);
          assert.equal(await sideways(page), 0, `${name} scrolls sideways`);
          assert.equal(await page.locator("h1").count(), 1);
          const current = page.locator(`nav [aria-current="page"], nav [aria-current="true"]`);
          assert.equal(await current.count(), 1, `${name} says which place it is`);
        }
        await addApp(page, server);
        assert.equal(await sideways(page), 0, "the recovery codes scroll sideways");
        await signOut(page);
        await signIn(page, server, username);
        await expectPage(page, "second-factor");
        assert.equal(await sideways(page), 0, "the second step scrolls sideways");
      });
    },
  });
}

const places = ["security", "security-password", "security-totp", "sessions", "apps", "tokens", "history"];

stories("passkeys", {
  javaScriptEnabled: true,
  tell(story) {
    story("a passkey is added, and is a second factor within an authorization", async ({ page, username, server }) => {
      const keys = await device(page);
      await signIn(page, server, username);
      await addPasskey(page, server, "Fingerprint");
      await arrives(page, "account-security-recovery-codes");
      const [credential] = await keys.credentials();
      assert.deepEqual([credential.rpId, credential.isResidentCredential], ["localhost", true]);
      await page.goto(`${server.url}/account/security`);
      assert.match(await main(page), /Fingerprint\s+Passkey/);

      // The same device is not taken twice.
      await addPasskey(page, server, "Fingerprint again");
      await page.locator("[role=status]").filter({ hasText: /cancelled/ }).waitFor();
      assert.equal((await keys.credentials()).length, 1);
      await signOut(page);

      const request = await requestOf(server, "passkey second");
      await page.goto(request.url);
      await typePassword(page, username);
      await expectPage(page, "second-factor");
      await button(page, "Use a passkey").click();
      await arrives(page, "consent");
      await allow(page, request, username);
    });

    story("a passkey signs in without a password", async ({ page, username, server }) => {
      await device(page);
      await signIn(page, server, username);
      await addPasskey(page, server, "Fingerprint");
      await arrives(page, "account-security-recovery-codes");
      await signOut(page);
      await page.goto(`${server.url}/sign-in`);
      await button(page, "Sign in with a passkey").click();
      await arrives(page, "account");
      assert.match(await main(page), new RegExp(username));
      await signOut(page);

      const request = await requestOf(server, "passkey alone");
      await page.goto(request.url);
      await expectPage(page, "sign-in");
      await button(page, "Sign in with a passkey").click();
      await arrives(page, "consent");
      // Back is a page to look at, not a form that is sent again.
      await page.goBack();
      await expectPage(page, "sign-in");
      await page.goto(request.url);
      await allow(page, request, username);
    });

    story("a passkey is a fresh proof, for a page and for a form", async ({ page, username, server }) => {
      await device(page);
      await signIn(page, server, username);
      await addPasskey(page, server, "Fingerprint");
      await arrives(page, "account-security-recovery-codes");
      await server.proved(LONG_AGO);
      await page.goto(`${server.url}/account/security/totp`);
      await expectPage(page, "confirm");
      assert.equal(await page.locator("[name=password]").count(), 0, "the password is no proof any more");
      await button(page, "Use a passkey").click();
      await arrives(page, "account-security-totp");

      await server.proved(LONG_AGO);
      await page.goto(`${server.url}/account/security`);
      await page.locator("summary").click();
      await press(page, button(page, "Remove Fingerprint"));
      await expectPage(page, "confirm");
      await button(page, "Use a passkey").click();
      await arrives(page, "account-security");
      assert.match(await page.locator("[role=status]").innerText(), /password alone/);
      assert.match(await main(page), /Second factor Off/);
    });

    story("without the right finger nobody is let in, and the page says so", async ({ page, username, server }) => {
      const keys = await device(page);
      await signIn(page, server, username);
      await addPasskey(page, server, "Fingerprint");
      await arrives(page, "account-security-recovery-codes");
      await signOut(page);
      await keys.knows(false);
      const failed = page.locator("[role=status]").filter({ hasText: /cancelled, took too long/ });
      for (const start of ["Sign in with a passkey", "Use a passkey"]) {
        await page.goto(`${server.url}/sign-in`);
        if (start === "Use a passkey") await typePassword(page, username);
        await button(page, start).click();
        await arrives(page, "passkey");
        await failed.waitFor();
        await page.goto(`${server.url}/account`);
        await expectPage(page, "sign-in");
      }
      // The way back is a way on; with the right finger the button works.
      await page.goto(`${server.url}/sign-in`);
      await button(page, "Sign in with a passkey").click();
      await arrives(page, "passkey");
      await failed.waitFor();
      await keys.knows(true);
      await button(page, "Continue with your passkey").click();
      await arrives(page, "account");
    });

    story("a passkey that was removed here is refused in words", async ({ page, username, server }) => {
      await device(page);
      await signIn(page, server, username);
      await addPasskey(page, server, "Fingerprint");
      await arrives(page, "account-security-recovery-codes");
      await page.goto(`${server.url}/account/security`);
      await page.locator("summary").click();
      await press(page, button(page, "Remove Fingerprint"));
      await signOut(page);
      await page.goto(`${server.url}/sign-in`);
      await button(page, "Sign in with a passkey").click();
      await page.locator("[role=alert]").filter({ hasText: "not accepted" }).waitFor();
      await expectPage(page, "passkey");
      // Said once: the page does not ask again by itself.
      const asks = await page.locator("[name=ceremony]").inputValue();
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(await page.locator("[name=ceremony]").inputValue(), asks);
      await press(page, button(page, "Continue with your passkey"));
      await page.locator("[role=alert]").filter({ hasText: "not accepted" }).waitFor();
    });

    story("without scripts the page says so, and names the other way", async ({ page, username, server, visit }) => {
      const plain = await visit({ javaScriptEnabled: false });
      await plain.goto(`${server.url}/sign-in`);
      await press(plain, button(plain, "Sign in with a passkey"));
      await expectPage(plain, "passkey");
      assert.match(await main(plain), /need JavaScript[^]*password instead/);
      await press(plain, plain.locator("main .aside a"));
      await expectPage(plain, "sign-in");
      await signIn(plain, server, username);
      await plain.goto(`${server.url}/account/security`);
      await press(plain, button(plain, "Add a passkey"));
      assert.match(await main(plain), /need JavaScript[^]*authenticator app instead/);
      // Sent all the same, the form is refused and changes nothing.
      await press(plain, button(plain, "Make this passkey"));
      await expectPage(plain, "passkey");
      await plain.goto(`${server.url}/account/security`);
      assert.match(await main(plain), /Second factor Off/);
      await page.goto(`${server.url}/sign-in`);
    });
  },
});

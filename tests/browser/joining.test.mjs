// Joining, recovering and leaving in a real browser, with the mails that belong to it, with scripts and without, in English and Italian.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { basic, send } from "../harness/http.mjs";
import { password, permesso, register, target } from "../harness/permesso.mjs";
import { relyingParty } from "../harness/relying_party.mjs";
import { expectPage, launch, open, press, sideways } from "./chromium.mjs";
import { linkIn, sink } from "./smtp.mjs";

const shots = join(target, "screenshots");
const other = "amber-Harbour-58-softly-turning";
const words = {
  en: { signUp: "Make one", sent: /Look into your mailbox/, app: /get back to the app/, deleted: /is deleted/ },
  it: { signUp: "Creane uno", sent: /Guarda nella tua casella/, app: /torni all’app/, deleted: /è eliminato/ },
};

let app;
let browser;
let post;

before(async () => {
  mkdirSync(shots, { recursive: true });
  app = await relyingParty();
  post = await sink();
  browser = await launch({ "calendar.example": app.port });
});
after(async () => {
  await browser?.close();
  await post?.stop();
  await app?.stop();
});

for (const [locale, javaScriptEnabled] of [["en", true], ["it", false]]) {
  describe(`in ${locale}, with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    const said = words[locale];
    let server;
    let invited;

    before(async () => {
      const settings = { MAIL__SMTP_URL: post.url, SIGN_UP__MODE: "open", MAIL__FROM: "permesso@auth.example" };
      server = await permesso({ settings });
      invited = await permesso({ settings: { ...settings, SIGN_UP__MODE: "invite" } });
      await server.person("ada", "--admin");
      await server.person("alice");
      await server.person("bob");
    });
    after(async () => {
      await server?.stop();
      await invited?.stop();
    });

    function story(name, tell) {
      test(name, async () => {
        const visit = await open(browser, { javaScriptEnabled, locale });
        try {
          await tell(visit.page);
          assert.deepEqual(visit.complaints, []);
        } catch (error) {
          const complaints = visit.complaints.join("; ") || "nothing";
          throw new Error(`${error.message}\nat ${visit.page.url()}; the browser says: ${complaints}`, { cause: error });
        } finally {
          await visit.context.close();
        }
      });
    }

    /** The page as it stands is sound, fits on a phone, and leaves a picture. */
    async function sound(page, name) {
      if (javaScriptEnabled) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), [], name);
      }
      for (const [look, width, colorScheme] of [["desktop", 1280, "light"], ["phone", 320, "light"], ["phone-dark", 320, "dark"]]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        assert.equal(await sideways(page), 0, `${name} scrolls sideways at ${width}`);
        await page.screenshot({ path: join(shots, `joining-${name}-${locale}-${look}.png`), fullPage: true });
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: "light" });
    }

    async function fill(page, values) {
      for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value);
    }
    const submit = (page, name) => press(page, page.locator(`form:has([name=${name}]:not([type=hidden])) .button`).last());
    const main = (page) => page.locator("main").innerText();

    async function signIn(page, username, secret = password) {
      await page.goto(`${server.url}/sign-in`);
      await fill(page, { username, password: secret });
      await submit(page, "password");
    }

    story("a sign-up in the middle of an authorization goes by mail and back to the app", async (page) => {
      const email = `zoe-${locale}@people.example`;
      const client = await register(server.url, {
        client_name: "Calendar of the village", redirect_uris: app.callback, scopes: "event:write email",
      });
      const state = `joined ${locale}`;
      const query = new URLSearchParams({
        response_type: "code", client_id: client.client_id, redirect_uri: app.callback, scope: "email", state,
      });
      await page.goto(`${server.url}/oauth/authorize?${query}`);
      await expectPage(page, "sign-in");
      await sound(page, "sign-in");
      await press(page, page.getByRole("link", { name: said.signUp }));
      await expectPage(page, "sign-up");
      await sound(page, "ask");
      await fill(page, { email });
      await submit(page, "email");
      await expectPage(page, "sign-up");
      assert.match(await main(page), said.sent);
      assert.match(await main(page), said.app);
      await sound(page, "sent");
      const mail = await post.mail(email);
      assert.match(mail.html, new RegExp(`lang="${locale}"`));
      await page.goto(linkIn(mail, server.url));
      await expectPage(page, "sign-up");
      await sound(page, "mailed");
      await fill(page, { username: "zoe", name: "Zoe", password });
      await submit(page, "password");
      await expectPage(page, "consent");
      await press(page, page.locator('button[name=decision][value="allow"]'));
      const answer = app.answers.find((one) => one.state === state);
      assert(answer?.code, "the app got a code");
      const tokens = await send("POST", `${server.url}/oauth/token`, {
        form: { grant_type: "authorization_code", code: answer.code, redirect_uri: app.callback },
        headers: { authorization: basic(client.client_id, client.client_secret) },
      });
      const { access_token } = JSON.parse(tokens.text);
      const me = await send("GET", `${server.url}/api/user`, { headers: { authorization: `Bearer ${access_token}` } });
      assert.deepEqual(
        [JSON.parse(me.text).username, JSON.parse(me.text).email, JSON.parse(me.text).email_verified], ["zoe", email, true],
      );
      assert.equal((await page.goto(linkIn(mail, server.url))).status(), 404, "the link is used up");
      await sound(page, "gone");
    });

    story("an address that has an account learns so by mail, and the page says the same", async (page) => {
      await page.goto(`${server.url}/sign-up`);
      await fill(page, { email: "bob@people.example" });
      await submit(page, "email");
      assert.match(await main(page), said.sent);
      const mail = await post.mail("bob@people.example");
      assert.match(mail.text, /bob/);
      assert.equal(linkIn(mail, server.url), `${server.url}/sign-in`);
    });

    story("a forgotten password is changed by a mailed link", async (page) => {
      await page.goto(`${server.url}/recover`);
      await expectPage(page, "recover");
      await sound(page, "recover");
      await fill(page, { login: "alice" });
      await submit(page, "login");
      await expectPage(page, "recover");
      assert.match(await main(page), said.sent);
      await sound(page, "recover-sent");
      const mail = await post.mail("alice@people.example");
      await page.goto(linkIn(mail, server.url));
      await fill(page, { new_password: other });
      await submit(page, "new_password");
      await expectPage(page, "recover");
      await post.mail("alice@people.example");
      await signIn(page, "alice", other);
      await expectPage(page, "account");
    });

    story("a new address counts once its link was used", async (page) => {
      await signIn(page, "bob");
      await page.goto(`${server.url}/account/email`);
      await expectPage(page, "account-email");
      await sound(page, "email");
      await fill(page, { email: `bob-${locale}@new.example` });
      await submit(page, "email");
      await expectPage(page, "account-email");
      await sound(page, "email-waits");
      const mail = await post.mail(`bob-${locale}@new.example`);
      await post.mail("bob@people.example");
      await page.goto(linkIn(mail, server.url));
      await press(page, page.locator("form:has([name=link]) .button"));
      await expectPage(page, "confirm-email");
      await page.goto(`${server.url}/account/email`);
      assert.match(await main(page), /@new\.example/);
      await post.mail("bob@people.example");
    });

    story("an invitation by mail makes an account", async (page) => {
      const email = `ivy-${locale}@people.example`;
      await invited.command(["user", "invite", "--email", email, "--mail"]);
      const mail = await post.mail(email);
      await page.goto(linkIn(mail, invited.url));
      await expectPage(page, "sign-up");
      await fill(page, { username: "ivy", name: "Ivy", password });
      await submit(page, "password");
      await expectPage(page, "account");
    });

    story("an account is deleted by its owner", async (page) => {
      await signIn(page, "zoe");
      await expectPage(page, "account");
      await press(page, page.locator('a[href="/account/delete"]'));
      await expectPage(page, "account-delete");
      await sound(page, "delete");
      await fill(page, { username: "zo" });
      await submit(page, "username");
      await expectPage(page, "account-delete");
      await sound(page, "delete-wrong");
      await fill(page, { username: "zoe" });
      await submit(page, "username");
      await expectPage(page, "deleted");
      await sound(page, "deleted");
      const mail = await post.mail(`zoe-${locale}@people.example`);
      assert.match(mail.text, /zoe/);
      assert.match(await main(page), said.deleted);
      await signIn(page, "zoe");
      await expectPage(page, "sign-in");
    });
  });
}

// What people do, in a real browser: the whole of it once with scripts and once without.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { basic, send } from "../harness/http.mjs";
import { password, permesso, register } from "../harness/permesso.mjs";
import { relyingParty } from "../harness/relying_party.mjs";
import { expectPage, launch, open, press, tabTo } from "./chromium.mjs";

let app;
let browser;

before(async () => {
  app = await relyingParty();
  browser = await launch({ "calendar.example": app.port });
});
after(async () => {
  await browser?.close();
  await app?.stop();
});

for (const javaScriptEnabled of [true, false]) {
  describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    let server;

    before(async () => {
      server = await permesso();
      await server.person("alice");
      await server.person("bob");
    });
    after(async () => server?.stop());

    /** A story in a fresh browser, which must end without a breach of the policy. */
    function story(name, tell) {
      test(name, async () => {
        const visit = await open(browser, { javaScriptEnabled });
        try {
          await tell(visit.page);
          assert.deepEqual(visit.complaints, []);
        } catch (error) {
          const said = visit.complaints.join("; ") || "nothing";
          throw new Error(`${error.message}\nat ${visit.page.url()}; the browser says: ${said}`, { cause: error });
        } finally {
          await visit.context.close();
        }
      });
    }

    /** An app of its own for each story, and the URL that it sends people to. */
    async function request({ scope = "event:write", callback = app.callback, state = "opaque state" } = {}) {
      const client = await register(server.url, {
        client_name: "Calendar of the village", redirect_uris: callback, scopes: "event:write email",
      });
      const query = new URLSearchParams({
        response_type: "code", client_id: client.client_id, redirect_uri: callback, scope, state,
      });
      return { client, url: `${server.url}/oauth/authorize?${query}` };
    }

    async function signIn(page, username) {
      await expectPage(page, "sign-in");
      await page.locator("[name=username]").fill(username);
      await page.locator("[name=password]").fill(password);
      await press(page, page.locator("form:has([name=password]) button"));
    }

    const allow = (page) => page.locator('button[name=decision][value="allow"]');
    const deny = (page) => page.locator('button[name=decision][value="deny"]');
    const answers = (state) => app.answers.filter((answer) => answer.state === state);

    async function exchange(client, code) {
      return send("POST", `${server.url}/oauth/token`, {
        form: { grant_type: "authorization_code", code, redirect_uri: client.redirectUris },
        headers: { authorization: basic(client.client_id, client.client_secret) },
      });
    }

    test("the setup link makes the first administrator, once", async () => {
      const fresh = await permesso();
      const visit = await open(browser, { javaScriptEnabled });
      const { page } = visit;
      try {
        const link = fresh.output().match(/^\S*.*?(http\S+\/setup\S*)\s*$/m)?.[1];
        assert(link, `no setup link was printed:\n${fresh.output()}`);
        assert(link.startsWith(fresh.url));
        await page.goto(link);
        await expectPage(page, "setup");
        await page.locator("[name=username]").fill("carol");
        await page.locator("[name=name]").fill("Carol of the Keys");
        await page.locator("[name=email]").fill("carol@people.example");
        await page.locator("[name=password]").fill("password1234567");
        await press(page, page.locator("form:has([name=password]) button"));
        await expectPage(page, "setup");
        assert.equal(await page.locator("[name=username]").inputValue(), "carol", "what was typed is kept");
        await page.locator("[name=password]").fill(password);
        await press(page, page.locator("form:has([name=password]) button"));
        assert.notEqual(await page.locator("body").getAttribute("data-page"), "setup", await page.content());

        await page.goto(`${fresh.url}/sign-in`);
        if ((await page.locator("body").getAttribute("data-page")) === "sign-in") await signIn(page, "carol");
        await page.goto(`${fresh.url}/account`);
        await expectPage(page, "account");
        assert.match(await page.content(), /carol/);
        assert.equal((await page.goto(link)).status(), 404, "after setup");
        assert.deepEqual(visit.complaints, []);
      } finally {
        await visit.context.close();
        await fresh.stop();
      }
    });

    story("sign in by name or by e-mail, and out again", async (page) => {
      for (const name of ["alice", "alice@people.example"]) {
        await page.goto(`${server.url}/sign-in`);
        await signIn(page, name);
        await page.goto(`${server.url}/account`);
        await expectPage(page, "account");
        await press(page, page.locator('header form[action="/sign-out"] button'));
        await page.goto(`${server.url}/account`);
        await expectPage(page, "sign-in");
      }
    });

    story("a wrong password is refused in words, and the name stays", async (page) => {
      await page.goto(`${server.url}/sign-in`);
      await page.locator("[name=username]").fill("alice");
      await page.locator("[name=password]").fill("not the password at all");
      await press(page, page.locator("form:has([name=password]) button"));
      await expectPage(page, "sign-in");
      assert.equal(await page.locator("[name=username]").inputValue(), "alice");
      assert.equal(await page.locator("[name=password]").inputValue(), "");
    });

    story("allow reaches the app on its own origin, and the code is good", async (page) => {
      const state = `allow & ${javaScriptEnabled} %20+ü`;
      const { client, url } = await request({ state });
      await page.goto(url);
      await signIn(page, "alice");
      await expectPage(page, "consent");
      assert.match(await page.content(), /Calendar of the village/);
      assert.match(await page.content(), /alice/);
      await press(page, allow(page));
      assert(page.url().startsWith(app.callback), page.url());
      const [answer, ...more] = answers(state);
      assert.deepEqual(more, []);
      assert.equal(answer.iss, server.url);
      const tokens = await exchange(client, answer.code);
      assert.equal(tokens.status, 200, tokens.text);
      assert.equal(tokens.json.scope, "event:write");
    });

    story("an app on another host, over plain http, is reached too, after a warning", async (page) => {
      const state = `elsewhere ${javaScriptEnabled}`;
      const callback = "http://calendar.example/callback";
      const { client, url } = await request({ state, callback });
      await page.goto(url);
      await signIn(page, "alice");
      await expectPage(page, "consent");
      const main = await page.locator("main").innerText();
      assert.match(main, /calendar\.example/);
      assert.match(main, /http|encrypt/i);
      await press(page, allow(page));
      assert.equal(new URL(page.url()).host, "calendar.example");
      assert.equal((await exchange(client, answers(state)[0].code)).status, 200);
    });

    story("deny tells the app, and gives it nothing", async (page) => {
      const state = `deny ${javaScriptEnabled}`;
      const { url } = await request({ state });
      await page.goto(url);
      await signIn(page, "alice");
      await press(page, deny(page));
      assert(page.url().startsWith(app.callback), page.url());
      assert.deepEqual(
        answers(state).map(({ error, code, iss }) => ({ error, code, iss })),
        [{ error: "access_denied", code: undefined, iss: server.url }],
      );
    });

    story("an unticked scope is not granted", async (page) => {
      const state = `unticked ${javaScriptEnabled}`;
      const { client, url } = await request({ state, scope: "event:write email" });
      await page.goto(url);
      await signIn(page, "alice");
      const boxes = page.locator("input[type=checkbox][name=scope]");
      assert.equal(await boxes.count(), 2);
      for (const box of await boxes.all()) assert.equal(await box.isChecked(), true);
      await page.locator("input[type=checkbox][value=email]").uncheck();
      await press(page, allow(page));
      assert.equal((await exchange(client, answers(state)[0].code)).json.scope, "event:write");
    });

    story("a double click on Allow gives one code", async (page) => {
      const state = `double ${javaScriptEnabled}`;
      const { client, url } = await request({ state });
      await page.goto(url);
      await signIn(page, "alice");
      await allow(page).dblclick();
      await page.waitForURL((at) => at.href.startsWith(app.callback));
      const codes = new Set(answers(state).map(({ code }) => code));
      assert.equal(codes.size, 1, [...codes].join());
      assert.equal((await exchange(client, [...codes][0])).status, 200);
    });

    story("after the back button no new code comes without a new yes", async (page) => {
      const state = `back ${javaScriptEnabled}`;
      const { url } = await request({ state });
      await page.goto(url);
      await signIn(page, "alice");
      await press(page, allow(page));
      await page.goBack();
      await page.waitForLoadState();
      const here = await page.locator("body").getAttribute("data-page");
      assert(["consent", "error"].includes(here), `${here}: ${page.url()}`);
      if (here === "error") {
        const links = await page.locator("main a").evaluateAll((all) => all.map((each) => each.href));
        assert(links.some((href) => new URL(href).host === new URL(app.origin).host), "a link to the app");
        assert.equal(links.some((href) => /[?&]code=/.test(href)), false, "without a code");
      }
      assert.equal(new Set(answers(state).map(({ code }) => code)).size, 1);
    });

    story('"Not you?" changes the person and keeps the request', async (page) => {
      const state = `switch ${javaScriptEnabled}`;
      const { client, url } = await request({ state });
      await page.goto(url);
      await signIn(page, "alice");
      await expectPage(page, "consent");
      await press(page, page.locator('form[action="/sign-out"]:has([name=request]) button'));
      await signIn(page, "bob");
      await expectPage(page, "consent");
      const main = await page.locator("main").innerText();
      assert.match(main, /bob/);
      assert.doesNotMatch(main, /alice/);
      await press(page, allow(page));
      assert.equal((await exchange(client, answers(state)[0].code)).json.username, "bob");
    });

    story("an app is seen and disconnected under connected apps, and its tokens die at once", async (page) => {
      const state = `revoke ${javaScriptEnabled}`;
      const { client, url } = await request({ state });
      await page.goto(url);
      await signIn(page, "bob");
      await press(page, allow(page));
      const tokens = (await exchange(client, answers(state)[0].code)).json;
      const me = () =>
        send("GET", `${server.url}/api/user`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
      assert.equal((await me()).status, 200);

      await page.goto(`${server.url}/account/apps`);
      await expectPage(page, "account-apps");
      assert.match(await page.locator("main").innerText(), /Calendar of the village/);
      for (;;) {
        const buttons = page.locator("button[name=revoke]");
        if ((await buttons.count()) === 0) break;
        await press(page, buttons.first());
        await expectPage(page, "account-apps");
      }
      assert.equal((await me()).status, 401);
      const refreshed = await send("POST", `${server.url}/oauth/token`, {
        form: { grant_type: "refresh_token", refresh_token: tokens.refresh_token },
        headers: { authorization: basic(client.client_id, client.client_secret) },
      });
      assert.deepEqual([refreshed.status, refreshed.json.error], [400, "invalid_grant"]);
    });

    story("a wrong redirect URI is an error page that shows both and goes nowhere", async (page) => {
      const { url } = await request();
      const wrong = url.replace(encodeURIComponent("/callback"), encodeURIComponent("/callbacks"));
      const answer = await page.goto(wrong);
      assert.equal(answer.status(), 400);
      await expectPage(page, "error");
      const main = await page.locator("main").innerText();
      assert(main.includes(`${app.callback}s`) && main.includes(app.callback), main);
    });

    story("the keyboard alone is enough", async (page) => {
      const state = `keyboard ${javaScriptEnabled}`;
      const { url } = await request({ state });
      await page.goto(url);
      await tabTo(page, "[name=username]");
      await page.keyboard.type("alice");
      await tabTo(page, "[name=password]");
      await page.keyboard.type(password);
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
      await expectPage(page, "consent");
      await tabTo(page, '[name=decision][value="allow"]');
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
      assert.equal(answers(state).length, 1);
    });
  });
}

// Own apps, in a real browser: made, used, mended, rotated, handed over, claimed and deleted; in English with scripts and in
// Italian without.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { after, before, describe, test } from "node:test";
import { basic, send } from "../harness/http.mjs";
import { password, register } from "../harness/permesso.mjs";
import { relyingParty } from "../harness/relying_party.mjs";
import { certificate } from "../proxies/tls.mjs";
import { expectPage, launch, open, press } from "./chromium.mjs";
import { agingPermesso } from "./factors.mjs";
import { words } from "./words.mjs";

let app;
let browser;
let site;
let tls;

before(async () => {
  app = await relyingParty();
  browser = await launch();
  tls = certificate({ leaf: true });
  site = await siteOf();
});
after(async () => {
  await browser?.close();
  await app?.stop();
  site?.server.close();
});

/** The site of a developer: what is in `files` is there. */
async function siteOf() {
  const files = new Map();
  const options = { key: readFileSync(tls.key), cert: readFileSync(tls.cert) };
  const server = createServer(options, (request, response) => {
    response.writeHead(files.has(request.url) ? 200 : 404, { "content-type": "text/plain" });
    response.end(files.get(request.url) ?? "nothing");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { files, server, origin: `https://localhost:${server.address().port}` };
}

/** Seconds after which a proof is asked for again, and some more. */
const LONG_AGO = 600;

for (const [language, javaScriptEnabled] of [["en", true], ["it", false]]) {
  const text = words(language);
  describe(`in ${language}, with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    let server;
    let number = 0;

    before(async () => {
      server = await agingPermesso({
        settings: { OUTBOUND__PRIVATE_HOSTS: "localhost", OUTBOUND__CA_FILE: tls.cert },
      });
    });
    after(async () => server?.stop());

    /** A story of a fresh person in a fresh browser, which must end without a breach of the policy. */
    function story(name, tell) {
      test(name, async () => {
        number += 1;
        const person = `alice${number}`;
        await server.person(person);
        const visit = await open(browser, { javaScriptEnabled, locale: language });
        const { page } = visit;
        try {
          await page.goto(`${server.url}/developer`);
          await signIn(page, person);
          await page.goto(`${server.url}/developer`);
          await expectPage(page, "developer");
          assert.equal(await page.locator("html").getAttribute("lang"), language);
          await tell(page, person);
          assert.deepEqual(visit.complaints, []);
        } catch (error) {
          const said = visit.complaints.join("; ") || "nothing";
          throw new Error(`${error.message}\nat ${page.url()}; the browser says: ${said}`, { cause: error });
        } finally {
          await visit.context.close();
        }
      });
    }

    async function signIn(page, username) {
      await expectPage(page, "sign-in");
      await page.locator("[name=username]").fill(username);
      await page.locator("[name=password]").fill(password);
      await press(page, page.locator("form:has([name=password]) button"));
    }

    /** Another person's browser. */
    async function elsewhere(username, tell) {
      const { context, page } = await open(browser, { javaScriptEnabled, locale: language });
      try {
        await page.goto(`${server.url}/account`);
        await signIn(page, username);
        await tell(page);
      } finally {
        await context.close();
      }
    }

    const confirm = async (page) => {
      await expectPage(page, "confirm");
      await page.locator("[name=password]").fill(password);
      await press(page, page.locator("form:has([name=password]) button"));
    };
    const doing = (page, what) => page.locator(`form:has([name=do][value="${what}"]) .button`);
    const see = async (page, key) => assert.match(await page.locator("main").innerText(), new RegExp(escaped(text(key))));
    const escaped = (words) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

    async function make(page, name, redirectUri = app.callback) {
      await page.goto(`${server.url}/developer/new`);
      await page.locator("[name=name]").fill(name);
      await page.locator("[name=description]").fill("It keeps the dates of the village.");
      await page.locator("[name=redirect_uris]").fill(redirectUri);
      await press(page, page.locator("form:has([name=redirect_uris]) .button"));
      if ((await page.locator("body").getAttribute("data-page")) === "confirm") await confirm(page);
      await expectPage(page, "developer-app");
      return {
        id: await page.locator("#client-id").innerText(),
        secret: await page.locator("#client-secret").innerText(),
      };
    }

    const ask = (client, redirectUri = app.callback) => `${server.url}/oauth/authorize?${new URLSearchParams({
      response_type: "code", client_id: client.id, redirect_uri: redirectUri, scope: "event:write", state: client.id,
    })}`;

    async function codeOf(page, client) {
      await page.goto(ask(client));
      if ((await page.locator("body").getAttribute("data-page")) === "consent") {
        await press(page, page.locator('button[name=decision][value="allow"]'));
      }
      return app.answers.filter((answer) => answer.state === client.id).at(-1).code;
    }

    const exchange = (client, code, secret = client.secret) =>
      send("POST", `${server.url}/oauth/token`, {
        form: { grant_type: "authorization_code", code, redirect_uri: app.callback },
        headers: { authorization: basic(client.id, secret) },
      });

    story("an app is made after a fresh proof, its secret is shown once, and people use it", async (page) => {
      await see(page, "developer-empty-title");
      await server.proved(LONG_AGO);
      await page.goto(`${server.url}/developer/new`);
      await page.locator("[name=name]").fill("Village dates");
      await page.locator("[name=redirect_uris]").fill("not a URI");
      await press(page, page.locator("form:has([name=redirect_uris]) .button"));
      await expectPage(page, "developer-new");
      assert.equal(await page.locator("[name=name]").inputValue(), "Village dates", "what was typed is kept");
      assert.equal(await page.locator('[name=redirect_uris][aria-invalid="true"]').count(), 1);
      const client = await make(page, "Village dates");
      await see(page, "developer-secret-once");
      assert.match(client.secret, /^pms_[a-z2-7]{38}$/);
      const token = await exchange(client, await codeOf(page, client));
      assert.equal(token.status, 200, token.text);
      await page.goto(`${server.url}/developer`);
      await press(page, page.getByRole("link", { name: "Village dates" }));
      await expectPage(page, "developer-app");
      assert.equal(await page.locator("#client-secret").count(), 0);
      await see(page, "developer-secret-hidden");
    });

    story("two secrets overlap until the older is ended", async (page) => {
      const client = await make(page, "Rotating");
      await server.proved(LONG_AGO);
      await press(page, doing(page, "rotate"));
      await confirm(page);
      await expectPage(page, "developer-app");
      const second = await page.locator("#client-secret").innerText();
      assert.notEqual(second, client.secret);
      for (const secret of [client.secret, second]) {
        const token = await exchange(client, await codeOf(page, client), secret);
        assert.equal(token.status, 200, token.text);
      }
      await page.goto(`${server.url}/developer/${client.id}`);
      await see(page, "developer-previous-title");
      await press(page, page.locator('form:has([value="end-previous"]) button'));
      await expectPage(page, "developer-app");
      const code = await codeOf(page, client);
      assert.equal((await exchange(client, code, client.secret)).status, 401);
      assert.equal((await exchange(client, code, second)).status, 200);
    });

    story("an integrator finds a wrong redirect URI on the page of the app, and mends it", async (page) => {
      const client = await make(page, "Integrating", `${app.callback}/`);
      await page.goto(ask(client));
      await expectPage(page, "error");
      await page.goto(`${server.url}/developer/${client.id}`);
      const refusal = page.locator("section:has(#refusals) .entry");
      assert.equal(await refusal.count(), 1);
      const shown = await refusal.innerText();
      assert(shown.includes(app.callback) && shown.includes(`${app.callback}/`), shown);
      assert((await refusal.locator("mark").count()) > 0, "the first difference is marked");
      await server.proved(LONG_AGO);
      await page.locator("[name=redirect_uris]").fill(app.callback);
      await press(page, doing(page, "change"));
      await confirm(page);
      await expectPage(page, "developer-app");
      assert.equal(await page.locator("[name=redirect_uris]").inputValue(), app.callback);
      assert.equal((await exchange(client, await codeOf(page, client))).status, 200);
    });

    story("an app that registered itself is claimed by its secret and a file on its site", async (page) => {
      const plugin = await register(server.url, {
        client_name: "Plugin of the parish", redirect_uris: `${site.origin}/callback?page=dates`,
      });
      const form = page.locator("form:has([name=claim])");
      await form.locator("[name=client_id]").fill(plugin.client_id);
      await form.locator("[name=client_secret]").fill("not its secret");
      await press(page, form.locator("[name=claim]"));
      await expectPage(page, "developer");
      await see(page, "developer-claim-wrong");
      await form.locator("[name=client_id]").fill(plugin.client_id);
      await form.locator("[name=client_secret]").fill(plugin.client_secret);
      await press(page, form.locator("[name=claim]"));
      await see(page, "developer-claimed");
      const [address, word] = await page.locator(".claim code.uri").allInnerTexts();
      assert.equal(address, `${site.origin}/.well-known/permesso-claim/${plugin.client_id}`);
      await press(page, page.locator("[name=prove]"));
      await expectPage(page, "developer");
      assert.match(await page.locator(".claim .wrong").innerText(), /404/);
      site.files.set(new URL(address).pathname, `${word}\n`);
      await press(page, page.locator("[name=prove]"));
      await see(page, "developer-claim-proved");
      await press(page, page.getByRole("link", { name: "Plugin of the parish" }));
      await expectPage(page, "developer-app");
    });

    story("an app is handed to another person, who takes it", async (page, person) => {
      const client = await make(page, "Handed over");
      await server.person(`bob-of-${person}`);
      await page.locator("form:has([name=do][value=offer]) [name=username]").fill(`bob-of-${person}`);
      await server.proved(LONG_AGO);
      await press(page, doing(page, "offer"));
      await confirm(page);
      await expectPage(page, "developer-app");
      await elsewhere(`bob-of-${person}`, async (other) => {
        await other.goto(`${server.url}/developer`);
        await press(other, other.locator('[name=answer][value="accept"]'));
        await other.goto(`${server.url}/developer/${client.id}`);
        await expectPage(other, "developer-app");
      });
      assert.equal((await page.goto(`${server.url}/developer/${client.id}`)).status(), 404);
    });

    story("an app is switched off and on, and deleted with all that it was given", async (page) => {
      const client = await make(page, "Short-lived");
      const token = await exchange(client, await codeOf(page, client));
      const user = () =>
        send("GET", `${server.url}/api/user`, { headers: { authorization: `Bearer ${token.json.access_token}` } });
      assert.equal((await user()).status, 200);
      await page.goto(`${server.url}/developer/${client.id}`);
      await press(page, doing(page, "disable"));
      await expectPage(page, "developer-app");
      assert.equal((await user()).status, 401);
      await press(page, doing(page, "enable"));
      assert.equal((await user()).status, 200);
      assert.match(await page.locator("#delete-means").innerText(), /1/, "it says how many people lose it");
      await server.proved(LONG_AGO);
      await press(page, page.locator("[name=revoke]"));
      await confirm(page);
      await expectPage(page, "developer");
      await see(page, "developer-deleted");
      assert.equal((await user()).status, 401);
    });
  });
}

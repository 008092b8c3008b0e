// Somebody who writes an app goes from /docs to a used token: they read, copy what stands there, and do as it says.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { basic, send } from "../harness/http.mjs";
import { password, permesso } from "../harness/permesso.mjs";
import { relyingParty } from "../harness/relying_party.mjs";
import { expectPage, launch, open, press, sideways } from "./chromium.mjs";

let app;
let browser;
let server;

before(async () => {
  app = await relyingParty();
  browser = await launch();
  server = await permesso();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await app?.stop();
});

/** The text of a block, as one click selects it and a copy takes it. */
const block = (page, id) => page.locator(`#${id} code`).innerText();

async function fine(page) {
  assert(await sideways(page) <= 0, `${page.url()} scrolls sideways`);
  const found = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(found.violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`), [], page.url());
}

const words = {
  en: { title: /^Build an app for/, own: "the page of the app", errors: "Errors", when: "When it comes" },
  de: { title: /^Baue eine App für/, own: "die Seite der App", errors: "Fehler", when: "Wann er kommt" },
};

for (const locale of ["en", "de"]) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`in ${locale}, with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      const name = `reader-${locale}-${javaScriptEnabled ? "with" : "without"}`;
      let visit;
      before(async () => {
        await server.person(name);
        visit = await open(browser, { javaScriptEnabled, locale });
      });
      after(() => visit?.context.close());

      test("the start, with an app of one's own, leads to a used token", async () => {
        const { page } = visit;
        await page.goto(`${server.url}/docs`);
        await expectPage(page, "docs");
        assert.match(await page.locator("h1").innerText(), words[locale].title);
        if (javaScriptEnabled) await fine(page);
        // They have no app yet: the page leads to the sign-in.
        await press(page, page.locator("main a[href='/sign-in']"));
        await page.locator("[name=username]").fill(name);
        await page.locator("[name=password]").fill(password);
        await press(page, page.locator("form:has([name=password]) button"));
        await page.goto(`${server.url}/developer/new`);
        await page.locator("[name=name]").fill("Calendar");
        await page.locator("[name=redirect_uris]").fill(app.callback);
        await press(page, page.locator("form:has([name=redirect_uris]) .button"));
        await expectPage(page, "developer-app");
        const secret = await page.locator("#client-secret").innerText();

        await page.goto(`${server.url}/docs`);
        await press(page, page.locator(".chosen a").first());
        await expectPage(page, "docs");
        assert(await page.getByRole("link", { name: words[locale].own }).isVisible());
        const said = await block(page, "credentials");
        const id = said.match(/CLIENT_ID=([a-z0-9]+)/)[1];
        assert(said.endsWith("CLIENT_SECRET=…") && !(await page.content()).includes(secret));

        // The address that the block prints, as a shell would put it together.
        const verifier = "0123456789abcdef".repeat(4);
        const { createHash } = await import("node:crypto");
        const shell = {
          CLIENT_ID: id, STATE: `state-of-${name}`,
          CODE_CHALLENGE: createHash("sha256").update(verifier).digest("base64url"),
        };
        const url = (await block(page, "authorize-app")).split('echo "')[1].replace(/"$/, "").replaceAll("\\\n", "")
          .replaceAll(/\$([A-Z_]+)/g, (_, variable) => shell[variable]);
        await page.goto(url);
        await expectPage(page, "consent");
        await page.locator("button[name=decision][value=allow]").click();
        await page.waitForURL(`${app.origin}/**`);
        const answer = app.answers.find((each) => each.state === shell.STATE);
        assert.equal(answer.iss, server.url);
        const tokens = await send("POST", `${server.url}/oauth/token`, {
          form: { grant_type: "authorization_code", code: answer.code, redirect_uri: app.callback, code_verifier: verifier },
          headers: { authorization: basic(id, secret) },
        });
        const me = await send("GET", `${server.url}/api/user`, { headers: { authorization: `Bearer ${tokens.json.access_token}` } });
        assert.equal(me.json.username, name);
        assert.deepEqual(visit.complaints, []);
      });

      test("each page is reached from the row of links, and each error from its list", async () => {
        const { page } = visit;
        await page.goto(`${server.url}/docs`);
        const places = await page.locator(".places a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
        assert.equal(places.length, 8);
        for (const place of places) {
          await press(page, page.locator(`.places a[href='${place}']`));
          assert.equal(await page.locator(".places [aria-current=page]").getAttribute("href"), place);
          assert.equal(await page.locator("button[data-copy]:visible").count() > 0, javaScriptEnabled && await page.locator("pre").count() > 0);
          if (javaScriptEnabled) await fine(page);
        }
        await press(page, page.getByRole("link", { name: "invalid_grant" }));
        await expectPage(page, "docs-error");
        assert.equal(await page.locator("#when").innerText(), words[locale].when);
        if (javaScriptEnabled) await fine(page);
        assert.equal((await page.goto(`${server.url}/docs/errors/nothing`)).status(), 404);
        await expectPage(page, "docs-errors");
        assert.deepEqual(visit.complaints, []);
      });

      test("a link of the contents leads to its step", async () => {
        const { page } = visit;
        await page.goto(`${server.url}/docs`);
        for (const link of await page.locator(".contents a").all()) {
          const anchor = await link.getAttribute("href");
          assert.equal(await page.locator(anchor).count(), 1, anchor);
        }
      });
    });
  }
}

test("an error page of an authorization leads to the page of its code", async () => {
  const visit = await open(browser);
  try {
    const { page } = visit;
    const made = await send("POST", `${server.url}/api/client`, { form: { redirect_uris: app.callback } });
    await page.goto(`${server.url}/oauth/authorize?client_id=${made.json.client_id}&response_type=token`);
    await expectPage(page, "error");
    await press(page, page.getByRole("link", { name: "unsupported_response_type" }));
    await expectPage(page, "docs-error");
  } finally {
    await visit.context.close();
  }
});

test("the button copies a whole block", async () => {
  const visit = await open(browser, { permissions: ["clipboard-read", "clipboard-write"] });
  try {
    const { page } = visit;
    await page.goto(`${server.url}/docs/tokens`);
    await page.locator("button[data-copy='#pattern']").click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await block(page, "pattern"));
  } finally {
    await visit.context.close();
  }
});

// What administrators do about apps, in a real browser: every action in English with scripts, and in German without. After each
// step axe finds nothing and the page does not scroll sideways on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { password, permesso, register } from "../harness/permesso.mjs";
import { expectPage, launch, open, press, sideways } from "./chromium.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

const kinds = [
  {
    title: "in English, with scripts", locale: "en", javaScriptEnabled: true,
    says: {
      approved: "The app is approved.", checked: "The app is marked as checked.", unchecked: "no longer marked",
      policy: "tokens and requests work is changed", scopes: "What it may ask for is changed", sure: "Compare only the origin?",
      bounds: "within these bounds", owner: "Another person answers", nobody: "Nobody here has this user name",
      cleared: "Nobody answers for the app now", rotated: "another secret", disabled: "is switched off", enabled: "is switched on",
      deleted: "The app is deleted", merged: "Switched off: 0. Deleted, because never used: 1.", none: "There are no such apps.",
    },
  },
  {
    title: "in German, without scripts", locale: "de", javaScriptEnabled: false,
    says: {
      approved: "Die App ist freigegeben.", checked: "als geprüft gekennzeichnet", unchecked: "nicht mehr als geprüft",
      policy: "Tokens und Anfragen funktionieren, ist geändert", scopes: "Worum sie bitten darf, ist geändert",
      sure: "Nur den Ursprung vergleichen?", bounds: "in diesen Grenzen", owner: "jetzt eine andere Person",
      nobody: "Niemand hat hier diesen Benutzernamen", cleared: "jetzt niemand verantwortlich", rotated: "ein anderes Geheimnis",
      disabled: "ist abgeschaltet", enabled: "ist eingeschaltet", deleted: "Die App ist gelöscht",
      merged: "Abgeschaltet: 0. Gelöscht, weil nie benutzt: 1.", none: "Solche Apps gibt es nicht.",
    },
  },
];

for (const { title, locale, javaScriptEnabled, says } of kinds) {
  describe(title, () => {
    let server;
    let state;
    before(async () => {
      server = await permesso({ settings: { REGISTRATION__MODE: "approval", SCOPES__PRESETS: "gancio,open-collective" } });
      await server.person("ada", "--admin");
      await server.person("bob");
      const { context, page } = await open(browser, { locale, javaScriptEnabled });
      await page.goto(`${server.url}/sign-in`);
      await page.locator("[name=username]").fill("ada");
      await page.locator("[name=password]").fill(password);
      await press(page, page.locator("form:has([name=password]) button"));
      state = await context.storageState();
      await context.close();
    });
    after(async () => server?.stop());

    /** A story of the administrator, which must end without a breach of the policy. */
    const story = (name, act) =>
      test(name, async () => {
        const { context, page, complaints } = await open(browser, { locale, javaScriptEnabled, storageState: state });
        try {
          await act(page);
          assert.deepEqual(complaints, []);
        } catch (error) {
          throw new Error(`${error.message}\nat ${page.url()}; ${complaints.join("; ")}`, { cause: error });
        } finally {
          await context.close();
        }
      });
    const made = (name, at = `https://${name}.example/callback`) =>
      server.client("--name", name, "--redirect-uri", at);
    const show = async (page, { client_id }) => {
      await page.goto(`${server.url}/admin/apps/${client_id}`);
      await expectPage(page, "admin-app");
    };
    /** The form of an app's page that does this. */
    const form = (page, what) => page.locator(`main form:has([name=do][value="${what}"])`);
    const send = (page, what) => press(page, form(page, what).locator("button:not([type=button])"));
    /** The page says this, reads well, and fits on a phone. */
    const told = async (page, name, text) => {
      await expectPage(page, name);
      const main = await page.locator("main").innerText();
      assert(main.includes(text), `${text}: ${main}`);
      await reads(page);
    };
    const reads = async (page) => {
      if (javaScriptEnabled) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`), []);
      }
      const { width, height } = page.viewportSize();
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await sideways(page), 0, "scrolls sideways at 320 px");
      await page.setViewportSize({ width, height });
    };

    story("an app that waits is found and approved", async (page) => {
      const app = await register(server.url, { client_name: "Waiting", redirect_uris: "https://waiting.example/cb" });
      await page.goto(`${server.url}/admin/apps`);
      await page.locator("[name=show]").selectOption("waiting");
      await press(page, page.locator("main form[role=search] button"));
      await expectPage(page, "admin-apps");
      await press(page, page.locator(`main a[href="/admin/apps/${app.client_id}"]`));
      await send(page, "approve");
      await told(page, "admin-app", says.approved);
      assert.equal(await form(page, "approve").count(), 0);
    });

    story("apps are looked for by name, site and owner", async (page) => {
      const app = await made("Newsletter", "https://www.news.example/cb");
      for (const [by, text, there] of [
        ["name", "newsL", true], ["site", ".news.example", true], ["site", "news.example", false], ["id", app.client_id, true],
        ["owner", "bob", false],
      ]) {
        await page.goto(`${server.url}/admin/apps`);
        await page.locator("[name=by]").selectOption(by);
        await page.locator("[name=q]").fill(text);
        await press(page, page.locator("main form[role=search] button"));
        await expectPage(page, "admin-apps");
        assert.equal(await page.locator(`main a[href="/admin/apps/${app.client_id}"]`).count(), there ? 1 : 0, `${by} ${text}`);
        if (!there) assert((await page.locator("main").innerText()).includes(says.none));
      }
      await reads(page);
    });

    story("an app is marked as checked, and the mark is taken away", async (page) => {
      await show(page, await made("Hall"));
      await send(page, "check");
      await told(page, "admin-app", says.checked);
      await send(page, "uncheck");
      await told(page, "admin-app", says.unchecked);
    });

    story("how tokens and requests work is changed, with a question before the origin alone counts", async (page) => {
      await show(page, await made("Policy"));
      await page.locator("[name=access_lifetime]").fill("5");
      await send(page, "policy");
      await told(page, "admin-app", says.bounds);
      await page.locator("[name=access_lifetime]").fill("600");
      await page.locator("[name=redirect_match][value=origin]").check();
      await page.locator("[name=pkce][value=required]").check();
      await send(page, "policy");
      await told(page, "admin-app-sure", says.sure);
      await press(page, page.locator("[name=sure]"));
      await told(page, "admin-app", says.policy);
      assert.equal(await page.locator("[name=access_lifetime]").inputValue(), "600");
      assert(await page.locator("[name=redirect_match][value=origin]").isChecked());
    });

    story("what an app may ask for is limited", async (page) => {
      await show(page, await made("Scopes"));
      await page.locator("[name=limit][value=yes]").check();
      await page.locator("[name=scope][value=email]").check();
      await send(page, "scopes");
      await told(page, "admin-app", says.scopes);
      assert(await page.locator("[name=scope][value=email]").isChecked());
    });

    story("an app is given to a person, and to nobody", async (page) => {
      await show(page, await made("Owner"));
      await page.locator("[name=username]").fill("nobody");
      await send(page, "owner");
      await told(page, "admin-app", says.nobody);
      await page.locator("[name=username]").fill("bob");
      await send(page, "owner");
      await told(page, "admin-app", says.owner);
      await send(page, "no-owner");
      await told(page, "admin-app", says.cleared);
    });

    story("another secret is shown once", async (page) => {
      await show(page, await made("Secret"));
      await send(page, "rotate");
      await told(page, "admin-app", says.rotated);
      assert.match(await page.locator("#client-secret").innerText(), /^pms_[a-z2-7]{38}$/);
    });

    story("an app is switched off and on, and deleted", async (page) => {
      const app = await made("Switch");
      await show(page, app);
      await send(page, "disable");
      await told(page, "admin-app", says.disabled);
      await send(page, "enable");
      await told(page, "admin-app", says.enabled);
      await press(page, page.locator("main [name=revoke]"));
      await told(page, "admin-apps", says.deleted);
      assert.equal(await page.locator(`main a[href="/admin/apps/${app.client_id}"]`).count(), 0);
    });

    story("apps of one site are merged", async (page) => {
      const kept = await made("Kept", "https://twins.example/one");
      const other = await made("Other", "https://twins.example/two");
      await page.goto(`${server.url}/admin/apps/duplicates`);
      await press(page, page.locator('main a[href*="twins.example"]'));
      await expectPage(page, "admin-apps-duplicates");
      await page.locator(`[name=keep][value="${kept.client_id}"]`).check();
      await page.locator(`[name=other][value="${other.client_id}"]`).check();
      await reads(page);
      await press(page, page.locator("main form button"));
      await told(page, "admin-apps-duplicates", says.merged);
    });

    story("scopes stand there with how much they are used", async (page) => {
      await page.goto(`${server.url}/admin/scopes`);
      await told(page, "admin-scopes", "event:write");
    });
  });
}

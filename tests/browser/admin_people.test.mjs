// What those who run an instance do on their pages, in a real browser: each of it with and without scripts, in two
// languages; axe finds nothing on any of the pages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { password } from "../harness/permesso.mjs";
import { expectPage, launch, open, press, sideways } from "./chromium.mjs";
import { Authenticator, agingPermesso } from "./factors.mjs";

/** What each page says after an action, and the button that does it. */
const languages = {
  en: {
    title: "Administration",
    attention: /1 administrator has no second factor/,
    link: "A link for a new password",
    sessions: ["Sign out everywhere", "The person is signed out everywhere."],
    access: ["End apps and tokens", "Apps and personal tokens have no access any more."],
    factor: ["Take the second factor away", "The account has no second factor any more."],
    promote: ["Make an administrator", "The person is an administrator now."],
    demote: ["Make no administrator any more", "The person is no administrator any more."],
    disable: ["Disable the account", "The account is disabled."],
    enable: ["Enable the account", "The account is enabled."],
    remove: ["Delete the account", "The account was deleted.", "This is not the user name. Nothing was deleted."],
    invite: ["Make an invitation", "Withdraw", "The invitation was withdrawn; its link opens nothing any more."],
    last: "Nothing was changed: there would be no administrator left.",
    jobs: "Jobs",
    source: "The default",
  },
  it: {
    title: "Amministrazione",
    attention: /1 amministratore non ha un secondo fattore/,
    link: "Un link per una nuova password",
    sessions: ["Chiudi tutte le sessioni", "La persona non ha più sessioni aperte."],
    access: ["Chiudi app e token", "App e token personali non hanno più accesso."],
    factor: ["Togli il secondo fattore", "L’account non ha più un secondo fattore."],
    promote: ["Rendi amministratore", "Ora la persona amministra."],
    demote: ["Togli l’amministrazione", "La persona non amministra più."],
    disable: ["Disattiva l’account", "L’account è disattivato."],
    enable: ["Riattiva l’account", "L’account è riattivato."],
    remove: ["Cancella l’account", "L’account è stato cancellato.", "Questo non è il nome utente. Non è stato cancellato niente."],
    invite: ["Crea un invito", "Ritira", "L’invito è stato ritirato; il suo link non apre più niente."],
    last: "Non è cambiato niente: non resterebbe nessun amministratore.",
    jobs: "Attività",
    source: "Il valore predefinito",
  },
};

let browser;
before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

for (const [locale, words] of Object.entries(languages)) {
  for (const javaScriptEnabled of [true, false]) {
    describe(`in ${locale}, with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
      let server;
      let visit;
      let page;

      before(async () => {
        server = await agingPermesso({ settings: { SIGN_UP__MODE: "invite", SCOPES__PRESETS: "gancio, open-collective" } });
        await server.person("ada", "--admin");
        visit = await open(browser, { javaScriptEnabled, locale });
        page = visit.page;
        await signIn(page, "ada");
      });
      after(async () => {
        await visit?.context.close();
        await server?.stop();
      });

      async function signIn(there, username, secret = password) {
        await there.goto(`${server.url}/sign-in`);
        await there.locator("[name=username]").fill(username);
        await there.locator("[name=password]").fill(secret);
        await press(there, there.locator("form:has([name=password]) button"));
      }

      /** Another person's browser. */
      async function visitor(tell) {
        const other = await open(browser, { javaScriptEnabled, locale });
        try {
          return await tell(other.page);
        } finally {
          await other.context.close();
        }
      }

      function story(name, tell) {
        test(name, async () => {
          try {
            await tell();
            await looksWell();
            assert.deepEqual(visit.complaints, []);
          } catch (error) {
            throw new Error(`${error.message}\nat ${page.url()}`, { cause: error });
          }
        });
      }

      async function looksWell() {
        if (!javaScriptEnabled) return;
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), []);
        assert.equal(await sideways(page), 0);
        assert.equal(await page.locator("html").getAttribute("lang"), locale);
      }

      const button = (text) => page.getByRole("button", { name: text, exact: true });
      const note = () => page.locator(".note[role]").first().innerText();

      /** The page of a person, found by search. */
      async function person(username) {
        await page.goto(`${server.url}/admin/people`);
        await expectPage(page, "admin-people");
        await page.locator("[name=q]").fill(username);
        await press(page, page.locator("form[role=search] button"));
        await expectPage(page, "admin-people");
        await press(page, page.locator(".rows a"));
        await expectPage(page, "admin-person");
      }

      async function act([label, said]) {
        await press(page, button(label));
        await expectPage(page, "admin-person");
        assert.equal(await note(), said);
      }

      story("the first page says what needs attention, and leads there", async () => {
        await press(page, page.locator(`footer a:text-is("${words.title}")`));
        await expectPage(page, "admin");
        assert.match(await page.locator("main").innerText(), words.attention);
        await press(page, page.locator('.rows a[href="/admin/people?show=admins"]'));
        await expectPage(page, "admin-people");
        assert.equal(await page.locator(".rows li").count(), 1);
      });

      story("somebody is disabled, enabled and signed out", async () => {
        await server.person("bob");
        await visitor(async (bobs) => {
          await signIn(bobs, "bob");
          await expectPage(bobs, "account");
          await person("bob");
          await act(words.sessions);
          await bobs.goto(`${server.url}/account`);
          await expectPage(bobs, "sign-in");
          await act(words.disable);
          await signIn(bobs, "bob");
          await expectPage(bobs, "sign-in");
          await act(words.enable);
          await signIn(bobs, "bob");
          await expectPage(bobs, "account");
        });
      });

      story("apps and tokens end", async () => {
        await visitor(async (bobs) => {
          await signIn(bobs, "bob");
          await bobs.goto(`${server.url}/account/tokens`);
          await bobs.locator("[name=name]").fill("Script");
          await bobs.locator('[name=scope][value="email"]').check();
          await press(bobs, bobs.locator("form:has([name=advanced]) .button"));
          await expectPage(bobs, "account-tokens-new");
        });
        await person("bob");
        await act(words.access);
      });

      story("a lost second factor is taken away", async () => {
        await server.person("erin");
        await visitor(async (erins) => {
          await signIn(erins, "erin");
          await erins.goto(`${server.url}/account/security/totp`);
          const key = await erins.locator("#secret").innerText();
          await erins.locator("[name=code]").fill(await new Authenticator(key).next());
          await press(erins, erins.locator("form:has([name=code]) .button"));
          await person("erin");
          await act(words.factor);
        });
        await visitor(async (erins) => {
          await signIn(erins, "erin");
          await expectPage(erins, "account");
        });
      });

      story("an old proof is asked for before somebody becomes an administrator", async () => {
        await person("bob");
        await server.proved(600);
        await press(page, button(words.promote[0]));
        await expectPage(page, "confirm");
        await looksWell();
        await page.locator("[name=password]").fill(password);
        await press(page, page.locator("form:has([name=password]) .button"));
        await expectPage(page, "admin-person");
        assert.equal(await note(), words.promote[1]);
        await act(words.demote);
      });

      story("the last administrator stays one", async () => {
        await person("ada");
        await press(page, button(words.demote[0]));
        await expectPage(page, "admin-person");
        assert((await note()).startsWith(words.last));
      });

      story("a link for a new password is handed over", async () => {
        await person("bob");
        await press(page, button(words.link));
        const link = await page.locator("#link").innerText();
        assert(link.startsWith(`${server.url}/recover?link=`));
        await looksWell();
        await visitor(async (bobs) => {
          await bobs.goto(link);
          await bobs.locator("[name=new_password]").fill("seven lanterns over the quay");
          await press(bobs, bobs.locator("form:has([name=new_password]) .button"));
          await signIn(bobs, "bob", "seven lanterns over the quay");
          await expectPage(bobs, "account");
        });
      });

      story("an account is deleted after its name was typed", async () => {
        await server.person("carol");
        await person("carol");
        const typed = page.locator("[name=username]");
        await typed.fill("carla");
        await press(page, button(words.remove[0]));
        await expectPage(page, "admin-person");
        assert.equal(await page.locator("#username-error").innerText(), words.remove[2]);
        await typed.fill("carol");
        await press(page, button(words.remove[0]));
        await expectPage(page, "admin-people");
        assert.equal(await note(), words.remove[1]);
      });

      story("an invitation is made, used and withdrawn", async () => {
        await page.goto(`${server.url}/admin/invitations`);
        await page.locator("[name=uses]").fill("2");
        await press(page, button(words.invite[0]));
        await expectPage(page, "admin-invitations");
        const link = await page.locator("#link").innerText();
        await looksWell();
        await visitor(async (dora) => {
          await dora.goto(link);
          await expectPage(dora, "sign-up");
          for (const [name, value] of [["username", "dora"], ["name", "Dora"], ["email", "dora@people.example"]]) {
            await dora.locator(`[name=${name}]`).fill(value);
          }
          await dora.locator("[name=password]").fill(password);
          await press(dora, dora.locator("form:has([name=password]) .button"));
          await expectPage(dora, "account");
        });
        await page.goto(`${server.url}/admin/invitations`);
        await press(page, button(words.invite[1]));
        await expectPage(page, "admin-invitations");
        assert.equal(await note(), words.invite[2]);
      });

      story("the log is filtered and taken away", async () => {
        await page.goto(`${server.url}/admin/audit`);
        await expectPage(page, "admin-audit");
        await page.locator("[name=event]").selectOption("user_changed");
        await page.locator("[name=actor]").fill("ada");
        await press(page, page.locator("form[role=search] button"));
        await expectPage(page, "admin-audit");
        const events = await page.locator(".rows li > p code").allInnerTexts();
        assert(events.length >= 4 && events.every((event) => event === "user_changed"), events.join());
        const [download] = await Promise.all([page.waitForEvent("download"), page.getByText("CSV", { exact: true }).click()]);
        assert.equal(download.suggestedFilename(), "audit.csv");
        const text = readFileSync(await download.path(), "utf8");
        assert.equal(text.trim().split("\r\n").length, events.length + 1);
      });

      story("settings and health are shown", async () => {
        await page.goto(`${server.url}/admin/settings`);
        await expectPage(page, "admin-settings");
        const settings = await page.locator("main").innerText();
        assert(settings.includes("sign_up.mode") && settings.includes(words.source));
        await looksWell();
        await page.goto(`${server.url}/admin/health`);
        await expectPage(page, "admin-health");
        const health = await page.locator("main").innerText();
        assert(health.includes(words.jobs) && health.includes("close_windows"));
      });

      test("nobody else finds these pages", async () => {
        await visitor(async (erins) => {
          await signIn(erins, "erin");
          assert.equal(await erins.locator('a[href="/admin"]').count(), 0);
          const answer = await erins.goto(`${server.url}/admin`);
          assert.equal(answer.status(), 403);
          await expectPage(erins, "error");
        });
      });
    });
  }
}

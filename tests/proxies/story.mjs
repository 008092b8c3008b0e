// What must hold behind every proxy that we ship a configuration for. Declared once, run behind each of them.
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { basic, send } from "../harness/http.mjs";
import { freePort, until } from "../harness/ports.mjs";
import { permesso, register, start } from "../harness/permesso.mjs";
import { Visitor } from "../harness/visitor.mjs";
import { certificate } from "./tls.mjs";
import { WordPress, eventService } from "./wordpress.mjs";

/**
 * `launch({ port, permesso, events, tls })` fills the shipped configuration in, with these two upstream ports, and
 * returns the command and the names of the log files that the proxy writes. `more` declares tests of its own; it is
 * given a function that tells the plan which `launch` made.
 */
export function behind(name, launch, more) {
  describe(name, () => {
    const tls = certificate();
    let events;
    let server;
    let proxy;
    let origin;
    let logs;
    let plan;

    before(async () => {
      const port = await freePort();
      origin = `https://localhost:${port}`;
      events = await eventService();
      server = await permesso({ publicUrl: origin, settings: { TRUSTED_PROXIES: "127.0.0.1" } });
      await server.person("alice");
      plan = await launch({ port, permesso: server.port, events: events.port, tls });
      logs = plan.logs;
      proxy = start(plan.command, plan.args, { env: { PATH: process.env.PATH, HOME: tls.folder } });
      let ended = false;
      proxy.ended.then(() => (ended = true));
      await until(async () => {
        if (ended) throw new Error(proxy.output);
        return (await send("GET", `${origin}/healthz`, { ca: tls.ca }).catch(() => ({}))).status === 200;
      }, 20, `${name} serving`);
    });
    after(async () => {
      proxy?.kill("SIGTERM");
      await proxy?.ended;
      await events?.stop();
      await server?.stop();
      rmSync(tls.folder, { recursive: true, force: true });
    });

    more?.(() => plan);

    /** A WordPress site whose administrator is alice, through registration, consent and exchange. */
    async function connected(instance = origin) {
      const site = new WordPress(instance, tls.ca);
      await site.register();
      const landed = await new Visitor({ ca: tls.ca }).authorize(site.authorizeUrl(), "alice");
      const answer = await site.callback(landed);
      assert.equal(answer.status, 200, answer.text);
      return { site, landed, answer };
    }

    test("the plugin registers, gets its token, and publishes, changes and trashes an event", async () => {
      const { site, answer } = await connected();
      assert.equal(answer.json.token_type, "Bearer");
      assert.equal(answer.json.scope, "event:write");
      assert.equal(answer.json.username, "alice");
      assert.equal("expires_in" in answer.json, false, "this plugin never refreshes");

      const made = await site.publish("My event");
      assert.equal(made.status, 200, made.text);
      assert.equal(typeof made.json.id, "number");
      assert.equal(made.json.author, "alice");
      const reached = events.seen.at(-1).headers;
      assert.equal(reached["x-auth-client"], site.clientId);
      assert.equal(reached["x-auth-scope"], "event:write");
      assert.equal(reached["x-auth-two-factor"], "none");
      assert.match(reached["x-auth-user-id"], /^[\w-]+$/);

      const changed = await site.update(made.json.id, "Another title");
      assert.equal(changed.status, 200, changed.text);
      assert.equal(changed.json.title, "Another title");
      const gone = await site.trash(made.json.id);
      assert.deepEqual([gone.status, gone.text], [200, "OK"]);
    });

    test("a reload of the callback page is refused and leaves the link alive", async () => {
      const { site, landed } = await connected();
      const again = await site.callback(landed);
      assert.equal(again.status, 400);
      assert.equal(again.json.error, "invalid_grant");
      assert.equal((await site.publish("After a reload")).status, 200);
    });

    test("an instance typed with a slash at its end works, doubled slashes and all", async () => {
      const { site } = await connected(`${origin}/`);
      const made = await site.publish("Doubled");
      assert.equal(made.status, 200, made.text);
      assert.equal((await site.update(made.json.id, "Doubled again")).status, 200);
    });

    test("what the events' service answers passes as it is, its own refusals included", async () => {
      const { site } = await connected();
      const refused = await site.trash(999_999);
      assert.deepEqual([refused.status, refused.text], [403, "not yours, says the events' service"]);
    });

    test("without a living token it is 401, and nothing reaches the events' service", async () => {
      const { site } = await connected();
      const before = events.seen.length;
      const bare = await send("POST", `${origin}/api/event`, { json: { title: "x" }, ca: tls.ca });
      assert.equal(bare.status, 401);
      assert.match(bare.headers["www-authenticate"], /^Bearer/);

      const alive = site.token;
      site.token = `${alive.slice(0, -1)}${alive.endsWith("a") ? "b" : "a"}`;
      const wrong = await site.publish("Wrong token");
      assert.equal(wrong.status, 401);
      assert.match(wrong.headers["www-authenticate"], /error="invalid_token"/);
      assert.equal(JSON.parse(wrong.text).error, "invalid_token");

      site.token = alive;
      const revoked = await send("POST", `${origin}/oauth/revoke`, {
        form: { token: alive },
        headers: { authorization: basic(site.clientId, site.clientSecret) },
        ca: tls.ca,
      });
      assert.equal(revoked.status, 200);
      assert.equal((await site.publish("Revoked")).status, 401, "with the next request");
      assert.equal(events.seen.length, before);
    });

    test("beyond the scope it is 403 with the scope named, and nothing reaches the events' service", async () => {
      const client = await register(origin, {
        client_name: "Reader", redirect_uris: "http://127.0.0.1:13981/cb", scopes: "email",
      }, { ca: tls.ca });
      const url = `${origin}/oauth/authorize?response_type=code&client_id=${client.client_id}&scope=email`;
      const landed = new URL(await new Visitor({ ca: tls.ca }).authorize(url, "alice"));
      const tokens = await send("POST", `${origin}/oauth/token`, {
        form: { grant_type: "authorization_code", code: landed.searchParams.get("code") },
        headers: { authorization: basic(client.client_id, client.client_secret) },
        ca: tls.ca,
      });
      const before = events.seen.length;
      const site = new WordPress(origin, tls.ca);
      site.token = tokens.json.access_token;
      const refused = await site.publish("Beyond");
      assert.equal(refused.status, 403, refused.text);
      assert.equal(JSON.parse(refused.text).error, "insufficient_scope");
      assert.match(refused.headers["www-authenticate"], /insufficient_scope.*event:write/);
      assert.equal(events.seen.length, before);
    });

    test("identity headers that a client forges are cut off", async () => {
      const forged = {
        "X-Auth-User": "admin", "x-auth-user-id": "1", "X-AUTH-CLIENT": "forged",
        "X-Auth-Scope": "event:write admin", "X-Auth-Two-Factor": "preauthorized",
      };
      const { site } = await connected();
      const made = await site.publish("Forged", forged);
      assert.equal(made.status, 200, made.text);
      const reached = events.seen.at(-1).headers;
      assert.equal(reached["x-auth-user"], "alice");
      assert.equal(reached["x-auth-client"], site.clientId);
      assert.equal(reached["x-auth-scope"], "event:write");
      assert.equal(reached["x-auth-two-factor"], "none");
      assert.notEqual(reached["x-auth-user-id"], "1");

      const before = events.seen.length;
      const bare = await send("POST", `${origin}/api/event`, { json: {}, headers: forged, ca: tls.ca });
      assert.equal(bare.status, 401);
      assert.equal(events.seen.length, before);
    });

    test("no spelling of the path gets round the check", async () => {
      const before = events.seen.length;
      for (const path of [
        "/api/event", "//api/event", "/api//event", "/api/event/7", "/api/%65vent", "/x/../api/event", "/./api/event",
        "/api/event?access_token=x", "/api/event/../event",
      ]) {
        const answer = await send("DELETE", origin, { path, headers: { "x-auth-user": "admin" }, ca: tls.ca });
        assert([400, 401, 404, 405].includes(answer.status), `${path}: ${answer.status}`);
      }
      assert.equal(events.seen.length, before);
    });

    test("a page is sent with its security headers, and its cookie is a __Host- one", async () => {
      const page = await new Visitor({ ca: tls.ca }).get(`${origin}/sign-in`);
      assert.equal(page.name, "sign-in");
      assert.match(page.headers["content-security-policy"], /frame-ancestors 'none'/);
      assert.match(page.headers["strict-transport-security"] ?? "", /max-age=\d{8}/);
      assert(page.headers["set-cookie"].every((line) => line.startsWith("__Host-")), page.headers["set-cookie"]);
    });

    test("no query string, no code and no token is in the proxy's logs", async () => {
      const { site, landed } = await connected();
      assert.equal((await site.publish("Logged")).status, 200);
      await send("GET", `${origin}/api/event?access_token=${site.token}`, { ca: tls.ca });
      const code = new URL(landed).searchParams.get("code");
      // Logs may be written a moment after the answer.
      await until(() => /\/oauth\/token/.test(read(logs, proxy)), 5, "an access log");
      const text = read(logs, proxy);
      for (const secret of [code, site.token, site.clientSecret, "response_type", "access_token="]) {
        assert.equal(text.includes(secret), false, `the logs hold ${secret}`);
      }
    });

    test("when Permesso is down the events' service is closed, and the logs stay clean", async () => {
      const { site } = await connected();
      const before = events.seen.length;
      await server.stop();
      server = undefined;
      const answer = await site.publish("Nobody to ask");
      assert(answer.status >= 500, `${answer.status}`);
      const page = await send("GET", `${origin}/oauth/authorize?response_type=code&state=secret`, { ca: tls.ca });
      assert(page.status >= 500, `${page.status}`);
      assert.equal(events.seen.length, before);
      assert.equal(read(logs, proxy).includes("state=secret"), false);
    });
  });
}

function read(logs, proxy) {
  return [proxy.output, ...logs.map((path) => readFileSync(path, "utf8"))].join("\n");
}

// What the pages for developers show is run as it stands: the commands in their order, and the five programs.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { parse } from "node-html-parser";
import { basic, send } from "../harness/http.mjs";
import { permesso, repository, start, target } from "../harness/permesso.mjs";
import { freePort, serve, until } from "../harness/ports.mjs";
import { Visitor, formOf } from "../harness/visitor.mjs";
import { fillIn } from "../proxies/tls.mjs";

let server;
const alice = new Visitor();

before(async () => {
  server = await permesso();
  await server.person("alice");
  await alice.signIn(await alice.get(`${server.url}/sign-in`), "alice");
});
after(() => server?.stop());

/** The blocks of a page, by their ids. */
async function blocks(visitor, path) {
  const page = await visitor.get(`${server.url}${path}`);
  assert.equal(page.status, 200, page.text);
  const found = page.root.querySelectorAll("pre").map((pre) => [pre.getAttribute("id"), parse(pre.innerHTML).textContent]);
  return new Map(found);
}

/** A shell that stays open, as a reader's does; `run` answers what a block printed. */
function shell() {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  const child = start("bash", ["--noprofile", "--norc"], { env, stdio: ["pipe", "pipe", "pipe"] });
  let count = 0;
  return {
    async run(text) {
      const end = `--end-${(count += 1)}--`;
      const from = child.output.length;
      child.stdin.write(`${text}\necho; echo "${end}$?"\n`);
      await until(() => child.output.slice(from).includes(end), 20, `the end of:\n${text}`);
      const [said, status] = child.output.slice(from).split(end);
      assert.equal(status.trim(), "0", `${text}\n${said}`);
      return said;
    },
    stop: () => child.kill("SIGKILL"),
  };
}

/** What a reader types in the place of each `…`. */
const fill = (block, values) => block.replaceAll(/^([A-Z_]+)=…$/gm, (line, name) => {
  assert(name in values, line);
  return `${name}='${values[name]}'`;
});

/** The JSON among what curl and the shell said. */
const json = (said) => JSON.parse(said.match(/^\{.*\}$/ms)[0]);

async function tour(page, bash, credentials) {
  await bash.run(fill(page.get("credentials"), credentials));
  const said = await bash.run(page.get("authorize-app"));
  const url = said.match(/http\S+/)[0];
  const landed = new URL(await alice.authorize(url, "alice"));
  assert.equal(landed.searchParams.get("iss"), server.url);
  const code = landed.searchParams.get("code");
  const tokens = json(await bash.run(fill(page.get("exchange-code"), { CODE: code })));
  assert.equal(tokens.token_type, "Bearer", JSON.stringify(tokens));
  const held = { ACCESS_TOKEN: tokens.access_token, REFRESH_TOKEN: tokens.refresh_token };
  await bash.run(fill(page.get("tokens"), held));
  assert.equal(json(await bash.run(page.get("use-token"))).username, "alice");
  const next = json(await bash.run(page.get("refresh-token")));
  assert.notEqual(next.refresh_token, tokens.refresh_token);
  assert.deepEqual(json(await bash.run(page.get("revoke-token"))), {});
  const gone = await send("GET", `${server.url}/api/user`, { headers: { authorization: `Bearer ${next.access_token}` } });
  assert.equal(gone.status, 401);
}

test("the start leads from nothing to a used token, in the order of the page", async () => {
  const page = await blocks(new Visitor(), "/docs");
  const bash = shell();
  try {
    const app = json(await bash.run(page.get("register-app")));
    await tour(page, bash, { CLIENT_ID: app.client_id, CLIENT_SECRET: app.client_secret });
  } finally {
    bash.stop();
  }
});

test("the start with one's own app filled in, with and without a secret", async () => {
  for (const kind of ["confidential", "public"]) {
    const form = await alice.get(`${server.url}/developer/new`);
    const made = await alice.submit(form, formOf(form, "[name=redirect_uris]"), {
      fill: { name: `Calendar, ${kind}`, redirect_uris: "https://calendar.example/cb?page=it's", scope: "event:write", kind },
    });
    const id = made.root.querySelector("#client-id").text;
    const secret = made.root.querySelector("#client-secret")?.text;
    assert.equal(secret === undefined, kind === "public");
    const page = await blocks(alice, `/docs?app=${id}`);
    const bash = shell();
    try {
      await tour(page, bash, { CLIENT_SECRET: secret });
    } finally {
      bash.stop();
    }
  }
});

test("registration, reading, changing and deleting by the commands of the page", async () => {
  const page = await blocks(new Visitor(), "/docs/registration");
  const bash = shell();
  try {
    const simple = json(await bash.run(page.get("simple")));
    assert.match(simple.client_secret, /^pms_/);
    const app = json(await bash.run(page.get("dynamic")));
    const said = await bash.run(fill(page.get("manage"), {
      CLIENT_ID: app.client_id, REGISTRATION_ACCESS_TOKEN: app.registration_access_token,
    }));
    assert.match(said, /app\.example\/callback/);
    assert.match(said, /app\.example\/other/);
    const headers = { authorization: `Bearer ${app.registration_access_token}` };
    assert.equal((await send("GET", app.registration_client_uri, { headers })).status, 401);
  } finally {
    bash.stop();
  }
});

/** Tokens of alice for a client of the command line. */
async function tokens(scope) {
  const client = await server.client("--name", `Reader of ${scope}`, "--redirect-uri", "https://app.example/cb");
  const query = new URLSearchParams({ response_type: "code", client_id: client.client_id, scope });
  const landed = new URL(await alice.authorize(`${server.url}/oauth/authorize?${query}`, "alice"));
  const answer = await send("POST", `${server.url}/oauth/token`, {
    form: { grant_type: "authorization_code", code: landed.searchParams.get("code") },
    headers: { authorization: basic(client.client_id, client.client_secret) },
  });
  return { client, access: answer.json.access_token, all: answer.json };
}

test("personal tokens by the commands of the page", async () => {
  const page = await alice.get(`${server.url}/account/tokens`);
  const made = await alice.submit(page, formOf(page, "[name=expires_at]"), { fill: { name: "Script", scope: ["email"] } });
  const token = made.root.querySelector("#token").text;
  const bash = shell();
  try {
    const said = await bash.run(fill((await blocks(alice, "/docs/personal-tokens")).get("use-personal"), { PERSONAL_TOKEN: token }));
    assert.equal(said.match(/alice@people\.example/g).length, 3, said);
  } finally {
    bash.stop();
  }
});

test("the pattern for scanners finds every secret", async () => {
  const pattern = new RegExp((await blocks(new Visitor(), "/docs/tokens")).get("pattern"), "g");
  const { client, all } = await tokens("event:write");
  const registered = await send("POST", `${server.url}/oauth/register`, { json: { redirect_uris: ["https://app.example/cb"] } });
  const secrets = [client.client_secret, all.access_token, all.refresh_token, registered.json.registration_access_token];
  for (const secret of secrets) assert.deepEqual(`x="${secret}";`.match(pattern), [secret]);
  assert.equal("pmz_aaaa pma_short".match(pattern), null);
});

describe("a program of the page", () => {
  const snippet = (name) => readFileSync(join(repository, "templates/snippets", name), "utf8");
  let good;
  let beyond;
  let behind;
  let introspector;
  const reached = [];

  before(async () => {
    good = (await tokens("event:write")).access;
    beyond = (await tokens("email")).access;
    introspector = await server.client("--name", "The API", "--redirect-uri", "https://api.example/cb");
    // As the page says it.
    const line = (await blocks(new Visitor(), "/docs/apis")).get("resource-server");
    const [program, ...args] = line.split(" ");
    assert.equal(program, "permesso");
    await server.command(args.map((arg) => (arg === "CLIENT_ID" ? introspector.client_id : arg)));
    behind = await serve((request, response) => {
      reached.push(request.headers);
      response.end(JSON.stringify({ hello: request.headers["x-auth-user"] }));
    });
  });
  after(() => behind?.stop());

  const folder = mkdtempSync(join(tmpdir(), "permesso-snippets-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** How each is started; `proxy`: it stands before an API of its own. */
  const programs = {
    nginx: async (port) => {
      const site = fillIn(snippet("nginx.conf"), [
        ["listen 127.0.0.1:8080;", `listen 127.0.0.1:${port};`],
        ["127.0.0.1:13120", `127.0.0.1:${server.port}`],
        ["127.0.0.1:8081", `127.0.0.1:${behind.port}`],
      ]);
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((each) => `${each}_temp_path ${join(folder, each)};`);
      mkdirSync(join(folder, "nginx"));
      writeFileSync(join(folder, "site.conf"), site);
      writeFileSync(join(folder, "nginx.conf"), [
        "daemon off;", "master_process off;", `pid ${join(folder, "pid")};`, "events {}",
        "http {", "access_log off;", ...temporary, `include ${join(folder, "site.conf")};`, "}",
      ].join("\n"));
      return ["/usr/sbin/nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "nginx", "error.log")]];
    },
    caddy: async (port) => {
      const file = join(folder, "Caddyfile");
      writeFileSync(file, fillIn(`{\n\tadmin off\n\tauto_https off\n}\n${snippet("Caddyfile")}`, [
        [":8080 {", `http://127.0.0.1:${port} {`],
        ["127.0.0.1:13120", `127.0.0.1:${server.port}`],
        ["127.0.0.1:8081", `127.0.0.1:${behind.port}`],
      ]));
      return ["caddy", ["run", "--config", file, "--adapter", "caddyfile"]];
    },
    python: async () => ["python3", [join(repository, "templates/snippets/api.py")]],
    node: async () => [process.execPath, [join(repository, "templates/snippets/api.mjs")]],
    rust: async () => [join(target, "debug", "permesso-snippet-api"), []],
  };

  test("is shown as it is run", async () => {
    const page = await blocks(new Visitor(), "/docs/apis");
    const files = { nginx: "nginx.conf", caddy: "Caddyfile", python: "api.py", node: "api.mjs", rust: "api.rs" };
    for (const [id, file] of Object.entries(files)) assert.equal(page.get(id), snippet(file).trimEnd(), id);
  });

  for (const [name, launch] of Object.entries(programs)) {
    test(`${name}: 401 without a living token, 403 beyond the scope, 200 with it`, async () => {
      const port = await freePort();
      const [command, args] = await launch(port);
      const env = {
        PATH: process.env.PATH, HOME: folder, PERMESSO: server.direct, PORT: String(port),
        CLIENT_ID: introspector.client_id, CLIENT_SECRET: introspector.client_secret,
      };
      const program = start(command, args, { env });
      const url = `http://127.0.0.1:${port}/events`;
      const ask = (token, headers = {}) =>
        send("GET", url, { headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } });
      try {
        await until(async () => (await ask().catch(() => ({}))).status === 401, 20, `${name}: ${program.output}`);
        const before = reached.length;
        const none = await ask();
        assert.match(none.headers["www-authenticate"], /^Bearer/);
        assert.equal((await ask(`${good.slice(0, -1)}${good.endsWith("a") ? "b" : "a"}`)).status, 401);
        const refused = await ask(beyond);
        assert.equal(refused.status, 403, refused.text);
        assert.equal(reached.length, before, "nothing was let through");
        const answer = await ask(good, { "x-auth-user": "admin", "X-Auth-Scope": "admin" });
        assert.equal(answer.status, 200, answer.text);
        assert.equal(answer.json.hello, "alice");
        if (reached.length > before) assert.equal(reached.at(-1)["x-auth-scope"], "event:write");
      } finally {
        program.kill("SIGTERM");
        await program.ended;
      }
    });
  }
});

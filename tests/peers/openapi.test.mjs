// The document of the live server: valid OpenAPI, the same by the command line, and held by the server against what schemathesis makes up.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { basic, send } from "../harness/http.mjs";
import { permesso, start, target } from "../harness/permesso.mjs";
import { relyingParty } from "../harness/relying_party.mjs";
import { Visitor, formOf } from "../harness/visitor.mjs";

const tools = join(target, "openapi-venv", "bin");
const here = join(import.meta.dirname, "openapi");

let server;
let app;

before(async () => {
  server = await permesso({ settings: { SCOPES__PRESETS: "gancio,open-collective" } });
  app = await relyingParty();
  await server.person("alice");
});
after(async () => {
  await server?.stop();
  await app?.stop();
});

/** Runs a tool to its end; all that it printed. */
async function run(tool, args, env = {}) {
  const child = start(join(tools, tool), args, {
    cwd: here,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PYTHONDONTWRITEBYTECODE: "1", NO_COLOR: "1", ...env },
  });
  const late = setTimeout(() => child.kill("SIGKILL"), 300_000);
  const code = await child.ended;
  clearTimeout(late);
  assert.equal(code, 0, child.output);
  return child.output;
}

test("the document is valid OpenAPI, and the command line prints the same", async () => {
  const served = (await send("GET", `${server.url}/openapi.json`)).json;
  assert.deepEqual(JSON.parse(await server.command(["openapi"])), served);
  assert.equal(served.servers[0].url, server.url);
  const folder = mkdtempSync(join(tmpdir(), "permesso-openapi-"));
  const file = join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(served));
  assert.match(await run("openapi-spec-validator", [file]), /OK/);
  rmSync(folder, { recursive: true });
});

/** A client with tokens of alice, and a personal token of hers. */
async function living() {
  const client = await server.client("--name", "Explorer", "--redirect-uri", app.callback);
  const visitor = new Visitor();
  const query = new URLSearchParams({
    response_type: "code", client_id: client.client_id, redirect_uri: app.callback, scope: "account email event:write",
  });
  const landed = new URL(await visitor.authorize(`${server.url}/oauth/authorize?${query}`, "alice"));
  const tokens = await send("POST", `${server.url}/oauth/token`, {
    form: { grant_type: "authorization_code", code: landed.searchParams.get("code"), redirect_uri: app.callback },
    headers: { authorization: basic(client.client_id, client.client_secret) },
  });
  const page = await visitor.get(`${server.url}/account/tokens`);
  const made = await visitor.submit(page, formOf(page, "[name=expires_at]"), {
    fill: { name: "Explorer", scope: ["account", "email"] },
  });
  const initial = JSON.parse(await server.command(["registration-token", "create", "--json"]));
  return {
    PEER_ISSUER: server.url,
    PEER_CLIENT_ID: client.client_id,
    PEER_CLIENT_SECRET: client.client_secret,
    PEER_TOKEN: tokens.json.access_token,
    PEER_REFRESH: tokens.json.refresh_token,
    PEER_PERSONAL: made.root.querySelector("#token").text,
    PEER_INITIAL: initial.token,
  };
}

test("schemathesis finds nothing that the document does not say, with all its checks", { timeout: 320_000 }, async (t) => {
  const said = await run("schemathesis", [
    "--config-file", "schemathesis.toml", "run", `${server.url}/openapi.json`,
  ], await living());
  t.diagnostic(said.match(/Test cases:\n.*/)?.[0] ?? said);
  const log = server.output();
  assert.doesNotMatch(log, /panic/);
  // It must have got beyond the refusals: each operation has succeeded at least once.
  const { paths } = (await send("GET", `${server.url}/openapi.json`)).json;
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (operation.tags.includes("Service")) continue;
      const good = Object.keys(operation.responses).filter((status) => status.startsWith("2"));
      const line = new RegExp(`method="${method.toUpperCase()}" route="${path.replaceAll(/[{}.]/g, "\\$&")}" status=(${good.join("|")}) `);
      assert.match(log, line, `${method} ${path} never succeeded`);
    }
  }
});

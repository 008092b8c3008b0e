// Unmodified clients in Python and Rust against the real server: Authlib, requests-oauthlib, and the crate oauth2.
import { join } from "node:path";
import { after, before, test } from "node:test";
import { permesso, register, target } from "../harness/permesso.mjs";
import { relyingParty } from "../harness/relying_party.mjs";
import { peer } from "./child.mjs";

let server;
let app;

before(async () => {
  server = await permesso();
  app = await relyingParty();
  await server.person("alice");
});
after(async () => {
  await server?.stop();
  await app?.stop();
});

/** A client of its own for each peer, registered as an app would. */
async function setting(name) {
  const client = await register(server.url, {
    client_name: name, redirect_uris: app.callback, scopes: "event:write email",
  });
  return {
    issuer: server.url,
    client_id: client.client_id,
    client_secret: client.client_secret,
    redirect_uri: app.callback,
  };
}

const python = join(target, "peers-venv", "bin", "python");
const programs = [
  ["Authlib", python, [join(import.meta.dirname, "python", "authlib_peer.py")]],
  ["requests-oauthlib", python, [join(import.meta.dirname, "python", "requests_oauthlib_peer.py")]],
  ["the crate oauth2", join(target, "debug", "permesso-peer-oauth2"), []],
];
for (const [name, program, args] of programs) {
  test(`${name}: code with PKCE, /api/user, refresh, introspection, revocation`, async (t) => {
    await peer(t, program, args, await setting(name));
  });
}

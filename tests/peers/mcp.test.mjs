// The MCP TypeScript client, unmodified: it discovers, registers itself (RFC 7591), authorizes with PKCE, checks `iss`, and refreshes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { auth } from "@modelcontextprotocol/client";
import { send } from "../harness/http.mjs";
import { permesso } from "../harness/permesso.mjs";
import { relyingParty } from "../harness/relying_party.mjs";
import { Visitor } from "../harness/visitor.mjs";

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

/** What a host keeps for one server, in memory. */
class Host {
  kept = {};
  constructor(method) {
    this.method = method;
  }
  get redirectUrl() {
    return app.callback;
  }
  get clientMetadata() {
    return {
      client_name: "An MCP host",
      redirect_uris: [app.callback],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      token_endpoint_auth_method: this.method,
    };
  }
  state() {
    return "a-state";
  }
  clientInformation() {
    return this.kept.client;
  }
  saveClientInformation(client) {
    this.kept.client = client;
  }
  tokens() {
    return this.kept.tokens;
  }
  saveTokens(tokens) {
    this.kept.tokens = tokens;
  }
  redirectToAuthorization(url) {
    this.kept.url = url;
  }
  saveCodeVerifier(verifier) {
    this.kept.verifier = verifier;
  }
  codeVerifier() {
    return this.kept.verifier;
  }
  saveDiscoveryState(state) {
    this.kept.discovery = state;
  }
  discoveryState() {
    return this.kept.discovery;
  }
}

for (const method of ["none", "client_secret_post", "client_secret_basic"]) {
  test(`an MCP host that registers itself with ${method} gets a token, uses it and refreshes`, async () => {
    const host = new Host(method);
    const options = { serverUrl: server.url };
    assert.equal(await auth(host, options), "REDIRECT");
    assert.match(host.kept.client.client_id, /^[a-z0-9]{20,32}$/);
    assert.equal("client_secret" in host.kept.client, method !== "none");

    const landed = new URL(await new Visitor().authorize(host.kept.url.href, "alice"));
    const answer = Object.fromEntries(landed.searchParams);
    assert.equal(answer.state, "a-state");
    assert.equal(await auth(host, { ...options, authorizationCode: answer.code, iss: answer.iss }), "AUTHORIZED");

    const me = await send("GET", `${server.url}/api/user`, { headers: { authorization: `Bearer ${host.kept.tokens.access_token}` } });
    assert.equal(me.status, 200);
    const before = host.kept.tokens.refresh_token;
    assert.equal(await auth(host, options), "AUTHORIZED");
    assert.notEqual(host.kept.tokens.refresh_token, before);
  });
}

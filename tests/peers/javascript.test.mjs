// Unmodified JavaScript clients against the real server: oauth4webapi and simple-oauth2.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as oauth from "oauth4webapi";
import { AuthorizationCode } from "simple-oauth2";
import { basic, send } from "../harness/http.mjs";
import { permesso, register } from "../harness/permesso.mjs";
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

/** oauth4webapi speaks TLS only, unless it is told otherwise at each call. */
const plainHttp = { [oauth.allowInsecureRequests]: true };

async function discover() {
  const issuer = new URL(server.url);
  const answer = await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...plainHttp });
  return oauth.processDiscoveryResponse(issuer, answer);
}

/** Code with PKCE, /api/user, refresh, introspection, revocation; `authenticate` as the client registered. */
async function wholeLife(client, authenticate) {
  const as = await discover();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(as.authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: client.client_id,
    redirect_uri: app.callback,
    scope: "event:write email",
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const landed = new URL(await new Visitor().authorize(url.href, "alice"));

  // The library itself checks `state` and `iss` here.
  const parameters = oauth.validateAuthResponse(as, client, landed, state);
  const exchange = await oauth.authorizationCodeGrantRequest(
    as, client, authenticate, parameters, app.callback, verifier, plainHttp,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, exchange);
  assert.equal(tokens.scope, "event:write email");
  assert.equal(tokens.username, "alice");

  const me = await oauth.protectedResourceRequest(
    tokens.access_token, "GET", new URL("/api/user", server.url), undefined, undefined, plainHttp,
  );
  assert.equal(me.status, 200);
  const user = await me.json();
  assert.equal(user.username, "alice");
  assert.equal(user.email, "alice@people.example");

  const refreshed = await oauth.processRefreshTokenResponse(
    as, client, await oauth.refreshTokenGrantRequest(as, client, authenticate, tokens.refresh_token, plainHttp),
  );
  assert.notEqual(refreshed.refresh_token, tokens.refresh_token);
  return { as, refreshed, user };
}

async function introspect(as, client, authenticate, token) {
  const answer = await oauth.introspectionRequest(as, client, authenticate, token, plainHttp);
  return oauth.processIntrospectionResponse(as, client, answer);
}

async function revokeAndSee(as, client, authenticate, tokens) {
  const gone = await oauth.revocationRequest(as, client, authenticate, tokens.refresh_token, plainHttp);
  assert.equal(await oauth.processRevocationResponse(gone), undefined);
  await assert.rejects(
    oauth.protectedResourceRequest(
      tokens.access_token, "GET", new URL("/api/user", server.url), undefined, undefined, plainHttp,
    ),
    (error) => error instanceof oauth.WWWAuthenticateChallengeError && error.cause[0].parameters.error === "invalid_token",
  );
}

describe("oauth4webapi", () => {
  test("refuses plain http unless told otherwise", async (t) => {
    await assert.rejects(oauth.discoveryRequest(new URL(server.url), { algorithm: "oauth2" }), (error) => {
      t.diagnostic(`oauth4webapi over plain http: ${error.message}`);
      return error.code === oauth.HTTP_REQUEST_FORBIDDEN;
    });
  });

  for (const [name, method] of [["the Basic header", oauth.ClientSecretBasic], ["the body", oauth.ClientSecretPost]]) {
    test(`a confidential client with its secret in ${name}`, async () => {
      const { client_id, client_secret } = await register(server.url, {
        client_name: "Calendar", redirect_uris: app.callback, scopes: "event:write,email",
      });
      const client = { client_id };
      const authenticate = method(client_secret);
      const { as, refreshed, user } = await wholeLife(client, authenticate);
      const seen = await introspect(as, client, authenticate, refreshed.access_token);
      assert.equal(seen.active, true);
      assert.equal(seen.client_id, client_id);
      assert.equal(seen.sub, user.id);
      assert.equal(seen.iss, server.url);
      await revokeAndSee(as, client, authenticate, refreshed);
      assert.deepEqual(await introspect(as, client, authenticate, refreshed.access_token), { active: false });
    });
  }

  test("a public client by its id and PKCE alone", async () => {
    const { client_id } = await server.client("--name", "Phone", "--redirect-uri", app.callback, "--public");
    const client = { client_id, token_endpoint_auth_method: "none" };
    const { as, refreshed } = await wholeLife(client, oauth.None());
    assert.equal(refreshed.expires_in > 0, true);
    const refused = await oauth.introspectionRequest(as, client, oauth.None(), refreshed.access_token, plainHttp);
    assert.equal(refused.status, 401, "introspection is for confidential clients");
    await revokeAndSee(as, client, oauth.None(), refreshed);
  });

  test("reads a refusal as the error it is", async () => {
    const as = await discover();
    const { client_id, client_secret } = await register(server.url, {
      client_name: "Calendar", redirect_uris: app.callback,
    });
    const client = { client_id };
    const answer = await oauth.refreshTokenGrantRequest(
      as, client, oauth.ClientSecretPost(client_secret), "pmr_nothing", plainHttp,
    );
    await assert.rejects(
      oauth.processRefreshTokenResponse(as, client, answer),
      (error) => error instanceof oauth.ResponseBodyError && error.error === "invalid_grant" && error.status === 400,
    );
  });

  test("gets the person's no as access_denied", async () => {
    const as = await discover();
    const { client_id } = await register(server.url, { client_name: "Calendar", redirect_uris: app.callback });
    const url = new URL(as.authorization_endpoint);
    url.search = new URLSearchParams({ response_type: "code", client_id, redirect_uri: app.callback, state: "s" });
    const landed = await new Visitor().authorize(url.href, "alice", { decision: "deny" });
    assert.throws(
      () => oauth.validateAuthResponse(as, { client_id }, new URL(landed), "s"),
      (error) => error instanceof oauth.AuthorizationResponseError && error.error === "access_denied",
    );
  });
});

describe("simple-oauth2", () => {
  for (const authorizationMethod of ["header", "body"]) {
    test(`code, refresh and revoke with the secret in the ${authorizationMethod}`, async (t) => {
      const { client_id, client_secret } = await register(server.url, {
        client_name: "Simple", redirect_uris: app.callback, scopes: "event:write email",
      });
      const library = new AuthorizationCode({
        client: { id: client_id, secret: client_secret },
        auth: {
          tokenHost: server.url,
          tokenPath: "/oauth/token",
          revokePath: "/oauth/revoke",
          authorizePath: "/oauth/authorize",
        },
        options: { authorizationMethod },
      });
      const verifier = oauth.generateRandomCodeVerifier();
      const url = library.authorizeURL({
        redirect_uri: app.callback,
        scope: ["event:write", "email"],
        state: "a b&c",
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      const landed = new URL(await new Visitor().authorize(url, "alice"));
      assert.equal(landed.searchParams.get("state"), "a b&c");
      const code = landed.searchParams.get("code");

      await assert.rejects(library.getToken({ code, redirect_uri: app.callback }), (error) => {
        assert.equal(error.output.statusCode, 400);
        return error.data.payload.error === "invalid_grant";
      }, "the code is bound to its verifier, and stays for its owner");
      const first = await library.getToken({ code, redirect_uri: app.callback, code_verifier: verifier });
      assert.equal(first.token.token_type, "Bearer");

      const second = await first.refresh();
      assert.notEqual(second.token.refresh_token, first.token.refresh_token);
      const bearer = { authorization: `Bearer ${second.token.access_token}` };
      const me = await send("GET", `${server.url}/api/user`, { headers: bearer });
      assert.equal(me.json.username, "alice");

      t.diagnostic("simple-oauth2 has no introspection: asked without it");
      const introspect = async () =>
        (await send("POST", `${server.url}/oauth/introspect`, {
          form: { token: second.token.access_token },
          headers: { authorization: basic(client_id, client_secret) },
        })).json;
      assert.equal((await introspect()).active, true);

      await second.revokeAll();
      assert.deepEqual(await introspect(), { active: false });
      assert.equal((await send("GET", `${server.url}/api/user`, { headers: bearer })).status, 401);
    });
  }
});

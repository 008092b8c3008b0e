// The shipped nginx configuration, run by a real nginx: as it is, and towards upstreams in nginx's default HTTP/1.0.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { send } from "../harness/http.mjs";
import { repository } from "../harness/permesso.mjs";
import { freePort } from "../harness/ports.mjs";
import { behind } from "./story.mjs";
import { fillIn } from "./tls.mjs";

const shipped = readFileSync(join(repository, "deploy/nginx/permesso.conf"), "utf8");

async function launch({ port, permesso, events, tls }, text) {
  const plain = await freePort();
  const logs = join(tls.folder, "logs");
  mkdirSync(logs);
  const site = fillIn(text, [
    ["127.0.0.1:13120", `127.0.0.1:${permesso}`],
    ["127.0.0.1:13121", `127.0.0.1:${events}`],
    ["events.example.org", "localhost"],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
    ["listen [::]:443 ssl http2;", ""],
    ["listen 80;", `listen 127.0.0.1:${plain};`],
    ["listen [::]:80;", ""],
    ["/etc/letsencrypt/live/localhost/fullchain.pem", tls.cert],
    ["/etc/letsencrypt/live/localhost/privkey.pem", tls.key],
    ["/var/log/nginx/", `${logs}/`],
  ]);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((each) => `${each}_temp_path ${join(tls.folder, each)};`);
  const main = join(tls.folder, "nginx.conf");
  writeFileSync(join(tls.folder, "site.conf"), site);
  writeFileSync(main, [
    "daemon off;", "master_process off;", `pid ${join(tls.folder, "pid")};`,
    "events {}", "http {", ...temporary, `include ${join(tls.folder, "site.conf")};`, "}",
  ].join("\n"));
  return {
    plain,
    command: "/usr/sbin/nginx",
    args: ["-p", tls.folder, "-c", main, "-e", join(logs, "start.log")],
    logs: ["permesso.access.log", "permesso.error.log", "start.log"].map((name) => join(logs, name)),
  };
}

behind("nginx with deploy/nginx/permesso.conf", (place) => launch(place, shipped), (plan) => {
  test("over plain http pages are sent to https, and what would carry a secret is refused", async () => {
    const at = `http://localhost:${plan().plain}`;
    const page = await send("GET", `${at}/oauth/authorize?client_id=x`);
    assert.deepEqual([page.status, page.headers.location], [301, "https://localhost/oauth/authorize?client_id=x"]);
    for (const path of ["/oauth/token", "//oauth/token", "/oauth/revoke", "/api/client", "/api/event"]) {
      const answer = await send("POST", at, { path, form: "client_secret=x" });
      assert.equal(answer.status, 403, path);
      assert.equal(answer.json.error, "invalid_request");
    }
  });
});

behind("nginx speaking HTTP/1.0 to its upstreams", (place) =>
  launch(place, fillIn(shipped, [
    ["    proxy_http_version 1.1;\n", ""],
    ['proxy_set_header Connection "";', "proxy_set_header Connection close;"],
    ["    keepalive 16;\n", ""],
  ])));

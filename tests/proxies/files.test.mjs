// The shipped files that no program here can run: well-formed, and saying what they must.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { repository, target } from "../harness/permesso.mjs";
import { fillIn } from "./tls.mjs";

const read = (path) => readFileSync(join(repository, path), "utf8");
const identity = ["X-Auth-User", "X-Auth-User-Id", "X-Auth-Client", "X-Auth-Scope", "X-Auth-Two-Factor"];

test("systemd takes the unit, and finds little to blame", () => {
  const folder = mkdtempSync(join(tmpdir(), "permesso-unit-"));
  const unit = join(folder, "permesso.service");
  const program = join(target, "debug", "permesso");
  writeFileSync(unit, fillIn(read("deploy/systemd/permesso.service"), [["/usr/local/bin/permesso", program]]));
  const run = (...args) => execFileSync("systemd-analyze", args, { encoding: "utf8", stdio: "pipe" });
  run("verify", "--man=no", unit);
  run("security", "--offline=true", "--threshold=20", unit);
  rmSync(folder, { recursive: true });
});

test("the settings beside the unit are ones that the program takes", () => {
  const file = join(repository, "deploy/systemd/permesso.toml");
  execFileSync(join(target, "debug", "permesso"), ["config", "check", "--config", file], {
    encoding: "utf8", stdio: "pipe", env: { PATH: process.env.PATH },
  });
});

test("Traefik's file deletes all identity headers, and takes them from Permesso alone", () => {
  const { http } = parse(read("deploy/traefik/permesso.yml"));
  const deleted = http.middlewares["without-identity"].headers.customRequestHeaders;
  assert.deepEqual(deleted, Object.fromEntries(identity.map((name) => [name, ""])));
  assert.deepEqual(http.middlewares["event-write"].forwardAuth.authResponseHeaders, identity);
  assert.match(http.middlewares["event-write"].forwardAuth.address, /\/oauth\/verify\?scope=event:write$/);
  for (const router of Object.values(http.routers)) {
    assert.equal(router.middlewares[0], "without-identity");
    assert(router.middlewares.every((name) => name in http.middlewares));
    assert(router.service in http.services);
  }
});

test("the compose file keeps secrets out of itself and waits for a healthy database", () => {
  const { services, secrets } = parse(read("deploy/compose/compose.yaml"));
  assert.equal(services.permesso.depends_on.postgres.condition, "service_healthy");
  assert("PERMESSO_DATABASE_URL_FILE" in services.permesso.environment);
  for (const service of Object.values(services)) {
    for (const name of service.secrets) assert(name in secrets);
    assert.equal(Object.keys(service.environment).some((key) => /PASSWORD$|DATABASE_URL$/.test(key)), false);
  }
});

test("the container runs as nobody's root, asks the program for its health, and gets all that is compiled in", () => {
  const dockerfile = read("Dockerfile");
  const final = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
  assert.match(final, /^USER permesso$/m);
  assert.match(final, /^HEALTHCHECK .*CMD \["permesso", "healthcheck"\]$/m);
  assert.match(final, /PERMESSO_LISTEN=0\.0\.0\.0:13120/);

  // What the compiler read, by its own account, must pass .dockerignore.
  const kept = read(".dockerignore").split("\n").filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  const inputs = readDependencies();
  assert(inputs.length > 20, "the compiler's list of inputs");
  for (const path of inputs) {
    assert(kept.some((each) => path === each || path.startsWith(`${each}/`)), `.dockerignore leaves out ${path}`);
  }
});

/** The project's own files in cargo's dependency file of the program, relative to the repository. */
function readDependencies() {
  const text = readFileSync(join(target, "debug", "permesso.d"), "utf8");
  const root = repository.replace(/\/?$/, "/");
  return text.split(/(?<!\\)\s+/).filter((path) => path.startsWith(root)).map((path) => path.slice(root.length))
    .filter((path) => !path.startsWith("target/"));
}

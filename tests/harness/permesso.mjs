// The real program: a `permesso serve` of its own on a free port, with a fresh SQLite file, and its command line.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { send } from "./http.mjs";
import { freePort, until } from "./ports.mjs";

export const repository = fileURLToPath(new URL("../..", import.meta.url));
export const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
const program = join(target, "debug", "permesso");

/** A password that passes the strength check; every person of the tests has it. */
export const password = "violet-Ladder-93-quietly-humming";

/** Every process that runs, so that none outlives the tests, however they end. */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

/** A long-running child process whose output is kept and which dies with the tests. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  running.add(child);
  child.output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (child.output += text));
  child.ended = new Promise((resolve) => {
    child.on("error", (error) => {
      child.output += String(error);
      running.delete(child);
      resolve(-1);
    });
    child.on("exit", (code) => {
      running.delete(child);
      resolve(code ?? -1);
    });
  });
  return child;
}

/**
 * Starts a server; stop it with `stop()`. `publicUrl` is given where a proxy stands before it.
 * `settings` are further `PERMESSO_…` variables, without the prefix.
 */
export async function permesso({ publicUrl, settings = {} } = {}) {
  if (!existsSync(program)) throw new Error(`${program} is not built: run 'cargo build' first`);
  const folder = mkdtempSync(join(tmpdir(), "permesso-test-"));
  const port = await freePort();
  const url = publicUrl ?? `http://localhost:${port}`;
  const env = { PATH: process.env.PATH, HOME: folder };
  const all = {
    PUBLIC_URL: url,
    LISTEN: `127.0.0.1:${port}`,
    DATABASE_URL: `sqlite:${join(folder, "permesso.db")}`,
    LIMITS__ENABLED: "false",
    ...settings,
  };
  for (const [name, value] of Object.entries(all)) env[`PERMESSO_${name}`] = value;

  const server = start(program, ["serve"], { cwd: folder, env });
  const direct = `http://127.0.0.1:${port}`;
  let gone = false;
  server.ended.then(() => (gone = true));
  const ready = async () => {
    if (gone) throw new Error(`permesso ended while starting:\n${server.output}`);
    return (await send("GET", `${direct}/readyz`).catch(() => ({}))).status === 200;
  };
  await until(ready, 30, "permesso ready");

  /** Runs a command of the same installation; resolves to its stdout, rejects unless it exits 0. */
  const command = (args, stdin = "") =>
    new Promise((resolve, reject) => {
      const child = spawn(program, args, { cwd: folder, env, stdio: "pipe" });
      let out = "";
      let err = "";
      child.stdout.on("data", (text) => (out += text));
      child.stderr.on("data", (text) => (err += text));
      child.on("error", reject);
      child.on("close", (code) =>
        code === 0 ? resolve(out) : reject(new Error(`permesso ${args.join(" ")}: exit ${code}\n${err}`)),
      );
      child.stdin.end(stdin);
    });

  return {
    url,
    /** The server itself, past any proxy. */
    direct,
    port,
    command,
    /** All that the server has printed so far. */
    output: () => server.output,
    person: (name, ...more) =>
      command(
        ["user", "create", name, "--email", `${name}@people.example`, ...more, "--password-stdin"],
        `${password}\n`,
      ),
    /** A client by the command line; the keys are those of `POST /api/client`. */
    client: async (...args) => JSON.parse(await command(["client", "create", ...args, "--json"])),
    stop: async () => {
      const when = gone ? "before it was stopped" : "on SIGTERM";
      server.kill("SIGTERM");
      const late = setTimeout(() => server.kill("SIGKILL"), 10_000);
      const code = await server.ended;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
      if (when !== "on SIGTERM" || code !== 0) throw new Error(`permesso exited ${code} ${when}:\n${server.output}`);
    },
  };
}

/** Registers an app as Gancio's documentation shows it. */
export async function register(url, fields, options = {}) {
  const answer = await send("POST", `${url}/api/client`, { form: fields, ...options });
  if (answer.status !== 200) throw new Error(`POST /api/client: ${answer.status} ${answer.text}`);
  return answer.json;
}

// A peer in another language, as a child process that speaks lines:
//   it says  `visit URL`      and reads one line, the URL at which the person's browser reached the app
//   it says  `ok STEP`        for each step that went through
//   it says  `note TEXT`      for what its library refuses or lacks
import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { start } from "../harness/permesso.mjs";
import { Visitor } from "../harness/visitor.mjs";

/** What every peer must get through. */
const steps = ["code", "user", "refresh", "introspect", "revoke"];

/** Runs the peer as the client `setting` names, for the person alice, and expects all steps. */
export async function peer(t, command, args, setting) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PYTHONDONTWRITEBYTECODE: "1" };
  for (const [name, value] of Object.entries(setting)) env[`PEER_${name.toUpperCase()}`] = value;
  const child = start(command, args, { env, stdio: ["pipe", "pipe", "pipe"] });
  const late = setTimeout(() => child.kill("SIGKILL"), 120_000);
  const done = [];
  let failure;
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, rest] = [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];
    if (word === "note") t.diagnostic(rest);
    else if (word === "ok") done.push(rest);
    else if (word === "visit") {
      try {
        child.stdin.write(`${await new Visitor().authorize(rest, "alice")}\n`);
      } catch (error) {
        failure = error;
        child.kill("SIGKILL");
      }
    }
  }
  const code = await child.ended;
  clearTimeout(late);
  if (failure) throw failure;
  assert.equal(code, 0, child.output);
  assert.deepEqual(done, steps, child.output);
}

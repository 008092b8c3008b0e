// The shipped Caddyfile, run by a real Caddy.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../harness/permesso.mjs";
import { behind } from "./story.mjs";
import { fillIn } from "./tls.mjs";

const shipped = readFileSync(join(repository, "deploy/caddy/Caddyfile"), "utf8");

behind("Caddy with deploy/caddy/Caddyfile", ({ port, permesso, events, tls }) => {
  const log = join(tls.folder, "access.log");
  const file = join(tls.folder, "Caddyfile");
  writeFileSync(file, fillIn(shipped, [
    ["\n{\n", "\n{\n\tadmin off\n\tauto_https off\n"],
    ["events.example.org {\n\tlog {\n", `events.example.org {\n\tlog {\n\t\toutput file ${log}\n`],
    ["127.0.0.1:13120", `127.0.0.1:${permesso}`],
    ["127.0.0.1:13121", `127.0.0.1:${events}`],
    ["https://events.example.org", "the public address"],
    ["events.example.org {", `https://localhost:${port} {\n\tbind 127.0.0.1\n\ttls ${tls.cert} ${tls.key}`],
  ]));
  writeFileSync(log, "");
  return { command: "caddy", args: ["run", "--config", file, "--adapter", "caddyfile"], logs: [log] };
});

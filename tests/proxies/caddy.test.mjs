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
  const options = "{\n\tadmin off\n\tauto_https off\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n\n";
  writeFileSync(file, options + fillIn(shipped, [
    ["127.0.0.1:13120", `127.0.0.1:${permesso}`],
    ["127.0.0.1:13121", `127.0.0.1:${events}`],
    ["https://events.example.org", "the public address"],
    ["events.example.org {", `https://localhost:${port} {\n\tbind 127.0.0.1\n\ttls ${tls.cert} ${tls.key}`],
    ["\tlog {\n", `\tlog {\n\t\toutput file ${log}\n`],
  ]));
  writeFileSync(log, "");
  return { command: "caddy", args: ["run", "--config", file, "--adapter", "caddyfile"], logs: [log] };
});

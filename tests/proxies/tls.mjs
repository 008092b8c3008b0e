// A certificate for localhost, made for one run.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A fresh folder with `cert.pem` and `key.pem` in it. `leaf`: not an authority as well, which strict clients refuse from
 * a server.
 */
export function certificate({ leaf = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "permesso-proxy-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync("openssl", [
    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
    ...(leaf ? ["-addext", "basicConstraints=critical,CA:FALSE"] : []), "-keyout", key, "-out", cert,
  ], { stdio: "pipe" });
  return { folder, key, cert, ca: readFileSync(cert) };
}

/** `text` with each of `changes` made; each must be there, so that a shipped file cannot drift from its test. */
export function fillIn(text, changes) {
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the shipped file no longer says: ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

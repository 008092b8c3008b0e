// What people protect their accounts with: an authenticator app (RFC 6238), and a device that keeps passkeys.
import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { permesso } from "../harness/permesso.mjs";

const STEP = 30;

function code(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

function base32(text) {
  const bits = [...text].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"));
  return Buffer.from(bits.join("").match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/** An authenticator app that holds the key as the page shows it. Each code is good once, so each is given once. */
export class Authenticator {
  #secret;
  #last = 0;

  constructor(text) {
    this.#secret = base32(text.replaceAll(/\s/g, ""));
  }

  /** A code that is taken now: from one step late to one step early, or after some waiting. */
  async next() {
    for (;;) {
      const now = Date.now() / 1000;
      const step = Math.max(Math.floor(now / STEP) - 1, this.#last + 1);
      // Not so late that the code is out of date before it arrives.
      if (step <= Math.floor(now / STEP) + 1 && STEP - (now % STEP) > 2) {
        this.#last = step;
        return code(this.#secret, step);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** The code that was given last. */
  again() {
    return code(this.#secret, this.#last);
  }

  /** Six digits that are no code of these minutes. */
  wrong() {
    const here = Math.floor(Date.now() / 1000 / STEP);
    const near = [-2, -1, 0, 1, 2, 3].map((off) => code(this.#secret, here + off));
    return ["000000", "111111", "222222", "333333", "444444", "555555", "666666"].find((text) => !near.includes(text));
  }
}

/** A device with passkeys and a fingerprint reader, in this page's browser. */
export async function device(page) {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("WebAuthn.enable");
  const { authenticatorId } = await inspector.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether the device knows the finger. */
    knows: (isUserVerified) => inspector.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    credentials: async () => (await inspector.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

/** A server on which it can be said how long ago everybody has proved who they are. */
export async function agingPermesso(options = {}) {
  const folder = mkdtempSync(join(tmpdir(), "permesso-aging-"));
  const file = join(folder, "permesso.db");
  const server = await permesso({ ...options, settings: { ...options.settings, DATABASE_URL: `sqlite:${file}` } });
  const script = `import sqlite3, sys, time
with sqlite3.connect(sys.argv[1], timeout=10) as db:
    db.execute("UPDATE sessions SET proved_at = ?", (int(time.time()) - int(sys.argv[2]),))`;
  return {
    ...server,
    proved: (secondsAgo) => promisify(execFile)("python3", ["-c", script, file, String(secondsAgo)]),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// Loopback ports: a free one for another program, and small servers of the tests' own.
import http from "node:http";
import net from "node:net";

/** A port that was free a moment ago; for programs that must be told theirs. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Serves on 127.0.0.1, on a port of the system's choice. */
export function serve(handler) {
  return new Promise((resolve, reject) => {
    const server = http.createServer((request, response) => {
      const chunks = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => handler(request, response, Buffer.concat(chunks).toString("utf8")));
    });
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () =>
      resolve({
        port: server.address().port,
        stop: () =>
          new Promise((done) => {
            server.close(done);
            server.closeAllConnections();
          }),
      }),
    );
  });
}

/** Asks `question` until it answers true, at most for `seconds`. */
export async function until(question, seconds, what) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (await question()) return;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((next) => setTimeout(next, 25));
  }
}

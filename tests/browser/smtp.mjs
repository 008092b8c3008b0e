// A mail server for the tests: it takes every mail (RFC 5321, without login) and keeps what stands in it.
import { createServer } from "node:net";

function decoded(part) {
  const split = part.indexOf("\r\n\r\n");
  const [head, body] = [part.slice(0, split).toLowerCase(), part.slice(split + 4)];
  if (head.includes("encoding: base64")) return Buffer.from(body, "base64").toString("utf8");
  if (!head.includes("encoding: quoted-printable")) return body;
  const bytes = body.replaceAll(/=\r\n/g, "").replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function letter(to, raw) {
  const boundary = raw.match(/boundary="([^"]+)"/)?.[1];
  const parts = raw.split(`--${boundary}`).slice(1, -1).map((part) => part.replace(/^\r\n/, ""));
  const [text, html] = parts.map(decoded);
  return { to, raw, text, html };
}

/** `mails` fills with what comes; `mail(to)` waits for one and takes it. */
export async function sink() {
  const mails = [];
  const server = createServer((socket) => {
    let to;
    let taken = "";
    let inLetter = false;
    socket.setEncoding("latin1");
    socket.write("220 sink.example ESMTP\r\n");
    socket.on("error", () => {});
    socket.on("data", (text) => {
      taken += text;
      for (;;) {
        if (inLetter) {
          const end = taken.indexOf("\r\n.\r\n");
          if (end < 0) return;
          const raw = Buffer.from(taken.slice(0, end + 2), "latin1").toString("utf8").replaceAll("\r\n..", "\r\n.");
          mails.push(letter(to, raw));
          taken = taken.slice(end + 5);
          inLetter = false;
          socket.write("250 taken\r\n");
          continue;
        }
        const end = taken.indexOf("\r\n");
        if (end < 0) return;
        const line = taken.slice(0, end);
        taken = taken.slice(end + 2);
        if (/^EHLO/i.test(line)) socket.write("250-sink.example\r\n250-SMTPUTF8\r\n250 8BITMIME\r\n");
        else if (/^RCPT TO:/i.test(line)) {
          to = line.match(/<(.*)>/)[1];
          socket.write("250 fine\r\n");
        } else if (/^DATA/i.test(line)) {
          inLetter = true;
          socket.write("354 go on\r\n");
        } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
        else socket.write("250 fine\r\n");
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    mails,
    url: `smtp://127.0.0.1:${server.address().port}`,
    async mail(to, seconds = 20) {
      const end = Date.now() + seconds * 1000;
      for (;;) {
        const at = mails.findIndex((mail) => mail.to === to);
        if (at >= 0) return mails.splice(at, 1)[0];
        if (Date.now() > end) throw new Error(`no mail to ${to} within ${seconds} s`);
        await new Promise((next) => setTimeout(next, 50));
      }
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The link that stands in a mail. */
export const linkIn = (mail, site) => mail.text.split(/\r?\n/).find((line) => line.startsWith(site)).trim();

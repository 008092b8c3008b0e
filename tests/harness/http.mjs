// One HTTP/1.1 request as it stands: the path is sent byte for byte (no URL clean-up), nothing is followed.
import http from "node:http";
import https from "node:https";

/**
 * `url` names scheme, host and port; `path` replaces its path and query byte for byte.
 * A plain object as `form` or `json` becomes the body, with its content type.
 */
export function send(method, url, { path, headers = {}, form, json, body, ca } = {}) {
  const target = new URL(url);
  const all = { ...headers };
  let payload = body;
  if (form !== undefined) {
    payload = typeof form === "string" ? form : new URLSearchParams(form).toString();
    all["content-type"] ??= "application/x-www-form-urlencoded";
  } else if (json !== undefined) {
    payload = JSON.stringify(json);
    all["content-type"] ??= "application/json";
  }
  if (payload !== undefined) all["content-length"] = Buffer.byteLength(payload);
  const options = {
    method,
    host: target.hostname.replace(/^\[|\]$/g, ""),
    port: target.port || (target.protocol === "https:" ? 443 : 80),
    path: path ?? target.pathname + target.search,
    headers: all,
    agent: false,
    ca,
    timeout: 20_000,
  };
  return new Promise((resolve, reject) => {
    const request = (target.protocol === "https:" ? https : http).request(options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text,
          get json() {
            return JSON.parse(text);
          },
        });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`no answer within 20 s: ${method} ${options.path}`)));
    request.on("error", reject);
    request.end(payload);
  });
}

/** The value of an `Authorization: Basic` header; both parts are form-encoded first (RFC 6749 2.3.1). */
export function basic(id, secret) {
  const part = (text) => new URLSearchParams({ "": text }).toString().slice(1);
  return `Basic ${Buffer.from(`${part(id)}:${part(secret)}`).toString("base64")}`;
}

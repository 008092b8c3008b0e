// Gancio's plugin for WordPress, as a server sees it: the requests it was observed to send, byte for byte where that
// matters, and what it keeps of the answers. Plus the events' API that its tokens open.
import assert from "node:assert/strict";
import { send } from "../harness/http.mjs";
import { serve } from "../harness/ports.mjs";

/** WordPress' sanitize_key(), through which the plugin passes all five values that it stores. */
export const sanitizeKey = (text) => String(text).toLowerCase().replace(/[^a-z0-9_-]/g, "");

const userAgent = "WordPress/6.1.9; http://blog.example";

export class WordPress {
  /** `instance` is what the administrator typed, perhaps with a slash at its end. */
  constructor(instance, ca) {
    this.instance = instance;
    this.ca = ca;
    this.redirectUri = "http://127.0.0.1:13980/wp-admin/options-general.php?page=wpgancio";
  }

  #headers(url) {
    return { "user-agent": userAgent, accept: "*/*", referer: url, connection: "close" };
  }

  #call(method, path, options) {
    const url = this.instance + path;
    return send(method, url, { ...options, headers: { ...this.#headers(url), ...options.headers }, ca: this.ca });
  }

  /** "Save settings": registers; the status is ignored. */
  async register() {
    const answer = await this.#call("POST", "/api/client", {
      form:
        "client_name=WPGancio&redirect_uris=http%3A%2F%2F127.0.0.1%3A13980%2Fwp-admin%2Foptions-general.php" +
        "%3Fpage%3Dwpgancio&scopes=event%3Awrite&website=https%3A%2F%2Fgancio.org",
    });
    this.clientId = sanitizeKey(answer.json.client_id);
    this.clientSecret = sanitizeKey(answer.json.client_secret);
    assert.equal(this.clientId, answer.json.client_id);
    assert.equal(this.clientSecret, answer.json.client_secret);
  }

  /** Where the plugin sends the administrator's browser: the redirect URI stands there unencoded. */
  authorizeUrl() {
    return (
      `${this.instance}/oauth/authorize?response_type=code&redirect_uri=${this.redirectUri}` +
      `&scope=event:write&client_id=${this.clientId}`
    );
  }

  /** The load of the callback page: exchanges the code; anything but 200 is shown, and nothing stored. */
  async callback(url) {
    assert(url.startsWith(`${this.redirectUri}&code=`), `the code is appended with an ampersand: ${url}`);
    const code = sanitizeKey(new URL(url).searchParams.get("code"));
    const answer = await this.#call("POST", "/oauth/token", {
      form:
        `client_id=${this.clientId}&client_secret=${this.clientSecret}&scope=event%3Awrite` +
        `&grant_type=authorization_code&code=${code}`,
    });
    if (answer.status === 200) {
      this.token = sanitizeKey(answer.json.access_token);
      this.refresh = sanitizeKey(answer.json.refresh_token);
      assert.equal(this.token, answer.json.access_token);
      assert.equal(this.refresh, answer.json.refresh_token);
    }
    return answer;
  }

  #bearer() {
    return { authorization: `Bearer ${this.token}` };
  }

  publish(title, headers = {}) {
    return this.#call("POST", "/api/event", {
      json: { title, tags: ["a", "b"], description: "<p>desc</p>", start_datetime: 1800000000,
        place_name: "P", place_address: "Street 1, City" },
      headers: { ...this.#bearer(), ...headers },
    });
  }

  /** The plugin sends the id as a string. */
  update(id, title) {
    return this.#call("PUT", "/api/event", { json: { id: String(id), title }, headers: this.#bearer() });
  }

  trash(id) {
    return this.#call("DELETE", `/api/event/${id}`, { headers: this.#bearer() });
  }
}

/** A small API as Gancio's: it believes the proxy's headers, and keeps all that reached it. */
export async function eventService() {
  const seen = [];
  const events = new Map();
  const server = await serve((request, response, body) => {
    const path = request.url.split("?")[0].replace(/^\/+/, "/");
    const user = request.headers["x-auth-user"];
    seen.push({ method: request.method, path, headers: request.headers, user });
    const answer = (status, value) => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      response.writeHead(status, { "content-type": typeof value === "string" ? "text/plain" : "application/json" });
      response.end(text);
    };
    if (!user) return answer(500, "reached without a user");
    if (request.method === "POST" && path === "/api/event") {
      const id = events.size + 1;
      events.set(id, { id, slug: `event-${id}`, ...JSON.parse(body), author: user });
      return answer(200, events.get(id));
    }
    if (request.method === "PUT" && path === "/api/event") {
      const { id, ...change } = JSON.parse(body);
      const event = events.get(Number(id));
      if (!event) return answer(404, "no such event");
      return answer(200, Object.assign(event, change));
    }
    const id = Number(path.match(/^\/api\/event\/(\d+)$/)?.[1]);
    if (request.method === "DELETE" && events.delete(id)) return answer(200, "OK");
    return answer(403, "not yours, says the events' service");
  });
  return { port: server.port, seen, events, stop: server.stop };
}

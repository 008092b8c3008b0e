// A person with a browser, without a browser: a cookie jar that follows redirects within one site and submits
// the form that stands in the page, hidden fields included, so that a lost anti-forgery field fails the test.
import assert from "node:assert/strict";
import { parse } from "node-html-parser";
import { send } from "./http.mjs";
import { password } from "./permesso.mjs";

export class Visitor {
  #cookies = new Map();
  #ca;

  constructor({ ca } = {}) {
    this.#ca = ca;
  }

  get(url) {
    return this.#go("GET", url, {});
  }

  /** Submits `form`, an element of `page`: its own values, then `fill`, then the button pressed. */
  submit(page, form, { fill = {}, press } = {}) {
    const pairs = [];
    for (const field of form.querySelectorAll("input, textarea, select")) {
      const name = field.getAttribute("name");
      const type = (field.getAttribute("type") ?? "text").toLowerCase();
      if (!name || name in fill || ["submit", "button", "reset"].includes(type)) continue;
      if (["checkbox", "radio"].includes(type) && !field.hasAttribute("checked")) continue;
      pairs.push([name, field.getAttribute("value") ?? (type === "checkbox" ? "on" : "")]);
    }
    for (const [name, value] of Object.entries(fill)) for (const each of [value].flat()) pairs.push([name, each]);
    if (press) {
      const button = form.querySelector(`button[name="${press[0]}"][value="${press[1]}"]`);
      assert(button, `the page has no button ${press.join("=")}`);
      pairs.push(press);
    }
    const action = new URL(form.getAttribute("action") ?? page.url, page.url).href;
    assert.equal((form.getAttribute("method") ?? "get").toLowerCase(), "post");
    return this.#go("POST", action, {
      form: pairs,
      headers: { origin: new URL(page.url).origin },
    });
  }

  /** The name and password form of `page`, filled in. */
  signIn(page, username) {
    assert.equal(page.name, "sign-in", page.text);
    return this.submit(page, formOf(page, "input[name=password]"), { fill: { username, password } });
  }

  /**
   * Opens an authorization request, signs in as `username` where asked, answers the consent, and
   * returns the URL at which the app gets its answer.
   */
  async authorize(url, username, { decision = "allow", scopes } = {}) {
    let page = await this.get(url);
    if (page.name === "sign-in") page = await this.signIn(page, username);
    if (page.left) return page.left;
    assert.equal(page.name, "consent", `expected the consent page, got ${page.status} ${page.text}`);
    assert(page.text.includes(username), "the consent page names the person signed in");
    const form = formOf(page, "[name=decision]");
    const fill = scopes ? { scope: scopes } : {};
    page = await this.submit(page, form, { fill, press: ["decision", decision] });
    assert(page.left, `expected a redirect to the app, got ${page.status} ${page.text}`);
    return page.left;
  }

  async #go(method, url, { form, headers = {} }) {
    for (let hops = 0; hops < 10; hops += 1) {
      const site = new URL(url);
      const jar = this.#cookies.get(site.host) ?? new Map();
      this.#cookies.set(site.host, jar);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await send(method, url, {
        form: form && new URLSearchParams(form).toString(),
        headers: { accept: "text/html", ...headers, ...(cookie && { cookie }) },
        ca: this.#ca,
      });
      for (const line of answer.headers["set-cookie"] ?? []) keep(jar, line, site);
      if (answer.status < 300 || answer.status > 399) return pageOf(url, answer);
      assert([302, 303].includes(answer.status), `redirect by ${answer.status}: a form must not be sent on`);
      const next = new URL(answer.headers.location, url);
      if (next.origin !== site.origin) return { left: answer.headers.location, status: answer.status };
      [method, url, form, headers] = ["GET", next.href, undefined, {}];
    }
    throw new Error("more than ten redirects");
  }
}

/** The form of `page` that contains an element matching `selector`. */
export function formOf(page, selector) {
  const form = page.root.querySelectorAll("form").find((each) => each.querySelector(selector));
  assert(form, `no form with ${selector} on ${page.url}: ${page.text}`);
  return form;
}

function pageOf(url, answer) {
  const root = parse(answer.text);
  return { url, root, text: answer.text, status: answer.status, headers: answer.headers,
    name: root.querySelector("body")?.getAttribute("data-page") };
}

function keep(jar, line, site) {
  const [pair, ...attributes] = line.split(";").map((part) => part.trim());
  const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
  const lower = attributes.map((each) => each.toLowerCase());
  assert(lower.includes("httponly") && lower.includes("samesite=lax"), `cookie ${name}: ${line}`);
  if (site.protocol === "https:") {
    assert(name.startsWith("__Host-") && lower.includes("secure") && lower.includes("path=/"), `cookie ${line}`);
  }
  if (lower.includes("max-age=0")) jar.delete(name);
  else jar.set(name, value);
}

// A relying party: an app on an origin of its own that takes authorization answers and keeps them.
import { serve } from "./ports.mjs";

/** `answers` holds the query of every request to the callback, in order. */
export async function relyingParty() {
  const answers = [];
  const server = await serve((request, response) => {
    const url = new URL(request.url, "http://app.example");
    if (url.pathname === "/callback") answers.push(Object.fromEntries(url.searchParams));
    response.writeHead(url.pathname === "/favicon.ico" ? 204 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end('<!doctype html><html lang="en"><title>The app</title><h1>The app</h1>');
  });
  return {
    answers,
    port: server.port,
    origin: `http://127.0.0.1:${server.port}`,
    callback: `http://127.0.0.1:${server.port}/callback`,
    stop: server.stop,
  };
}

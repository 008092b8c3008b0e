// An API that lets Permesso decide on each request. Node 20, nothing to install.
import { createServer } from "node:http";

const { PERMESSO, PORT } = process.env; // http://localhost:13120, 8081
const scope = "event:write";

createServer(async (request, response) => {
  const headers = {};
  if (request.headers.authorization) headers.authorization = request.headers.authorization;
  let answer;
  try {
    answer = await fetch(`${PERMESSO}/oauth/verify?scope=${encodeURIComponent(scope)}`, { headers });
  } catch {
    // Nobody to ask: nobody gets in.
    response.writeHead(503).end();
    return;
  }
  if (answer.status !== 204) {
    // 401 and 403 say themselves what is missing.
    response.setHeader("content-type", "application/json");
    const challenge = answer.headers.get("www-authenticate");
    if (challenge) response.setHeader("www-authenticate", challenge);
    response.writeHead(answer.status).end(await answer.text());
    return;
  }
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ hello: answer.headers.get("x-auth-user") }));
}).listen(Number(PORT), "127.0.0.1");

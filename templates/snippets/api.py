"""An API that asks Permesso what a token is (RFC 7662). Python 3, nothing to install."""

import base64
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlencode
from urllib.request import Request, urlopen

PERMESSO = os.environ["PERMESSO"]  # http://localhost:13120
CREDENTIALS = f"{os.environ['CLIENT_ID']}:{os.environ['CLIENT_SECRET']}"
SCOPE = "event:write"


def introspect(token):
    """What Permesso says of the token; {"active": False} if it is nothing here."""
    basic = base64.b64encode(CREDENTIALS.encode()).decode()
    body = urlencode({"token": token}).encode()
    request = Request(f"{PERMESSO}/oauth/introspect", body, {"Authorization": f"Basic {basic}"})
    with urlopen(request, timeout=5) as answer:
        return json.load(answer)


class Api(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, _, token = self.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not token:
            return self.answer(401, {"error": "unauthorized"}, "Bearer")
        try:
            found = introspect(token)
        except OSError:
            # Nobody to ask: nobody gets in.
            return self.answer(503, {"error": "temporarily_unavailable"})
        if not found["active"]:
            return self.answer(401, {"error": "invalid_token"}, 'Bearer error="invalid_token"')
        if SCOPE not in found["scope"].split():
            challenge = f'Bearer error="insufficient_scope", scope="{SCOPE}"'
            return self.answer(403, {"error": "insufficient_scope"}, challenge)
        return self.answer(200, {"hello": found["username"]})

    def answer(self, status, body, challenge=None):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if challenge:
            self.send_header("WWW-Authenticate", challenge)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Api).serve_forever()

"""Authlib, unmodified, through the whole life of a grant. Speaks the lines of ../child.mjs."""

import os
import sys

from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session

ISSUER = os.environ["PEER_ISSUER"]
TOKEN_URL = f"{ISSUER}/oauth/token"


def say(word: str, text: str) -> None:
    print(word, text, flush=True)


def main() -> None:
    library = OAuth2Session(
        os.environ["PEER_CLIENT_ID"],
        os.environ["PEER_CLIENT_SECRET"],
        redirect_uri=os.environ["PEER_REDIRECT_URI"],
        scope="event:write email",
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_basic",
    )
    verifier = generate_token(48)
    url, state = library.create_authorization_url(
        f"{ISSUER}/oauth/authorize", code_verifier=verifier
    )
    say("visit", url)
    landed = sys.stdin.readline().strip()

    say("note", "Authlib's client has no objection to plain http")
    first = dict(
        library.fetch_token(
            TOKEN_URL,
            authorization_response=landed,
            state=state,
            code_verifier=verifier,
        )
    )
    assert first["scope"] == "event:write email", first
    say("ok", "code")

    user = library.get(f"{ISSUER}/api/user")
    assert user.status_code == 200 and user.json()["username"] == "alice", user.text
    say("ok", "user")

    second = library.refresh_token(TOKEN_URL, refresh_token=first["refresh_token"])
    assert second["refresh_token"] != first["refresh_token"]
    assert library.get(f"{ISSUER}/api/user").status_code == 200
    say("ok", "refresh")

    access = second["access_token"]
    seen = library.introspect_token(f"{ISSUER}/oauth/introspect", token=access).json()
    assert seen["active"] is True and seen["sub"] == user.json()["id"], seen
    say("ok", "introspect")

    gone = library.revoke_token(f"{ISSUER}/oauth/revoke", token=second["refresh_token"])
    assert gone.status_code == 200 and gone.json() == {}, gone.text
    assert library.get(f"{ISSUER}/api/user").status_code == 401
    say("ok", "revoke")


main()

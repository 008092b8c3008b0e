"""requests-oauthlib, unmodified, through the whole life of a grant. Speaks the lines of ../child.mjs."""

import os
import sys

import requests
from oauthlib.oauth2 import InsecureTransportError
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session

ISSUER = os.environ["PEER_ISSUER"]
TOKEN_URL = f"{ISSUER}/oauth/token"
CLIENT_ID = os.environ["PEER_CLIENT_ID"]
CLIENT_SECRET = os.environ["PEER_CLIENT_SECRET"]


def say(word: str, text: str) -> None:
    print(word, text, flush=True)


def main() -> None:
    auth = HTTPBasicAuth(CLIENT_ID, CLIENT_SECRET)
    library = OAuth2Session(
        CLIENT_ID,
        redirect_uri=os.environ["PEER_REDIRECT_URI"],
        scope=["event:write", "email"],
        pkce="S256",
    )
    try:
        library.fetch_token(TOKEN_URL, code="none", client_secret=CLIENT_SECRET)
    except InsecureTransportError as refusal:
        say("note", f"requests-oauthlib over plain http: {refusal.description}")
        os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
    else:
        raise AssertionError("requests-oauthlib took plain http: the note on it is out of date")

    url, _ = library.authorization_url(f"{ISSUER}/oauth/authorize")
    say("visit", url)
    landed = sys.stdin.readline().strip()

    # oauthlib raises by itself if state or scope came back changed.
    first = dict(
        library.fetch_token(
            TOKEN_URL, authorization_response=landed, client_secret=CLIENT_SECRET
        )
    )
    say("ok", "code")

    user = library.get(f"{ISSUER}/api/user")
    assert user.status_code == 200 and user.json()["username"] == "alice", user.text
    say("ok", "user")

    second = library.refresh_token(
        TOKEN_URL, refresh_token=first["refresh_token"], auth=auth
    )
    assert second["refresh_token"] != first["refresh_token"]
    assert library.get(f"{ISSUER}/api/user").status_code == 200
    say("ok", "refresh")

    say("note", "requests-oauthlib has no introspection: asked with requests alone")
    seen = requests.post(
        f"{ISSUER}/oauth/introspect",
        data={"token": second["access_token"]},
        auth=auth,
        timeout=20,
    ).json()
    assert seen["active"] is True and seen["sub"] == user.json()["id"], seen
    say("ok", "introspect")

    say("note", "requests-oauthlib sends no revocation: oauthlib prepares it, requests sends it")
    url, headers, body = library._client.prepare_token_revocation_request(
        f"{ISSUER}/oauth/revoke", second["refresh_token"]
    )
    gone = requests.post(url, data=body, headers=headers, auth=auth, timeout=20)
    assert gone.status_code == 200 and gone.json() == {}, gone.text
    assert library.get(f"{ISSUER}/api/user").status_code == 401
    say("ok", "revoke")


main()

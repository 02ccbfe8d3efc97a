"""A server of the tests that says what it is told to say, right or wrong."""

from __future__ import annotations

import hashlib
import http.server
import json
import re
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

EMPTY = json.dumps({"head": {"vars": ["s", "o", "g"]}, "results": {"bindings": []}})
FALSE = json.dumps({"head": {}, "boolean": False})
JSON = {"Content-Type": "application/sparql-results+json"}


@dataclass
class Server:
    """A server that says what it is told to say.

    Attributes:
        address: where it is asked.
        status: of every answer; ``headers`` and ``body`` likewise.
        headers: of every answer.
        body: None for an empty answer of the right kind.
        length: what it says of the body's length, if not the truth.
        pace: seconds between one byte of the body and the next.
        wait: what it waits for before it answers.
        raw: all that it sends, line by line, before it hangs up, instead of an answer.
        first: what it answers at first: one status after the other, None to hang up.
        changes_only: whether only updates fare so.
        requests: the paths, forms and credentials that it got.
    """

    address: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(JSON))
    body: str | None = None
    length: int | None = None
    pace: float = 0
    wait: threading.Event | None = None
    raw: bytes | None = None
    first: list[int | None] = field(default_factory=list)
    changes_only: bool = False
    requests: list[tuple[str, dict[str, list[str]], str | None]] = field(default_factory=list)


class _Handler(http.server.BaseHTTPRequestHandler):
    told: Server

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.headers["Content-Type"].startswith("application/sparql-update"):
            form = {"update": [sent]}
        else:
            form = urllib.parse.parse_qs(sent, keep_blank_values=True)
        self.told.requests.append((self.path, form, self.headers.get("Authorization")))
        body = FALSE if "ASK" in "".join(form.get("query", [""])) else EMPTY
        if self.told.changes_only and "update" not in form:
            self.answer(200, JSON, body.encode())
        elif self.told.first:
            status = self.told.first.pop(0)
            if status is not None:
                self.answer(status, self.told.headers, b"not now")
        elif self.told.raw is not None:
            self.wfile.write(self.told.raw)
        else:
            if self.told.wait is not None:
                self.told.wait.wait(10)
            data = (body if self.told.body is None else self.told.body).encode()
            self.answer(self.told.status, self.told.headers, data)

    def answer(self, status: int, headers: dict[str, str], data: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        length = len(data) if self.told.length is None else self.told.length
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if not self.told.pace:
            self.wfile.write(data)
            return
        for number in range(len(data)):
            self.wfile.write(data[number : number + 1])
            time.sleep(self.told.pace)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class DigestServer(http.server.BaseHTTPRequestHandler):
    """Asks for a digest, as RFC 7616 has it, and counts who comes."""

    came: list[str | None]
    nonce = "n"

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        credentials = self.headers.get("Authorization")
        self.came.append(credentials)
        if not self.fits(credentials or ""):
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="news"')
            self.send_header(
                "WWW-Authenticate", f'Digest realm="news", nonce="{self.nonce}", qop="auth"'
            )
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = b'{"head":{},"boolean":false}' if "ASK" in sent else EMPTY.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def fits(self, credentials: str) -> bool:
        given = dict(re.findall(r'(\w+)="?([^",]*)', credentials))
        if not credentials.startswith("Digest "):
            return False

        def md5(words: str) -> str:
            return hashlib.md5(words.encode()).hexdigest()

        secret, asked = md5("ana:news:geheim"), md5(f"POST:{self.path}")
        proof = f"{secret}:{self.nonce}:{given['nc']}:{given['cnonce']}:auth:{asked}"
        return (given["username"], given["response"]) == ("ana", md5(proof))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class _Running(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever hangs up early is no news."""


@contextmanager
def running(handler: type[http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server with this handler; gives its address for queries."""
    server = _Running(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/query"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def told_server() -> Iterator[Server]:
    """One that does as it is told."""
    told = Server()
    with running(type("Handler", (_Handler,), {"told": told})) as told.address:
        yield told

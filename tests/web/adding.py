"""What tests of adding articles share: an application that allows it, and who uses it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kg.graph.store import Store, open_store
from kg.reading import Reader, read_source
from kg.web import create_app
from kg.web.adding.queue import Uploads
from kg.web.adding.routes import finish

TOKEN = "a-token-that-nobody-guesses"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
MEETING = """Prado and Weber Meet in Oslo

President Ana Prado met Premier Jonas Weber in Oslo on 3 March 2026.
"""


def reading_here() -> AbstractContextManager[Reader]:
    """Reads in this process, which has the model at hand."""
    return nullcontext(read_source)


@contextmanager
def allowing(folder: Path, **uploads: object) -> Iterator[Flask]:
    """An application over a new store in a folder, to which articles may be added."""
    location = str(folder / "store")
    open_store(location, create=True).close()

    def writing() -> Store:
        return open_store(location)

    settings: dict[str, Any] = {"reading": reading_here, **uploads}
    with open_store(location, read_only=True) as shown:
        app = create_app(
            {
                "STORE": shown,
                "TESTING": True,
                "UPLOADS": Uploads(TOKEN, folder / "uploads", writing, **settings),
            }
        )
        try:
            yield app
        finally:
            finish(app)


def form_value(client: FlaskClient) -> str:
    """What the forms on the page hold against other sites."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/add").text)
    assert found
    return found[1]


def sign_in(client: FlaskClient, token: str = TOKEN) -> TestResponse:
    return client.post("/add/sign-in", data={"token": token, "csrf_token": form_value(client)})


def file(content: str | bytes, name: str) -> tuple[BytesIO, str]:
    return BytesIO(content.encode() if isinstance(content, str) else content), name


def outcome(client: FlaskClient, address: str) -> dict[str, Any]:
    """What a job says in the end."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        job: dict[str, Any] = client.get(address, headers=headers).get_json()
        if job["finished"]:
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def sent(client: FlaskClient, *files: tuple[BytesIO, str], text: str = "") -> dict[str, Any]:
    """What becomes of files (and a text) that a program sends."""
    response = client.post(
        "/api/articles",
        data={"articles": list(files), "text": text},
        headers={"Authorization": f"Bearer {TOKEN}"},
    )
    assert response.status_code == 202, response.text
    return outcome(client, response.headers["Location"])


def kept(folder: Path) -> list[str]:
    """The names of the files that are kept."""
    return sorted(path.name for path in (folder / "uploads").glob("[!.]*/*"))

"""A site over three articles that were really read, where judging is allowed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from kg.build import build
from kg.graph.store import Store, open_store
from kg.web import create_app
from kg.web.judging.run import Judging
from tests.news import ARTICLES

TOKEN = "a-token-that-nobody-guesses"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def built_store(folder: Path) -> Path:
    """A store with the articles."""
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_store(str(folder / "store"), create=True) as made:
        build(made, [folder / name for name in ARTICLES])
    return folder / "store"


@contextmanager
def judging_site(built: Path, folder: Path) -> Iterator[tuple[Flask, Store]]:
    """An application over a copy of a store; the file of judgements is ``judged.yaml``."""
    location = str(folder / "store")
    shutil.copytree(built, location)
    with open_store(location, read_only=True) as shown:
        app = create_app(
            {
                "STORE": shown,
                "TESTING": True,
                "JUDGEMENTS": folder / "judged.yaml",
                "JUDGING": Judging(TOKEN, lambda: open_store(location)),
            }
        )
        yield app, shown


def csrf(client: FlaskClient, address: str) -> str:
    """What the forms on a page hold against other sites."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found, address
    return found[1]


def sign_in(client: FlaskClient, token: str = TOKEN) -> None:
    value = csrf(client, "/judgements/new")
    client.post("/judgements/sign-in", data={"token": token, "csrf_token": value})

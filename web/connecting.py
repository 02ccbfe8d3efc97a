"""How a program fetches an answer: ready lines for a shell, for Python and for a spreadsheet."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from flask import request


@dataclass(frozen=True, slots=True)
class Recipe:
    """One way to fetch an answer: what it is for, a hint, and what to copy."""

    id: str
    label: str
    hint: str
    code: str


def recipes_of(downloads: Iterable[tuple[str, str]]) -> tuple[Recipe, ...]:
    """Ways to fetch an answer that can be had as these: labels (``JSON``, ``CSV``), addresses."""
    whole = {label: urljoin(request.url_root, address) for label, address in downloads}
    return recipes(whole["JSON"], whole["CSV"])


def recipes(json: str, csv: str) -> tuple[Recipe, ...]:
    """Ways to fetch the answer whose addresses, as JSON and as CSV, begin with ``http``."""
    return (
        Recipe("curl", "curl", "In a shell", f"curl --fail --output answer.csv {shlex.quote(csv)}"),
        Recipe("python", "Python", "With nothing to install", _python(json)),
        Recipe("pandas", "pandas", "A table, with its dates as text", _pandas(csv)),
        Recipe(
            "spreadsheet",
            "Spreadsheet",
            "In Excel: Data, From Web. In LibreOffice: Sheet, External Links. Paste this address",
            csv,
        ),
    )


def _python(address: str) -> str:
    return f"""\
import json
from urllib.request import urlopen

with urlopen({address!r}) as response:
    answer = json.load(response)
print(answer["answer"])
for row in answer["rows"]:
    print(row)"""


def _pandas(address: str) -> str:
    return f"""\
import pandas

table = pandas.read_csv({address!r})
print(table)"""

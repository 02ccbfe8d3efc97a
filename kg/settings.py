"""What ``kg.yaml`` in the current folder sets, for commands that are not told otherwise::

    store: newskg-store              # a folder, memory: or the address of a SPARQL endpoint
    base: https://newskg.example/    # what the graph's IRIs begin with
    queries: [questions]             # more folders of .rq files
    judgements: judgements.yaml      # what people decided; else beside the store (kg judge)
    fields: {text: body, title: [head, title]}   # what JSON, CSV and feeds call an article's fields
    fetch: {delay_s: 2, user_agent: newskg (+https://desk.example)}   # how pages are fetched
    sparql: {seconds: 30, rows: 100000, megabytes: 1024}   # the most that a custom query may take

Paths are relative to the folder that ``kg.yaml`` stands in. Every key may be left out.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from kg.errors import UsageError
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from kg.articles.containers.items import Fields
    from kg.articles.fetching.policy import FetchPolicy

FILE_NAME = "kg.yaml"
KEYS = ("store", "base", "queries", "judgements", "fields", "fetch", "sparql")
_ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph lies, what its IRIs begin with, more questions, judgements, and limits."""

    store: str = "newskg-store"
    base: str = DEFAULT_BASE
    queries: tuple[Path, ...] = ()
    judgements: Path | None = None
    fields: Fields = field(default_factory=dict)
    fetch: FetchPolicy | None = None
    limits: Limits = DEFAULT_LIMITS


def load_settings(folder: Path) -> Settings:
    """Read ``kg.yaml`` of a folder; the defaults where there is none.

    Raises:
        UsageError: the file is not YAML, or a key or value cannot be taken.
    """
    file = folder / FILE_NAME
    if not file.exists():
        return Settings()
    stated = _read(file)
    _refuse_unknown(file, stated, KEYS, "key")
    return Settings(
        store=_store(file, stated),
        base=_base(file, _text(file, stated, "base", DEFAULT_BASE)),
        queries=_folders(file, stated.get("queries", [])),
        judgements=_judgements(file, stated),
        fields=_fields(file, stated["fields"]) if "fields" in stated else {},
        fetch=_fetch(file, stated["fetch"]) if "fetch" in stated else None,
        limits=_limits(file, stated.get("sparql", {})),
    )


def _refuse_unknown(
    file: Path, stated: Mapping[object, object], keys: Sequence[str], what: str
) -> None:
    for key in stated:
        if key not in keys:
            near = difflib.get_close_matches(str(key), keys, n=1, cutoff=0.5)
            remedy = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(keys)}"
            raise UsageError(f"{file}: unknown {what} {key!r}; {remedy}")


def _read(file: Path) -> Mapping[object, object]:
    """The mapping that the file holds; empty for an empty file."""
    try:
        stated = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({error}); mend it or remove it") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{file}, line {mark.line + 1}" if mark else str(file)
        problem = getattr(error, "problem", None) or "it cannot be parsed"
        raise UsageError(f"{place}: not valid YAML ({problem}); mend that line") from error
    if stated is None:
        return {}
    if not isinstance(stated, dict):
        raise UsageError(f"{file}: expected lines such as 'store: newskg-store', found {stated!r}")
    return stated


def _text(file: Path, stated: Mapping[object, object], key: str, default: str) -> str:
    value = stated.get(key, default)
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{file}: {key} is {value!r}; it takes a text such as {default!r}")
    return value.strip()


def _store(file: Path, stated: Mapping[object, object]) -> str:
    """A location as a command takes it: the path of a folder is relative to the file."""
    default = Settings().store
    location = _text(file, stated, "store", default)
    if "store" not in stated or location == "memory:" or location.startswith(_ADDRESSES):
        return location
    return str(file.parent / Path(location).expanduser())


def _base(file: Path, base: str) -> str:
    try:
        return Iris(base).base
    except UsageError as error:
        raise UsageError(f"{file}: {error}") from error


def _judgements(file: Path, stated: Mapping[object, object]) -> Path | None:
    if "judgements" not in stated:
        return None
    return file.parent / Path(_text(file, stated, "judgements", "judgements.yaml")).expanduser()


def _folders(file: Path, stated: object) -> tuple[Path, ...]:
    entries = [stated] if isinstance(stated, str) else stated
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise UsageError(f"{file}: queries is {stated!r}; it takes a list of folders")
    folders = tuple(file.parent / entry for entry in entries)
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{file}: queries names {str(folder)!r}, which is not a folder")
    return folders


# Reading articles takes long to import, and most commands do not read any.


def _fields(file: Path, stated: object) -> Fields:
    from kg.articles.containers.items import FIELDS, usual_fields

    if not isinstance(stated, dict):
        raise UsageError(f"{file}: fields is {stated!r}; it takes names such as {{text: body}}")
    _refuse_unknown(file, stated, FIELDS, "key of fields")
    mapping = {}
    for key, names in stated.items():
        names = [names] if isinstance(names, str) else names
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise UsageError(f"{file}: fields: {key} is {names!r}; it takes a name, or a list")
        mapping[key] = (*names, *usual_fields()[key])
    return mapping


def _fetch(file: Path, stated: object) -> FetchPolicy:
    from kg.articles.fetching.policy import FetchPolicy

    if not isinstance(stated, dict):
        raise UsageError(f"{file}: fetch is {stated!r}; it takes settings such as {{delay_s: 1}}")
    _refuse_unknown(file, stated, [each.name for each in fields(FetchPolicy)], "key of fetch")
    try:
        return FetchPolicy(**stated)
    except UsageError as error:
        raise UsageError(f"{file}: fetch: {error}") from error


def _limits(file: Path, stated: object) -> Limits:
    keys = [field.name for field in fields(Limits)]
    if not isinstance(stated, dict):
        raise UsageError(f"{file}: sparql is {stated!r}; it takes limits such as {{seconds: 30}}")
    _refuse_unknown(file, stated, keys, "key of sparql")
    try:
        return Limits(**stated)
    except UsageError as error:
        raise UsageError(f"{file}: sparql: {error}") from error

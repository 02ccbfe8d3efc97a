"""The word lists of ``ontology/lexicon/*.yaml``: which words the rules go by is data, not code.

Every stage may read them; this module depends on nothing but the errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

import yaml

from kg.errors import UsageError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where there is one: ten times as fast, which every command feels."""


@cache
def load(name: str) -> Mapping[str, Any]:
    """The parsed mapping of ``ontology/lexicon/NAME.yaml``, read once and not to be changed.

    Raises `UsageError` where the file is missing, is not YAML, or is not a mapping of words.
    """
    return parse(_folder() / f"{name}.yaml")


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for each of some phrases, the longest first, in however wide a text."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """All words under a key, in the file's order and free of repetitions.

    ``key`` may lead into nested mappings with dots (``titles.sport``); a key that holds a mapping
    of lists gives the words of all of them (``titles``). Raises `UsageError` that names file and
    key where the key is missing or holds anything but words.
    """
    place = f"ontology/lexicon/{name}.yaml"
    content: Any = load(name)
    for step in key.split("."):
        if not isinstance(content, Mapping) or step not in content:
            raise UsageError(f"{place}: there is no key {key!r}; add it with its list of words")
        content = content[step]
    return tuple(dict.fromkeys(_flatten(content, place, key)))


def parse(file: Traversable) -> Mapping[str, Any]:
    """The mapping that one lexicon file holds; raises `UsageError` where it holds none."""
    place = f"ontology/lexicon/{file.name}"
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - safe
    except FileNotFoundError as error:
        raise UsageError(f"{place}: there is no such lexicon; check the installation") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{place}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise UsageError(f"{place}: not valid YAML ({problem}); mend it there") from error
    if not isinstance(content, dict):
        raise UsageError(f"{place}: must map keys to words, but holds {_kind(content)}")
    for key in content:
        if not isinstance(key, str):
            raise UsageError(f"{place}: the key {key!r} is {_kind(key)}; put it in quotes")
    return MappingProxyType(content)


def _flatten(content: object, place: str, key: str) -> Iterator[str]:
    if isinstance(content, Mapping):
        for step, inner in content.items():
            yield from _flatten(inner, place, f"{key}.{step}")
        return
    if not isinstance(content, list):
        raise UsageError(f"{place}: {key} must be a list of words, but is {_kind(content)}")
    for word in content:
        if not isinstance(word, str) or not word.strip():
            raise UsageError(
                f"{place}: {key} holds {word!r}, which is {_kind(word)}; put the word in quotes"
            )
        yield word


def _kind(value: object) -> str:
    """What YAML took a value for, in words: an unquoted ``no`` or ``on`` is a truth value."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return f"a {type(value).__name__}"


def _folder() -> Traversable:
    return files("kg.ontology") / "lexicon"

"""What the ask box offers while somebody types: names of the graph, and whole questions with them.

What was typed may end with the beginning of a name ("who met tru") or hold a whole one ("who did
donald trump me"). A question of the catalogue that has the same words before its blank, and goes on
like what stands behind the name, is offered with the name in its blank; a name that is not yet
whole is offered alone, too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, jsonify, request, url_for

from kg.errors import StoreError
from kg.graph.store import Store
from kg.questions import Question
from kg.questions.directory import Entry, directory
from kg.spelling import fold
from kg.web.catalogue import blanks
from kg.web.links import to_iri
from kg.web.rows import select
from kg.web.site import Site, site

blueprint = Blueprint("prompting", __name__)

MOST_OFFERS: Final = 8
_MOST_NAMES: Final = 4
_LONGEST: Final = 200
"""Characters beyond which nothing is offered: nobody types such a beginning."""
_WORDS_OF_NAME: Final = 4
_KINDS: Final = ("person", "organization", "place", "description")
_LOOKED_AT: Final = 400
"""Names with the same beginning that are compared; after two letters few graphs have more."""

_COUNTS = """
SELECT ?thing (COUNT(?local) AS ?articles) WHERE { ?local kg:refersTo ?thing } GROUP BY ?thing
"""


@dataclass(frozen=True, slots=True)
class Offer:
    """A text for the box, what it is, and where it leads; None where it only completes the text."""

    text: str
    kind: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """What was typed, taken apart: what stands before a name, whose it is, what stands behind."""

    before: str
    entry: Entry
    behind: str


class Names:
    """The names of a graph by each of their words on, what most articles name first."""

    def __init__(self, store: Store) -> None:
        counts = {thing or "": int(number or 0) for thing, number in select(store, _COUNTS)}
        found: list[tuple[str, int, str, Entry]] = []
        for entry in directory(store).entries(_KINDS):
            for name in entry.names:
                words = fold(name).split()
                rank = -counts.get(entry.iri, 0)
                for place in range(len(words)):
                    found.append((" ".join(words[place:]), rank, entry.label, entry))
        self._found = sorted(found, key=lambda each: each[:3])
        self._keys = [each[0] for each in self._found]

    def beginning(self, text: str) -> tuple[Entry, ...]:
        """Whose names go on from one of their words like ``text`` (folded)."""
        return self._between(
            bisect_left(self._keys, text), bisect_left(self._keys, f"{text}\U0010ffff")
        )

    def called(self, text: str) -> tuple[Entry, ...]:
        """Whose names end in ``text`` (folded), such as a surname."""
        return self._between(bisect_left(self._keys, text), bisect_right(self._keys, text))

    def _between(self, first: int, last: int) -> tuple[Entry, ...]:
        near = sorted(
            self._found[first : min(last, first + _LOOKED_AT)], key=lambda each: each[1:3]
        )
        return tuple({entry.iri: entry for _, _, _, entry in near}.values())[:_MOST_NAMES]


@blueprint.get("/ask/offers.json")
def offers() -> Response:
    """What may be meant by the beginning ``q``: ``[{"text", "kind", "href"}]``."""
    text = request.args.get("q", "")
    try:
        found = tuple(offered(site(), text))[:MOST_OFFERS]
    except StoreError:
        found = ()
    return jsonify([{"text": each.text, "kind": each.kind, "href": each.href} for each in found])


def offered(site: Site, text: str) -> Iterator[Offer]:
    """Questions that begin with ``text``, or that a name completes; then the names alone."""
    words = text.split()
    if not words or len(text) > _LONGEST:
        return
    names = site.keep("names", Names)
    ended = _ended(names, words)
    seen: dict[str, Offer] = {}
    for offer in (
        *_filled(site, (*ended, *_inside(names, words))),
        *_questions(site, text),
        *_alone(site, ended),
    ):
        seen.setdefault(offer.text, offer)
    yield from seen.values()


def _ended(names: Names, words: Sequence[str]) -> tuple[Named, ...]:
    """The words as ending with the beginning of a name, as long a one as there is."""
    for place in range(max(0, len(words) - _WORDS_OF_NAME), len(words)):
        beginning = fold(" ".join(words[place:]))
        if len(beginning) > 1 or place == 0:
            found = names.beginning(beginning)
            if found:
                return tuple(Named(" ".join(words[:place]), entry, "") for entry in found)
    return ()


def _inside(names: Names, words: Sequence[str]) -> Iterator[Named]:
    """The words as holding a whole name somewhere before their end, the longest ones first."""
    for length in range(_WORDS_OF_NAME, 0, -1):
        for place in range(1, len(words) - length):
            before, behind = " ".join(words[:place]), " ".join(words[place + length :])
            for entry in names.called(fold(" ".join(words[place : place + length]))):
                yield Named(before, entry, behind)


def _filled(site: Site, named: Iterable[Named]) -> Iterator[Offer]:
    """Examples with one blank that fits the name and what stands around it, in the shortest way."""
    for one in named:
        fitting = [
            words
            for question in site.catalogue.questions.values()
            for example in question.examples
            if one.before and (words := _with(one, question, example))
        ]
        yield from (_question(words) for words in sorted(fitting, key=len))


def _with(one: Named, question: Question, example: str) -> str | None:
    """``example`` with the name in its one blank; None where it does not fit."""
    parts = blanks(example)
    slots = [part for part, is_slot in parts if is_slot]
    parameter = question.parameter(slots[0]) if len(slots) == 1 else None
    if parameter is None or one.entry.kind not in parameter.kinds:
        return None
    before, _, behind = example.partition(f"{{{slots[0]}}}")
    if fold(before) != fold(one.before) or not _goes_on(behind, one.behind):
        return None
    return f"{before}{one.entry.label}{behind}"


def _goes_on(text: str, beginning: str) -> bool:
    return not beginning or fold(text).startswith(fold(beginning))


def _questions(site: Site, text: str) -> Iterator[Offer]:
    """Questions of the catalogue without a blank that begin with the text."""
    beginning = fold(text)
    for question in site.catalogue.questions.values():
        for example in question.examples:
            if "{" not in example and fold(example).startswith(beginning):
                yield _question(example)


def _alone(site: Site, named: Iterable[Named]) -> Iterator[Offer]:
    """The names: by themselves they lead to their pages, behind other words they complete them."""
    for one in named:
        entry = one.entry
        kind = "somebody unnamed" if entry.kind == "description" else entry.kind
        if one.before:
            yield Offer(f"{one.before} {entry.label}", kind, None)
        else:
            link = to_iri(entry.iri, site.iris.base)
            yield Offer(entry.label, kind, link.href if link else None)


def _question(words: str) -> Offer:
    return Offer(words, "question", url_for("ask.page", q=words))

"""Sentences with slots: how a question was understood, and its answer.

``{name}``
    a value; in answers the cell of the first row, with ``{name.last}`` that of the last row and
    ``{name...}`` all different ones; of roles ``{name.told}`` those that say more than others.
``{name|noun}``
    a number with its noun: ``three meetings``. ``{rows|meeting}`` counts the rows. Where some of
    the articles are copies it says so: ``five articles, three independent``.
``{meetings.same|other pair}``
    how many rows behind the first have the same number; empty where none has.
``{attitude}``
    what the speaker did with a claim, negated where the row is: ``denied``, ``did not say``.
``{+}``
    nothing, but empty where there is only one row.
``[ ... ]``
    left out where a slot in it is empty.
``<< ... >>``
    repeated for each row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from kg.lexicon import words
from kg.questions.answer import Cell, Row
from kg.questions.dates import day_in_words
from kg.questions.roles import fullest_roles

_SLOT = re.compile(r"\{([^{}]*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_REPEATED = re.compile(r"<<(.*?)>>")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)
_BEFORE_CLAUSE = re.compile(r"(?<=\w): (?=(?:that|whether) )")
"""A colon before what a speaker says, where that is a clause: "says that it rains"."""

_SEVERAL = "\0"
_NAMES_SHOWN = 3
_LONGEST = 160


def slots(template: str) -> list[str]:
    """The names in a template's slots, without what stands behind them."""
    found = (re.split(r"[|.]", slot, maxsplit=1)[0] for slot in _SLOT.findall(template))
    return list(dict.fromkeys(found))


def fill(template: str, value: Callable[[str], str]) -> str | None:
    """``template`` with ``value(slot)`` in each slot; None if one outside brackets is empty."""

    def optional(match: re.Match[str]) -> str:
        return _filled(match.group(1), value) or ""

    # Values are put in last and at once, so that brackets and braces in them mean nothing.
    pieces = []
    done = 0
    for match in _OPTIONAL.finditer(template):
        pieces += [_filled(template[done : match.start()], value), optional(match)]
        done = match.end()
    pieces.append(_filled(template[done:], value))
    kept = [piece for piece in pieces if piece is not None]
    return "".join(kept) if len(kept) == len(pieces) else None


def _filled(template: str, value: Callable[[str], str]) -> str | None:
    values = {slot: value(slot) for slot in _SLOT.findall(template)}
    if not all(values.values()):
        return None
    return _SLOT.sub(lambda match: values[match.group(1)], template)


def fill_from_rows(
    template: str,
    rows: Sequence[Row],
    others: Mapping[str, str] | None = None,
    several: Mapping[str, str] | None = None,
) -> str | None:
    """An answer's ``template`` filled from its rows (at least one).

    ``others`` are more slots; ``several`` are slots that stand for several values that were asked
    for ("Lee or Takaichi"), of which the first row has but one.
    """
    given, asked = others or {}, several or {}

    def of(chosen: Sequence[Row]) -> Callable[[str], str]:
        whole = asked if chosen is rows else {}
        return lambda slot: whole.get(slot) or _slot(slot, chosen) or given.get(slot, "")

    pieces: list[str | None] = []
    done = 0
    for match in _REPEATED.finditer(template):
        pieces.append(fill(template[done : match.start()], of(rows)))
        repeated = [fill(match.group(1), of([row])) for row in rows]
        pieces.append(join([each for each in repeated if each]))
        done = match.end()
    pieces.append(fill(template[done:], of(rows)))
    kept = [piece for piece in pieces if piece is not None]
    if len(kept) < len(pieces):
        return None
    return capitalised(_BEFORE_CLAUSE.sub(" ", "".join(kept).replace(_SEVERAL, "")))


def _slot(slot: str, rows: Sequence[Row]) -> str:
    if slot == "+":
        return _SEVERAL if len(rows) > 1 else ""
    name, _, noun = slot.partition("|")
    if noun:
        if name.endswith(".same"):
            same = sum(row.get(name[:-5]) == rows[0].get(name[:-5]) for row in rows[1:])
            return counted(same, noun) if same else ""
        number = len(rows) if name == "rows" else rows[0].get(name)
        if not isinstance(number, int):
            return ""
        independent = _independent(name, rows)
        if noun == "article":
            return articles_in_words(number, independent)
        known = rows[0].get("articles")
        articles = (
            known if isinstance(known, int) else len({row.get("article_iri") for row in rows})
        )
        if name == "rows" and independent is not None and independent < articles:
            return f"{counted(number, noun)} in {articles_in_words(articles, independent)}"
        return counted(number, noun)
    listed, _, how = name.partition(".")
    if how in ("..", "told"):
        values = [value for value in dict.fromkeys(shown(row.get(listed)) for row in rows) if value]
        return join(fullest_roles(values) if how == "told" else values, _NAMES_SHOWN)
    if name.endswith(".last"):
        name, rows = name.removesuffix(".last"), rows[-1:]
    return _attitude(rows[0]) if name == "attitude" else shown(rows[0].get(name))


def _independent(name: str, rows: Sequence[Row]) -> int | None:
    """How many of a number of articles are no copies; None where nothing tells."""
    stories = rows[0].get("stories")
    if name == "rows" and isinstance(stories, int):
        return stories
    if name == "rows" and "copy_of_iri" in rows[0]:
        return len({row["copy_of_iri"] or row["article_iri"] for row in rows})
    stated = rows[0].get(name.replace("reports", "independent"))
    return stated if name != "rows" and isinstance(stated, int) else None


def _attitude(row: Row) -> str:
    """What a speaker did with a claim: "denied", "did not say". The past suits any number."""
    base = re.sub("ie$", "y", shown(row.get("attitude")).removesuffix("s"))
    if not base or row.get("negated") == "true":
        return f"did not {base}" if base else ""
    if base == "say":
        return "said"
    return re.sub("y$", "i", base).removesuffix("e") + "ed"


def shown(cell: Cell) -> str:
    """A cell in a sentence: dates in words, long text cut."""
    text = "" if cell is None else str(cell)
    if _DATE.fullmatch(text):
        return day_in_words(text)
    if len(text) <= _LONGEST:
        return text
    words_within = text[:_LONGEST].rpartition(" ")[0] or text[: _LONGEST - 1]
    return words_within.rstrip(" ,;:–—-") + " …"


def join(names: Sequence[str], most: int | None = None) -> str:
    """``A``, ``A and B``, ``A, B and C``; of more than ``most``, the first and how many others."""
    parts = list(names)
    if most is not None and len(parts) > most + 1:
        parts = [*parts[:most], f"{number_in_words(len(parts) - most)} others"]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def number_in_words(number: int) -> str:
    """Small numbers as words, others in digits."""
    names = words("questions", "numbers")
    return names[number] if 0 <= number < len(names) else f"{number:,}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``one article``, ``five articles``."""
    if noun == "time" and number in (1, 2):
        return ("once", "twice")[number - 1]
    return f"{number_in_words(number)} {noun if number == 1 else noun + 's'}"


def articles_in_words(
    number: int, independent: int | None = None, say: Callable[[int], str] = number_in_words
) -> str:
    """A number of articles, and how many of them tell it in words of their own, where not all do.

    ``five articles, three independent``; ``two articles, one a copy of the other``. ``say`` gives
    numbers as they are to be read.
    """
    told = f"{say(number)} {'article' if number == 1 else 'articles'}"
    if independent is None or independent >= number:
        return told
    if number == 2:
        return f"{told}, one a copy of the other"
    if independent == 1:
        return f"{told}, copies of one another"
    return f"{told}, {say(independent)} independent"


def capitalised(text: str) -> str:
    """``text`` with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]

"""Which body, country or task an office belongs to, as the sentence puts it.

"President of Conmebol", "Conmebol chief", "head of the fishermen's union", "President Berg of
Norway".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.roles import Office
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Name, NameKind, Sentence
from kg.language.words import grammar
from kg.lexicon import words

_OWNERS = ("nmod:poss", "compound")
_INNER = ("det", "amod", "compound", "nmod:poss", "case", "flat", "nummod")
_BELONGING = frozenset(("of", "at", "for", "to"))
_ARTICLES = grammar("definite") | grammar("indefinite")
ORGANIZATIONS: frozenset[NameKind] = frozenset(("organization",))
_OWNER_KINDS: frozenset[NameKind] = ORGANIZATIONS | {"place"}
_LONGEST = 8
"""Words behind an office that still are its own: "of the Norwegian Union of Fishermen"."""


def with_body(document: Document, sentence: Sentence, name: Name, office: Office) -> Office:
    """The office with the words that say whose it is, right before or behind it.

    Those behind the name are said of the office as well: "Minister Berg of Norway".
    """
    syntax = Syntax(sentence)
    first, last = sentence.index_at(office.start), sentence.index_at(office.end - 1)
    start = _owner_before(document, syntax, first, last) if office.country is None else first
    end = _end_behind(document, sentence, syntax, last)
    text = document.article.text
    held = replace(
        office,
        start=syntax.tokens[start].start,
        end=syntax.tokens[end].end,
        text=text[syntax.tokens[start].start : syntax.tokens[end].end],
    )
    between = document.plain[office.end : name.span.start]
    if (
        (start, end) != (first, last)
        or between.strip()
        or office.title in words("names", "degrees")
    ):
        return held
    behind = sentence.index_at(name.span.end - 1)
    until = body_behind(document, sentence, behind, _OWNER_KINDS)
    if until is None or syntax.word(behind + 1) != "of":
        return held
    of_what = text[syntax.tokens[behind + 1].start : syntax.tokens[until].end]
    return replace(held, text=f"{held.text} {of_what}")


def _owner_before(document: Document, syntax: Syntax, first: int, last: int) -> int:
    """The first word of the body or place right before an office: "Conmebol's", "Leeds"."""
    around = document.name_index.covering(syntax.tokens[first].start)
    if (
        around is not None
        and around.kind == "organization"
        and around.span.end < syntax.tokens[last].start
    ):
        # "Liberal Party chief": the title that lists have begins within the name.
        return next(i for i, token in enumerate(syntax.tokens) if token.end > around.span.start)
    ending = first - 1
    if ending > 0 and syntax.tokens[ending].text == "'s":
        ending -= 1
    if ending < 0:
        return first
    offset = syntax.tokens[ending].start
    named = document.name_index.covering(offset)
    if named is None or named.kind not in _OWNER_KINDS:
        return first
    owns = syntax.relation(ending) in _OWNERS and syntax.arcs[ending].head in range(first, last + 1)
    # "Bank of Japan governor": what the tree makes of so many words does not matter.
    if not owns and (named.kind != "organization" or " " not in named.span.text):
        return first
    if document.title_index.covering(offset) is not None:
        return first  # "Chief of Army Staff General Berg"
    return next(i for i, token in enumerate(syntax.tokens) if token.end > named.span.start)


def _end_behind(document: Document, sentence: Sentence, syntax: Syntax, last: int) -> int:
    """The last word of what an office is of: "of Conmebol", "for the Nordic region"."""
    ends = [last]
    if (named := body_behind(document, sentence, last, _OWNER_KINDS)) is not None:
        ends.append(named)
    for owner in syntax.oblique(last, _BELONGING)[:1]:
        phrase = _simple_phrase(syntax, owner)
        follows = phrase[0] == last + 1 and phrase[-1] == last + len(phrase)
        if follows and len(phrase) <= _LONGEST:
            ends.append(phrase[-1])
    return max(ends)


def body_behind(
    document: Document, sentence: Sentence, last: int, kinds: frozenset[NameKind]
) -> int | None:
    """The last word of the name that "of" or the like leads to, right behind a word."""
    tokens = sentence.tokens
    index = last + 1
    if index + 1 >= len(tokens) or tokens[index].lower not in _BELONGING:
        return None
    index += 2 if tokens[index + 1].lower in _ARTICLES else 1
    named = document.name_index.starting_at(tokens[index].start) if index < len(tokens) else None
    if named is None or named.kind not in kinds:
        return None
    return sentence.index_at(named.span.end - 1)


def _simple_phrase(syntax: Syntax, head: int) -> Sequence[int]:
    """The words of a phrase without what merely says where, when or with whom."""
    below = [
        word
        for child in syntax.children[head]
        if syntax.relation(child) in _INNER
        or (syntax.relation(child) == "nmod" and syntax.case(child) in _BELONGING)
        for word in _simple_phrase(syntax, child)
    ]
    return sorted((head, *below))

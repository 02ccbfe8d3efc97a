"""Offices and forms of address: where the article says "prime minister" or "Mr."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg import lexicon
from kg.language.document import Sentence, Token
from kg.language.words import words
from kg.records import Span


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Titles by first word, longest first, lower case and without full stops."""
    place_openers = lexicon.words("language", "place_openers")  # "St. Petersburg"
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in (*lexicon.words("names", "titles"), *lexicon.words("names", "honorifics")):
        title = tuple(word.rstrip(".") for word in phrase.lower().split())
        if phrase.capitalize() not in place_openers:
            by_first[title[0]].append(title)
    for phrases in by_first.values():
        phrases.sort(key=len, reverse=True)
    return dict(by_first)


def find_titles(text: str, sentences: Iterable[Sentence]) -> Iterator[Span]:
    """Every title of ``ontology/lexicon/names.yaml``, the longest first, in any case.

    What its bearer is in charge of belongs to it: "Minister of Energy and Natural Resources",
    "Local Administration Minister". Spans quote ``text``, the article's stored text.
    """
    for sentence in sentences:
        tokens = sentence.tokens
        lowered = [_bare(token) for token in tokens]
        free = index = 0
        while index < len(lowered):
            length = _length(lowered, index)
            if not length or _is_another_title(tokens, lowered, index):
                index += 1
                continue
            first = _portfolio_before(tokens, index, free)
            if first > free and lowered[first - 1] in words("seconds"):
                first -= 1
            end = _portfolio_behind(tokens, index, index + length)
            start, stop = tokens[first].start, tokens[end - 1].end
            yield Span(start, stop, text[start:stop])
            free = index = end


def _bare(token: Token) -> str:
    """A word as it is looked up: "prime" for "Then-Prime", "minister" for "ex-minister"."""
    word = token.lower.rstrip(".")
    return next((word.removeprefix(p) for p in words("once") if word.startswith(p)), word)


def _is_another_title(tokens: Sequence[Token], lowered: list[str], index: int) -> bool:
    """Whether "deputy" only leads to the title of the one whose deputy it is."""
    behind = index + 1
    while behind < len(tokens) and tokens[behind].text in words("portfolios"):
        behind += 1
    second = lowered[index] in words("seconds") and behind < len(tokens)
    return second and bool(_length(lowered, behind))


def _length(lowered: list[str], index: int) -> int:
    """How many words from ``index`` are a title; 0 for none."""
    for words_of_title in _phrases().get(lowered[index], ()):
        if tuple(lowered[index : index + len(words_of_title)]) == words_of_title:
            return len(words_of_title)
    return 0


def _portfolio_before(tokens: Sequence[Token], first: int, free: int) -> int:
    """The index at which the portfolio before a title begins; ``first`` itself for none."""
    index = first
    while index > free:
        if tokens[index - 1].text in words("portfolios"):
            first = index = index - 1
        elif tokens[index - 1].text in ("and", "&", ","):
            index -= 1
        else:
            break
    return first


def _portfolio_behind(tokens: Sequence[Token], first: int, end: int) -> int:
    """The index behind the portfolio that follows a title with "of" or "for"."""
    index = next((i for i in range(first, end + 1) if _leads_on(tokens, i)), None)
    if index is None:
        return end
    index = max(index + 1, end)
    while index < len(tokens):
        if tokens[index].text in words("portfolios"):
            if _goes_on(tokens, index + 1):
                break  # "of the National Assembly"
            end = index + 1
        elif tokens[index].text not in ("and", "&", ",", "the"):
            break
        index += 1
    return end


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text in ("of", "for")


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word with a capital follows that nobody is in charge of: it is a name's.

    Behind a noun only one for a body is: "of the Transport Board", "of Transport Ada Holm".
    """
    is_adjective = tokens[index - 1].text in words("portfolio_adjectives")
    return any(
        following.is_capitalised
        and following.text not in words("portfolios")
        and (is_adjective or following.lower in lexicon.words("meetings", "bodies"))
        for following in tokens[index : index + 1]
    )

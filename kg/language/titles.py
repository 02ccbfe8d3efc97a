"""Offices and forms of address: where the article says "prime minister" or "Mr."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from kg import lexicon
from kg.language.document import Sentence
from kg.records import Span


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Titles by first word, longest first, lower case and without full stops."""
    place_openers = lexicon.words("language", "place_openers")  # "St. Petersburg"
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in (*lexicon.words("names", "titles"), *lexicon.words("names", "honorifics")):
        words = tuple(word.rstrip(".") for word in phrase.lower().split())
        if phrase.capitalize() not in place_openers:
            by_first[words[0]].append(words)
    for phrases in by_first.values():
        phrases.sort(key=len, reverse=True)
    return dict(by_first)


def find_titles(text: str, sentences: Iterable[Sentence]) -> Iterator[Span]:
    """Every title of ``ontology/lexicon/names.yaml``, the longest first, in any case.

    Spans quote ``text``, the article's stored text.
    """
    for sentence in sentences:
        lowered = [token.lower.rstrip(".") for token in sentence.tokens]
        index = 0
        while index < len(lowered):
            for words in _phrases().get(lowered[index], ()):
                if tuple(lowered[index : index + len(words)]) == words:
                    start = sentence.tokens[index].start
                    end = sentence.tokens[index + len(words) - 1].end
                    yield Span(start, end, text[start:end])
                    index += len(words)
                    break
            else:
                index += 1

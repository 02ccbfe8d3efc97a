"""Which two countries "the two countries" are, whose ministers meet."""

from __future__ import annotations

from kg.language.document import Document, Sentence
from kg.language.gazetteer import country_of_adjective, find_country

_BOTH = 2


def two_countries(document: Document, until: Sentence) -> tuple[str, ...]:
    """The countries of the last sentence before that speaks of two, by name or adjective."""
    before = [sentence for sentence in document.sentences if sentence.start < until.start]
    for sentence in reversed(before):
        countries = _countries(document, sentence)
        if len(countries) == _BOTH:
            return tuple(sorted(countries))
    return ()


def _countries(document: Document, sentence: Sentence) -> set[str]:
    names = document.name_index.starting_within(sentence.start, sentence.end)
    found = {country.name for name in names if (country := find_country(name.span.text))}
    adjectives = country_of_adjective()
    return found | {adjectives[t.text] for t in sentence.tokens if t.text in adjectives}

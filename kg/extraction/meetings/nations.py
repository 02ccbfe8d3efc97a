"""Which countries "the two countries" are, who meet or whose ministers do."""

from __future__ import annotations

from kg.language.document import Document, Sentence
from kg.language.gazetteer import country_of_adjective, find_country


def countries_meant(document: Document, until: Sentence, number: int) -> tuple[str, ...]:
    """The countries of the last sentence before that speaks of so many, by name or adjective."""
    before = [sentence for sentence in document.sentences if sentence.start < until.start]
    for sentence in reversed(before):
        countries = _countries(document, sentence)
        if len(countries) == number:
            return tuple(sorted(countries))
    return ()


def _countries(document: Document, sentence: Sentence) -> set[str]:
    names = document.name_index.starting_within(sentence.start, sentence.end)
    found = {country.name for name in names if (country := find_country(name.span.text))}
    adjectives = country_of_adjective()
    return found | {adjectives[t.text] for t in sentence.tokens if t.text in adjectives}

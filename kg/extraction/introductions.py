"""Who acts first by an office: "The fisheries minister has resigned. Ann Lee said that ...".

Broadcasters and many newspapers put the office into the first sentence and the name into the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.person_clusters import PersonCluster
from kg.extraction.roles import Office, office_at
from kg.extraction.syntax import SUBJECTS
from kg.language.document import Document, Sentence
from kg.language.words import grammar


def find_introduced(
    document: Document, people: Sequence[PersonCluster]
) -> tuple[str, Office] | None:
    """The name that the second sentence acts under, and the office of who acts in the first.

    None unless the first names nobody beside the office, and the second a person without one.
    """
    body = [each for each in document.sentences if each.block.kind == "paragraph"][:2]
    if len(body) < len(("first", "second")):
        return None
    office = _acting_office(document, body[0])
    subjects = {
        token.start
        for token, arc in zip(body[1].tokens, body[1].dependencies, strict=True)
        if arc.relation in SUBJECTS
    }
    named = [
        cluster
        for cluster in people
        if cluster.mentions[0].start in subjects and not cluster.offices and " " in cluster.name
    ]
    return (named[0].name, office) if office and len(named) == 1 else None


def _acting_office(document: Document, sentence: Sentence) -> Office | None:
    """The office that alone says who the sentence's subject is, a country's or with "the"."""
    if any(
        name.kind == "person"
        for name in document.name_index.starting_within(sentence.start, sentence.end)
    ):
        return None
    for title in document.title_index.starting_within(sentence.start, sentence.end):
        last = sentence.index_at(title.end - 1)
        if sentence.dependencies[last].relation in SUBJECTS:
            office = office_at(document, sentence, title)
            first = sentence.index_at(office.start)
            before = sentence.tokens[first - 1].lower if first else ""
            return office if office.country or before in grammar("definite") else None
    return None

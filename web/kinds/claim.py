"""The page of a claim: who says it, in which words, how they stand to it, and in which article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import StoreError
from kg.questions.binding import Iri
from kg.records import Article, Claim, Span
from kg.web.citations import Cited, cited_by
from kg.web.evidence import Evidence
from kg.web.kinds.comparison import Named
from kg.web.kinds.thing import Thing
from kg.web.links import to_iri, to_sentence
from kg.web.local_names import entities_of
from kg.web.site import Site


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence in pieces, each with whether it is part of what is claimed, and its source."""

    pieces: tuple[tuple[str, bool], ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that the page of a claim needs; ``speaker_text`` is how the article calls the speaker."""

    words: str
    speakers: tuple[Named, ...]
    speaker_text: str | None
    cue: str | None
    quotation: str
    attitude: str
    negated: bool
    addressees: tuple[Named, ...]
    about: tuple[Named, ...]
    said_on: str | None
    published: str | None
    statements: tuple[Statement, ...]
    cites: tuple[Cited, ...]


def claim_page(site: Site, thing: Thing) -> ClaimPage | None:
    """What the article has of the claim; None where it is none that newskg read."""
    iris = site.iris
    article_id = _article_of(site, thing)
    if article_id is None:
        return None
    extraction = site.store.extraction(article_id)
    claim = next(
        (
            each
            for number, each in extraction.numbered_claims
            if iris.claim(article_id, number) == thing.iri
        ),
        None,
    )
    if claim is None:
        return None
    known = entities_of(site.store, article_id)
    article = extraction.article
    return ClaimPage(
        words=" … ".join(part.text for part in claim.content),
        speakers=_named(claim.speakers, known),
        speaker_text=claim.speaker_text,
        cue=claim.cue.text if claim.cue else None,
        quotation=claim.quotation,
        attitude=claim.attitude,
        negated=claim.negated,
        addressees=_named(claim.addressees, known),
        about=_named(claim.about, known),
        said_on=claim.said_on,
        published=article.published,
        statements=tuple(
            _statement(sentence, claim, article, iris.article(article_id), iris.base)
            for sentence in claim.evidence
        ),
        cites=cited_by(site.store, [Iri(thing.iri)]).get(thing.iri, ()),
    )


def _article_of(site: Site, thing: Thing) -> str | None:
    """The article that holds the claim; None where it was imported from elsewhere."""
    try:
        article_id = site.iris.article_id(thing.iri)
    except StoreError:
        return None
    known = site.store.has_graph(site.iris.article_graph(article_id))
    return article_id if known else None


def _named(names: Iterable[str], known: Mapping[str, str]) -> tuple[Named, ...]:
    return tuple(Named(name, known.get(name)) for name in names)


def _statement(
    sentence: Span, claim: Claim, article: Article, article_iri: str, base: str
) -> Statement:
    link = to_iri(article_iri, base)
    return Statement(
        tuple(_pieces(sentence, claim.content)),
        Evidence(
            sentence.text,
            to_sentence(article_iri, sentence.start, sentence.end, base) or "",
            article.label,
            link.href if link else "",
            article.published,
        ),
    )


def _pieces(sentence: Span, content: Iterable[Span]) -> Iterable[tuple[str, bool]]:
    """The sentence cut where what is claimed begins and ends."""
    at = 0
    for part in content:
        start = max(part.start - sentence.start, at)
        end = min(part.end - sentence.start, len(sentence.text))
        if start < end:
            if at < start:
                yield sentence.text[at:start], False
            yield sentence.text[start:end], True
            at = end
    if at < len(sentence.text):
        yield sentence.text[at:], False

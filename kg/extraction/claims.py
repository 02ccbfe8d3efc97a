"""Claims: attributions with their speakers, subjects and attitude."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg import lexicon
from kg.extraction.addressees import agent_of, find_addressees, is_passive, subject_of
from kg.extraction.attitudes import attitude_of, is_negated
from kg.extraction.no_claims import says_nothing
from kg.extraction.references import References
from kg.extraction.relayed import relayed
from kg.extraction.second_verbs import with_second_verbs
from kg.extraction.speakers import Speakers
from kg.extraction.syntax import Syntax
from kg.extraction.whole_contents import whole
from kg.language.document import Attribution, DateExpression, Document, Sentence
from kg.records import Claim, Quotation, Span
from kg.revisions.notices import is_of_notice

_NEAR = 40
"""Characters between a cue and a date that says when the words were spoken."""


def find_claims(document: Document, references: References) -> tuple[Claim, ...]:
    """One claim per attribution, in reading order."""
    speakers = Speakers(document, references)
    attributions = whole(document, relayed(document, document.attributions))
    claims = [
        _claim(document, each, references, speakers)
        for each in with_second_verbs(document, attributions)
        if not says_nothing(document, each)
    ]
    said = (each for each in claims if not _is_of_a_version(document, each))
    return tuple(sorted(said, key=lambda claim: (claim.content, claim.cue or claim.content[0])))


def _is_of_a_version(document: Document, claim: Claim) -> bool:
    """Whether an article only says of itself, in a correction notice, what it had said."""
    source = (claim.speaker_text or "").lower().split()
    itself = not source or not {*lexicon.words("revisions", "notices.itself")}.isdisjoint(source)
    return itself and not claim.speakers and is_of_notice(claim.evidence[0], document.article.text)


def _claim(
    document: Document, attribution: Attribution, references: References, resolver: Speakers
) -> Claim:
    source, cue = attribution.source, attribution.cue
    place = cue or attribution.content[0]
    sentence = document.sentence_at(place.start)
    addressees: frozenset[str] = frozenset()
    if sentence and cue:
        syntax = Syntax(sentence)
        addressees = find_addressees(document, references, sentence, syntax, cue)
        if is_passive(syntax, cue):
            source = agent_of(document, syntax, cue)
        elif source is None:
            source = subject_of(document, syntax, cue)
    speakers = resolver.of(replace(attribution, source=source))
    return Claim(
        speakers=speakers,
        speaker_text=" ".join(source.text.split()) if source else None,
        source=source,
        cue=cue,
        content=attribution.content,
        quotation=_quotation(document, attribution),
        attitude=attitude_of(document, cue, attribution.content[0]),
        negated=bool(sentence and cue and is_negated(document, sentence, cue)),
        addressees=tuple(sorted(addressees - set(speakers))),
        about=tuple(sorted(set(_about(attribution, references)) - set(speakers))),
        said_on=_said_on(document, sentence, cue) if sentence else None,
        evidence=tuple(_evidence(document, place, attribution)),
    )


def _quotation(document: Document, attribution: Attribution) -> Quotation:
    if attribution.quoted == len(attribution.content):
        return "direct"
    quoted = attribution.quoted or any(
        '"' in document.plain[piece.start : piece.end] for piece in attribution.content
    )
    return "mixed" if quoted else "indirect"


def _about(attribution: Attribution, references: References) -> Iterator[str]:
    for piece in attribution.content:
        for mention in references.within(piece.start, piece.end):
            yield mention.name


def _said_on(document: Document, sentence: Sentence, cue: Span | None) -> str | None:
    """The day of the words: a date in the sentence that nobody says there, or the entry's date."""
    if cue is not None:
        contents = document.content_index.starting_within(sentence.start, sentence.end)
        # What holds the cue as well is somebody's account of the saying and of its date.
        said = [piece for piece in contents if not piece.start <= cue.start < piece.end]
        for date in document.date_index.starting_within(sentence.start, sentence.end):
            start = date.span.start
            near = abs(start - cue.end) < _NEAR and not _dates_an_aside(sentence, date, cue)
            if near and not any(piece.start <= start < piece.end for piece in said):
                return date.start
    return sentence.block.date


def _dates_an_aside(sentence: Sentence, date: DateExpression, cue: Span) -> bool:
    """Whether the date is that of a relative clause that the saying does not stand in.

    "Berg, who left two years ago, said that ..." tells of no words two years old.
    """
    syntax = Syntax(sentence)
    around = {sentence.index_at(cue.end - 1), *syntax.above(sentence.index_at(cue.end - 1))}
    above = syntax.above(sentence.index_at(date.span.end - 1))
    return any(syntax.is_relative(index) and index not in around for index in above)


def _evidence(document: Document, place: Span, attribution: Attribution) -> Iterator[Span]:
    """The sentences that hold the cue and the content, the cue's first."""
    starts = [place.start, *(piece.start for piece in attribution.content)]
    seen = set()
    rows = []
    for start in starts:
        sentence = document.sentence_at(start)
        if sentence and sentence.start not in seen:
            seen.add(sentence.start)
            rows.append(document.span(sentence.start, sentence.end))
    yield from rows[:1]
    yield from sorted(rows[1:])

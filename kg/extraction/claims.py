"""Claims: attributions with their speakers, subjects and attitude."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lexicon
from kg.extraction.addressees import agent_of, find_addressees, is_passive, subject_of, verbs_of
from kg.extraction.meetings.phoning import is_phoned
from kg.extraction.references import References
from kg.extraction.relayed import relayed
from kg.extraction.speakers import Speakers
from kg.extraction.syntax import Syntax
from kg.extraction.whole_contents import whole
from kg.language.document import Attribution, DateExpression, Document, Sentence
from kg.language.inflection import forms_of
from kg.language.words import verb_forms_in
from kg.records import Claim, Quotation, Span
from kg.revisions.notices import is_of_notice

_DENIAL_REACH = 3
"""Tokens before a cue in which a negation denies it ("declined to say")."""
_CALLED_ON = re.compile(r"(?:\w+ )*(?:call|calls|called|calling) on")
_TO_A_NOUN = 4
"""Words of a content in which the noun stands that says what it is: "all the accusations"."""
_WHICH = frozenset(("that", "which"))
_THAT = frozenset(("it", "that", "this"))
_ASKED = frozenset(("that", "if", "whether", "what", "why", "how", "who", "where", "when"))
_NEAR = 40
"""Characters between a cue and a date that says when the words were spoken."""


def find_claims(document: Document, references: References) -> tuple[Claim, ...]:
    """One claim per attribution, in reading order."""
    speakers = Speakers(document, references)
    claims = [
        _claim(document, each, references, speakers)
        for each in whole(document, relayed(document, document.attributions))
        if not (_is_mere_object(document, each) or _is_act(document, each))
    ]
    said = (each for each in claims if not _is_of_a_version(document, each))
    return tuple(sorted(said, key=lambda claim: (claim.content, claim.cue or claim.content[0])))


def _is_of_a_version(document: Document, claim: Claim) -> bool:
    """Whether an article only says of itself, in a correction notice, what it had said."""
    source = (claim.speaker_text or "").lower().split()
    itself = not source or not {*lexicon.words("revisions", "notices.itself")}.isdisjoint(source)
    return itself and not claim.speakers and is_of_notice(claim.evidence[0], document.article.text)


def _is_mere_object(document: Document, attribution: Attribution) -> bool:
    """Whether a headline only names what a verb acts on: "Mayors Discuss Ferries".

    Or a sentence what nobody has discussed yet: "met to discuss ferries". The verb is
    none of those that attribute, and what stands behind it holds neither a verb nor a quotation.
    """
    cue, pieces = attribution.cue, attribution.content
    sentence = document.sentence_at(pieces[0].start)
    if cue is None or attribution.quoted or sentence is None:
        return False
    if pieces[0].start < cue.start or not any(map(str.isalpha, cue.text)):
        return False  # "Talks off, UN says", "PM: no deal"
    is_aim = attribution.source is None and cue.text.lower().startswith("to ")
    if not is_aim and sentence.block.kind != "headline":
        return False
    said = any(
        arc.part_of_speech in ("VERB", "AUX")
        for token, arc in zip(sentence.tokens, sentence.dependencies, strict=True)
        if any(piece.start <= token.start < piece.end for piece in pieces)
    )
    words = document.plain[cue.start : cue.end].lower().split()
    return not said and not any(word in _attitudes() for word in words)


def _is_act(document: Document, attribution: Attribution) -> bool:
    """Whether somebody does something, and says nothing: "called B on Monday", "appointed B"."""
    cue = attribution.cue
    sentence = document.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None or attribution.quoted:
        return False
    said = attribution.content
    if all(piece.text.lower() in _WHICH and piece.end <= cue.start for piece in said):
        return True  # "a step that the union opposed" quotes nothing
    if _CALLED_ON.fullmatch(cue.text.lower()) and " to " not in attribution.content[0].text:
        return True  # who is called on is visited
    if cue.text.lower() in (
        *lexicon.words("names", "also_called"),
        *lexicon.words("claims", "comparing"),
    ):
        return True  # "known as the FARC", "who like many others has one name"
    source = attribution.source and document.name_index.starting_at(attribution.source.start)
    if cue.text == ":" and source and source.kind == "place":
        return True  # "KAMPALA: Parliament met on Monday."
    syntax, acts = Syntax(sentence), verb_forms_in("claims", "acts")
    marks = document.meeting_index.starting_within(sentence.start, sentence.end)
    called = any(each.is_likely and each.span.touches(cue) for each in marks)
    return any(
        syntax.word(verb) in acts or (called and is_phoned(syntax, verb, syntax.word(verb)))
        for verb in verbs_of(syntax, cue)
    )


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
        attitude=_attitude(document, cue, attribution.content[0]),
        negated=bool(sentence and cue and _negated(document, sentence, cue)),
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


@cache
def _idioms() -> frozenset[str]:
    return verb_forms_in("claims", "holding_back")


@cache
def _attitudes() -> dict[str, str]:
    """From every form of a verb that attributes to the attitude that it shows."""
    content = lexicon.load("claims")
    return {
        form: attitude
        for attitude, bases in content["verbs"].items()
        for form in forms_of(bases, content["irregular"])
    }


def _attitude(document: Document, cue: Span | None, content: Span) -> str:
    """The attitude that the last known verb of the cue shows ("did not agree to say").

    Who rejects an accusation denies it, and who asks somebody to do something urges him to.
    """
    words = document.plain[cue.start : cue.end].lower().split() if cue else []
    said = document.plain[content.start : content.end].lower().split()
    if set(words) & verb_forms_in("claims", "rejecting"):
        accused = set(said[:_TO_A_NOUN]) & {*lexicon.words("claims", "accusations")}
        if accused or (len(said) == 1 and said[0] in _THAT):
            return "denies"
    does = words and words[-1] in verb_forms_in("claims", "telling_to_do")
    if does and cue and cue.end < content.start and document.plain[content.start - 1] != '"':
        told = said[: said.index("to")] if "to" in said[:_TO_A_NOUN] else _ASKED
        if not _ASKED & {*told}:
            return "urges"
    for end in range(len(words), 0, -1):
        for start in (end - 2, end - 1):
            if found := _attitudes().get(" ".join(words[max(0, start) : end])):
                return found
    return "says"


def _negated(document: Document, sentence: Sentence, cue: Span) -> bool:
    """Whether the saying itself is denied: "declined to say", but not "Doctors Without Borders"."""
    tokens = sentence.tokens
    first = next(i for i, token in enumerate(tokens) if token.end > cue.start)
    near = tokens[max(0, first - _DENIAL_REACH) :]
    reach = [token for token in near if token.start < cue.end]
    negations = lexicon.words("claims", "negations")
    denied = [
        index
        for index, token in enumerate(reach)
        if token.lower in negations and document.name_index.covering(token.start) is None
    ]
    # Who "did not mince words" or "could not hide" something has said it.
    behind = {token.lower for token in reach[denied[0] :]} if denied else set()
    is_idiom = behind.isdisjoint(_attitudes()) and not behind.isdisjoint(_idioms())
    return bool(denied) and not is_idiom


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

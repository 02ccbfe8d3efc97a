"""Offices that a sentence gives somebody: beside the name, in apposition, or in so many words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg import lexicon
from kg.extraction.roles import Office, country_behind, office_at
from kg.extraction.syntax import SUBJECTS
from kg.language.document import Document, Name, Sentence
from kg.language.words import grammar
from kg.records import Span

_LONGEST_APPOSITION = 9
_AGE = re.compile(r"^, (?:aged )?\d{1,3}(?=,)")
_AS = re.compile(r" (?:(?:as|to be) )?(?:(?:its|their|the|a|new|next|acting|interim) ){0,2}")
_IS = frozenset(("is", "was", "been", "'s"))
_HAS = frozenset(("has", "had"))
_SUPPOSED = frozenset(("if", "whether", "unless"))


def offices_of(document: Document, sentence: Sentence, name: Name) -> list[Office]:
    """The offices that the sentence gives the bearer of ``name``, beside it or in apposition."""
    offices = []
    for title in document.title_index.starting_within(sentence.start, sentence.end):
        if document.plain[title.start : title.end].lower().rstrip(".") in _honorifics():
            continue
        if _is_in_name(document, title, name) or _is_of_verb(sentence, title):
            continue
        if title.end <= name.span.start:
            between = document.plain[title.end : name.span.start]
            for style in document.title_index.starting_within(title.end, name.span.start):
                # "Foreign Minister Prince Khalid", "the minister of Qatar, Prince Khalid"
                said = document.plain[style.start : style.end].rstrip(".")
                between = between.rstrip(" .").removesuffix(said)
            apposed = _is_apposed(sentence, name.span, title)
            named_behind = between.strip() == "," and apposed and not _is_list(sentence, name.span)
            if between.strip() == "" or _is_post(between) or named_behind:
                office = office_at(document, sentence, title)
                if (
                    office.country is None and not between.strip()
                ):  # "President Kari Berg of Norway"
                    behind = country_behind(sentence.tokens, name.span.end)
                    office = replace(office, country=behind)
                offices.append(office)
        else:
            office = office_at(document, sentence, title)
            takes = _takes_office(document, sentence, name, office.start)
            if (
                takes
                or _is_predicate(sentence, name.span, title)
                or (
                    _in_apposition(document, name, title)
                    and not _acts(sentence, name.span)
                    and not _is_subject(sentence, title)
                    and not _is_list(sentence, title)
                )
            ):
                offices.append(office)
    return offices


def _is_in_name(document: Document, title: Span, name: Name) -> bool:
    """Whether the title is a word of something else's name: "King Khalid Airport"."""
    around = document.name_index.covering(title.start)
    if around is None or around.kind == "person" or around is name:
        return False
    inside = title.end <= around.span.end  # but "Liberal Party chief"
    return inside and (around.span.start, around.span.end) != (title.start, title.end)  # "the COAS"


def _is_of_verb(sentence: Sentence, title: Span) -> bool:
    """Whether a word that could be a title is what somebody does: "will judge Mr Berg"."""
    last = sentence.dependencies[sentence.index_at(title.end - 1)]
    return last.part_of_speech == "VERB" and last.relation not in ("compound", "appos", "amod")


def _takes_office(document: Document, sentence: Sentence, name: Name, start: int) -> bool:
    """Whether the words around say that somebody came into an office: "B became president".

    Or that somebody was put into it: "named B chief executive", "appointed B as its chairman".
    """
    if _taking().fullmatch(document.plain, name.span.end, start):
        return True
    first = sentence.index_at(name.span.start)
    put = bool(first) and sentence.tokens[first - 1].lower in lexicon.words(
        "names", "putting_in_office"
    )
    return put and bool(_AS.fullmatch(document.plain, name.span.end, start))


def _is_predicate(sentence: Sentence, name: Span, title: Span) -> bool:
    """Whether it is said of somebody that he is it: "B is president", "B, who was the mayor"."""
    tokens, arcs = sentence.tokens, sentence.dependencies
    inside = {i for i, token in enumerate(tokens) if title.start <= token.start < title.end}
    own = {i for i, token in enumerate(tokens) if name.start <= token.start < name.end}
    below = [(arc.relation, i) for i, arc in enumerate(arcs) if arc.head in inside]
    is_it = any(r == "cop" and tokens[i].lower in _IS for r, i in below)
    if not is_it or any(tokens[i].lower in grammar("negations") for _, i in below):
        return False
    if any(r == "mark" and tokens[i].lower in _SUPPOSED for r, i in below):
        return False  # "if B is president"
    if any(r == "aux" and tokens[i].lower not in _HAS for r, i in below):
        return False  # "will be president"
    subjects = {i for r, i in below if r in SUBJECTS}
    relative = any(arcs[i].relation == "acl:relcl" and arcs[i].head in own for i in inside)
    return not own.isdisjoint(subjects) or (
        relative and any(tokens[i].lower == "who" for i in subjects)
    )


@cache
def _taking() -> re.Pattern[str]:
    """As in ", who was elected", "has been named acting", "was sworn in as the new"."""
    taking = lexicon.any_of(lexicon.words("names", "taking_office"))
    modifiers = lexicon.any_of(lexicon.words("names", "title_modifiers"))
    return re.compile(
        rf"(?:,? who)?(?: (?:has|had|have|was|is|will|be|been))* (?:{taking})(?: as)?"
        rf"(?: (?:{modifiers}))* ",
        re.IGNORECASE,
    )


def _is_apposed(sentence: Sentence, name: Span, title: Span) -> bool:
    """Whether the tree says that a name behind a comma is the title's: "the envoy, Jan Novak"."""
    # A form of address may stand between: "the mayor, Dr Jan Novak".
    words = [i for i, token in enumerate(sentence.tokens) if title.end <= token.start < name.end]
    return any(
        sentence.dependencies[index].relation in ("appos", "flat")
        and (head := sentence.dependencies[index].head) is not None
        and title.start <= sentence.tokens[head].start < title.end
        for index in words
    )


def _is_list(sentence: Sentence, last: Span) -> bool:
    """Whether a headline names two who act: "Berg, union boss discuss port"."""
    behind = [token for token in sentence.tokens if token.start >= last.end]
    closed = not behind or not behind[0].is_word
    return sentence.block.kind == "headline" and not closed


def _is_subject(sentence: Sentence, title: Span) -> bool:
    """Whether somebody else bears a title, and acts: "freed Jan Novak, his lawyer said"."""
    return sentence.dependencies[sentence.index_at(title.end - 1)].relation in SUBJECTS


def _acts(sentence: Sentence, name: Span) -> bool:
    """Whether the comma behind a name ends a phrase: "her envoy, Jan Novak, was received by"."""
    behind = [i for i, token in enumerate(sentence.tokens) if token.start >= name.end][1:2]
    return any(
        sentence.dependencies[index].part_of_speech in ("VERB", "AUX")
        and not sentence.dependencies[index].relation.startswith(("acl", "amod", "advcl", "cop"))
        for index in behind
    )


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in lexicon.words("names", "honorifics"))


def _is_post(between: str) -> bool:
    """Whether a post stands between title and name: "ambassador to Chile, Jan Novak"."""
    return (
        between.rstrip().endswith(",")
        and between.lstrip().startswith(("to ", "of ", "for "))
        and (between.count(",") == 1 and len(between.split()) <= 6)
    )


def _in_apposition(document: Document, name: Name, title: Span) -> bool:
    """Whether the title follows the name soon: "Jan Novak, Poland's ambassador".

    Another's title does not: "Jan Novak, the minister's adviser", "to Jan Novak, Mayor Ida Lie".
    """
    between = _AGE.sub("", document.plain[name.span.end : title.start])
    words = between.split()
    if words[-1:] == ["for"]:
        return False  # "a candidate for president"
    return (
        between.startswith(",")
        and between.count(",") == 1
        and not document.plain.startswith("'s", title.end)
        and len(words) <= _LONGEST_APPOSITION
        and not any(
            other.kind == "person"
            for other in document.name_index.starting_within(name.span.end, title.end + len(" N"))
        )
        and not any(word.lower() in ("and", "who", "said", "with", "met") for word in words)
        and not any(  # "the grandson of the founder"
            word == "of" and before.islower() for before, word in pairwise(words)
        )
    )

"""Who says what in a headline, whose form alone may tell it.

"PM: no deal without reform", "Tax cut works, study finds", "Bridge to open in May - minister".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg import lexicon
from kg.articles.blocks import Block
from kg.language.document import Attribution, Name
from kg.language.words import verb_forms_in
from kg.records import Span

_FEWEST_WORDS = 3
"""Words of what is said in a headline."""
_SOURCE = r"(?:[\w'.&-]+\s){0,4}[\w'.&-]+"
_BEFORE_COLON = re.compile(rf"(?P<source>{_SOURCE})(?P<cue>:)\s+(?P<said>\S.*)")
_BEHIND_DASH = re.compile(rf"(?P<said>\S.*)\s(?P<cue>[-–—])\s?(?P<source>{_SOURCE})")
_KICKER = re.compile(r"\w+:\s")


def find_headline_speech(
    text: str, plain: str, blocks: Sequence[Block], names: Sequence[Name]
) -> Iterator[Attribution]:
    """The attributions of headlines whose form alone tells them.

    Spans quote ``text``, the stored text; ``plain`` is the same with uniform typography.
    """
    known = {plain[name.span.start : name.span.end] for name in names if name.kind != "place"}
    for block in blocks:
        if block.kind != "headline":
            continue
        found = _match(plain, block, known)
        if found is None or len(found["said"].split()) < _FEWEST_WORDS:
            continue
        start, end = found.span("said")
        kicker = _KICKER.match(plain, start, end)
        start = kicker.end() if kicker else start
        source, cue = (
            Span(*found.span(part), text[slice(*found.span(part))]) for part in ("source", "cue")
        )
        yield Attribution(source, cue, (Span(start, end, text[start:end]),), quoted=0)


def without_stories(
    attributions: Iterable[Attribution], blocks: Sequence[Block]
) -> Iterator[Attribution]:
    """The attributions without those by which a headline's words say what the story below tells.

    Nor does a colon alone say anything: "Transcript: Minister Questioned".
    """
    ends = [(block.start, block.end) for block in blocks if block.kind == "headline"]
    for each in attributions:
        cue = each.cue
        end = next((e for s, e in ends if cue and s <= cue.start < e), None)
        bare = cue is not None and cue.text == ":" and each.source is None
        if end is None or (all(piece.start < end for piece in each.content) and not bare):
            yield each


def _match(plain: str, block: Block, known: set[str]) -> re.Match[str] | None:
    if told := _told_behind().fullmatch(plain, block.start, block.end):
        return told
    before = _BEFORE_COLON.fullmatch(plain, block.start, block.end)
    if before and (before["source"] in known or _may_speak(before["source"])):
        return before
    behind = _BEHIND_DASH.fullmatch(plain, block.start, block.end)
    return behind if behind and _may_speak(behind["source"]) else None


def _may_speak(source: str) -> bool:
    """Whether people and bodies are called so: "PM", "Police", "Leaked files"."""
    return source.split()[-1].lower() in _speaking()


@cache
def _speaking() -> frozenset[str]:
    titles = {title.split()[-1] for title in lexicon.words("names", "titles")}
    return frozenset(titles.union(lexicon.words("claims", "headline_sources")))


@cache
def _told_behind() -> re.Pattern[str]:
    """As in "Most voters back the ban, poll shows"."""
    verbs = verb_forms_in("claims", "headline_cues")
    cues = lexicon.any_of(form for form in verbs if not form.endswith("ing"))
    return re.compile(rf"(?P<said>\S.*),\s(?P<source>{_SOURCE})\s(?P<cue>{cues})\.?", re.IGNORECASE)

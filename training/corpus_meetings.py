r"""Readers of articles with their meetings marked, ``training/meetings``.

Our own are in ``*.txt``, one behind the other. Each is a line with its name, a head, a line ``---``
and the text. The head has the day of publication and a line for each meeting: id (with "?" where
readers may differ whether it is one worth noting), state, start or start..end, place, parties,
others. In the text ``{met m1|talks}`` marks words that tell of meeting m1; ``{who m1|...}``,
``{where m1|...}`` and ``{when m1|...}`` what the same sentence says of it:

    === example-1
    published: 2025-03-14
    m1 | held | 2025-03-12 | Ankara | Abdi Guled; Tesfaye Alemu | also Serhat Kocaoglu
    ---
    Ministers narrow differences

    {who m1|Abdi Guled} and {who m1|Tesfaye Alemu} held {met m1|talks} in {where m1|Ankara}.

Articles of others stay in the folder of the corpora; ``newswire.jsonl`` has the same marks for them
by their offsets.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.language.trained.words import GAPS, Words, split

from .corpora import Aligner, Example, Meeting, Range

_MARK = re.compile(r"\{(met|who|where|when) ([^|{}]+)\|([^{}|]+)\}")
_NAMED = ("party", "place", "date")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_NEXT = re.compile(r" ([A-Z][\w'-]*)")
_PARTICLES = frozenset(("al", "bin", "da", "de", "der", "del", "di", "la", "van", "von"))
_SHORTEST = 3
_ENDS = frozenset((".", "!", "?"))
_CLOSES = frozenset(('"', ")", "'"))


def read_meetings(folder: Path) -> list[Example]:
    """Our own articles of a folder's files."""
    return [example for path in sorted(folder.glob("*.txt")) for example in read_file(path)]


def read_file(path: Path) -> list[Example]:
    """Our own articles of one file."""
    return [_article(name, article) for name, article in articles_of(path)]


def articles_of(path: Path) -> Iterator[tuple[str, str]]:
    """The names of a file's articles, each with its head and its marked text."""
    _, *parts = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    yield from zip(parts[::2], parts[1::2], strict=True)


def _article(name: str, article: str) -> Example:
    """Raises ValueError for a mark whose meeting the head lacks."""
    head, _, marked = article.partition("\n---\n")
    states = {}
    days: defaultdict[str, list[str]] = defaultdict(list)
    text, marks = unmarked(marked)
    for line in head.splitlines()[1:]:
        ident, state, day, place, parties, *_ = (cell.strip() for cell in line.split("|"))
        ident = ident.rstrip("?")
        states[ident] = state
        days[day].append(ident)
        named = [("party", party) for party in parties.split(";")] + [("place", place)]
        marks += [
            Mark(kind, [ident], start, end)
            for kind, each in named
            for start, end in namings(text, each.strip())
        ]
    marks += _dates(marks, days)
    return _example(name, text, states, marks)


def _dates(marks: list["Mark"], days: dict[str, list[str]]) -> list["Mark"]:
    """The words that say when a meeting was, as marks of all meetings of that day."""
    same = {ident: idents for day, idents in days.items() if day != "-" for ident in idents}
    return [
        Mark("date", same[ident], mark.start, mark.end)
        for mark in marks
        if mark.kind == "when"
        for ident in mark.idents
        if ident in same
    ]


def read_newswire(path: Path, corpora: Path) -> list[Example]:
    """The articles of the corpora that a file has marks for, each as far as somebody read it.

    Those without any mark tell of no meeting.
    """
    examples = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            file = corpora / record["text_file"]
            text = file.read_bytes().decode("utf-8", errors="replace")[: record["read_to"]]
            marks = [Mark(*mark) for mark in record["marks"]]
            example = _example(record["doc_id"], text, record["states"], marks)
            for meeting in example.meetings or ():
                meeting.is_unsure = meeting.ident in record["unsure"]
            examples.append(example)
    return examples


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that says something of some meetings: met, who, where, when.

    Or that names, anywhere in the article, who meets (party), where (place) or on which day (date).
    """

    kind: str
    idents: list[str]
    start: int
    end: int


def _example(doc_id: str, text: str, states: dict[str, str], marks: list[Mark]) -> Example:
    words = split(text)
    align = Aligner(words)
    sentences = _sentences(words)
    found: defaultdict[tuple[str, int], Meeting] = defaultdict(Meeting)
    named: defaultdict[tuple[str, str], list[Range]] = defaultdict(list)
    for mark in marks:
        low, high = align.words(mark.start, mark.end)
        for ident in mark.idents:
            if ident not in states:
                raise ValueError(f"{doc_id}: {ident} is marked at {mark.start}, but has no state")
            if mark.kind in _NAMED:
                named[mark.kind, ident].append((low, high))
                continue
            meeting = found[ident, sentences[low]]
            meeting.ident, meeting.state = ident, states[ident]
            getattr(meeting, mark.kind).append((low, high))
    told = [each for each in found.values() if each.met]
    for meeting in told:
        meeting.party, meeting.place, meeting.date = (named[kind, meeting.ident] for kind in _NAMED)
    return Example(words, meetings=told, doc_id=doc_id)


def namings(text: str, name: str) -> list[Range]:
    """Where a text names somebody or a place: by the whole name, or by a capitalised word of it.

    A word of several names is this one's where no other name goes on behind it.
    """
    name = _ARTICLE.sub("", name)
    if len(name) < _SHORTEST:
        return []
    found = [match.span() for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)]
    words = name.split()
    if len(words) > 1 and all(word[0].isupper() or word in _PARTICLES for word in words):
        for word in words:
            if not word[0].isupper() or len(word) < _SHORTEST:
                continue
            for match in re.finditer(rf"\b{re.escape(word)}\b", text):
                start, end = match.span()
                behind = _NEXT.match(text, end)
                other = behind and behind[1] not in words
                if not (other or any(a <= start < b for a, b in found)):
                    found.append((start, end))
    return found


def unmarked(marked: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and these."""
    parts: list[str] = []
    marks = []
    length = behind = 0
    for match in _MARK.finditer(marked):
        parts += [marked[behind : match.start()], match[3]]
        start = length + match.start() - behind
        length = start + len(match[3])
        idents = [each.strip() for each in match[2].split(",")]
        marks.append(Mark(match[1], idents, start, length))
        behind = match.end()
    return "".join([*parts, marked[behind:]]), marks


def _sentences(words: Words) -> list[int]:
    """The number of each word's sentence: parts are linked within one."""
    line = GAPS.index("line")
    numbers: list[int] = []
    current, ended = 0, False
    for word, gap in zip(words.text, words.gaps, strict=True):
        joined = gap == GAPS.index("joined")
        if gap >= line or (ended and not joined and (word[0].isupper() or not word[0].isalnum())):
            current += 1
        ended = word in _ENDS or (ended and joined and word in _CLOSES)
        numbers.append(current)
    return numbers

"""Headlines told from prose, and headings that run into their paragraph."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from kg.articles.citation_marks import MARK_AT_END
from kg.articles.wording import wording

_WORD = re.compile(r"\S+")
_SMALL_WORD = re.compile(r"\b[a-z][a-z]{3,}\b")
_ENDS_SENTENCE = re.compile(rf"[.!?…:;,](?:[\s\"'”’»)\]]|{MARK_AT_END}){{0,12}}\Z")
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_SENTENCE_BREAK = re.compile(r"[a-z\d][.!?][\"'”’]?\s+[A-Z“\"]")
_SHORTEST_TITLE_WORDS, _LONG_TITLE_WORDS, _LONGEST_TITLE_WORDS, _LONGEST_TITLE = 3, 14, 30, 240
_LONGEST_HEADING_WORDS = 10
_RUN_IN_WORDS, _LONGEST_RUN = 6, 240


def is_title_case(words: Sequence[str]) -> bool:
    """Whether all but the small words are capitalised, and at least two are."""
    small = wording().function_words
    capitals = 0
    for word in words:
        letters = word.strip("\"'“”‘’«»()[],.:;!?—–-")
        if not letters or letters[0].isdigit():
            continue
        if letters[0].isupper() or not letters[0].isalpha() or not letters[0].islower():
            capitals += 1
        elif letters.lower() not in small:
            return False
    return capitals > 1


def ends_sentence(text: str) -> bool:
    """Whether a full stop, colon or the like ends the text; quotation and citation marks aside."""
    return text.endswith(_ENDS) or bool(_ENDS_SENTENCE.search(text, max(0, len(text) - 160)))


def is_prose(text: str) -> bool:
    """Whether a line in the body of an article is prose rather than a heading."""
    words = text.split()
    if ends_sentence(text):
        short = len(words) <= 12 and not re.search(r"[\"“”:;,]", text)
        return not (short and is_title_case(words))
    if len(words) > _LONGEST_TITLE_WORDS or len(text) > _LONGEST_TITLE:
        return True
    return len(words) > _LONGEST_HEADING_WORDS and not is_title_case(words)


def is_title(text: str, *, first: bool = True) -> bool:
    """Whether a line in front of an article is its title rather than its first sentence.

    ``first`` says that nothing stands before it. A headline in sentence case that ends with a
    full stop is taken only there, and only without articles, which headlines drop, and without the
    past tense and the day with which a first sentence tells what happened.
    """
    words = text.split()
    if not _SHORTEST_TITLE_WORDS <= len(words) <= _LONGEST_TITLE_WORDS:
        return False
    if len(text) > _LONGEST_TITLE or text[-1] in ":,":
        return False
    if not any(character.isupper() or character.isdigit() for character in text):
        return False
    if is_title_case(words):
        return True
    determiners = sum(word.lower() in wording().determiners for word in _after_kicker(words))
    if _SENTENCE_BREAK.search(text) and (determiners or len(words) > _LONG_TITLE_WORDS):
        return False
    if not ends_sentence(text) or text[-1] == ";":
        return len(words) <= _LONG_TITLE_WORDS or not determiners
    if text[-1] in "?!":
        return len(words) <= _LONG_TITLE_WORDS - 2 or not determiners
    if not first or determiners or len(words) > _LONG_TITLE_WORDS + 2:
        return False
    return not tells_what_happened(words)


def tells_what_happened(words: Sequence[str]) -> bool:
    """Whether a verb of the past or a day tells a sentence ("met Lind", "on Monday")."""
    lowered = [word.strip("\"'“”‘’(),.").lower() for word in words]
    if not wording().past_verbs.isdisjoint(lowered):
        return True
    return any(
        before == "on" and after in wording().weekdays for before, after in pairwise(lowered)
    )


def _after_kicker(words: Sequence[str]) -> Sequence[str]:
    """The words after ``The Latest:`` and the like."""
    for index, word in enumerate(words[:4]):
        if word.endswith(":"):
            return words[index + 1 :]
    return words


def run_in_headings(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Start of a paragraph -> start of its first sentence, where a heading runs into it.

    ``Region Watches Talks Closely Berg met Novak on Monday ...``: only where most paragraphs begin
    so, because a single long name in front of a sentence looks the same.
    """
    runs = {start: run for start, end in paragraphs if (run := _title_case_run(text, start, end))}
    if not _are_most(len(runs), len(paragraphs)):
        return {}
    common = {match[0].rstrip("s") for match in _SMALL_WORD.finditer(text)}
    seen = _phrase_counts(text, runs.values())
    found = {}
    telling = 0
    for start, run in runs.items():
        first = _sentence_start([word for _, word in run], seen)
        if first >= _RUN_IN_WORDS - 2:
            found[start] = run[first][0]
            telling += any(_stem(word) in common for _, word in run[1:first])
    return found if _are_most(telling, len(paragraphs)) else {}


def _are_most(some: int, of: int) -> bool:
    return some > 1 and 5 * some >= 3 * of


def _stem(word: str) -> str:
    """The word as `_SMALL_WORD` would find it in a sentence, without a plural's ending."""
    return word.strip("\"'“”‘’(),.:;").lower().rstrip("s")


def _title_case_run(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The words in title case that begin a paragraph, with their offsets; empty if too few."""
    reach = min(end, start + _LONGEST_RUN)
    words = [(match.start(), match[0]) for match in _WORD.finditer(text, start, reach)]
    small = wording().function_words
    length = 0
    while length < len(words) and is_title_case(["A", "A", words[length][1]]):
        if length and _ends_run(words[length - 1][1]):
            return []
        length += 1
    while length and words[length - 1][1] in small:
        length -= 1
    return words[:length] if _RUN_IN_WORDS <= length < len(words) else []


def _ends_run(word: str) -> bool:
    """Whether the word ends a sentence; ``U.S.`` and ``Mr.`` do not."""
    return word[-1] in ".!?:" and word.count(".") < 2 and len(word) > 4


def _candidates(words: Sequence[str]) -> list[str]:
    """The endings of a run that may be a name, longest first."""
    return [" ".join(words[-length:]) for length in range(4, 1, -1)]


def _phrase_counts(text: str, runs: Iterable[Sequence[tuple[int, str]]]) -> Counter[str]:
    """How often the text has each ending of a run, in one pass."""
    wanted = {phrase for run in runs for phrase in _candidates([word for _, word in run])}
    counts: Counter[str] = Counter()
    last: deque[str] = deque(maxlen=4)
    for match in _WORD.finditer(text):
        last.append(match[0].rstrip(",.;:"))
        for length in range(2, len(last) + 1):
            phrase = " ".join(islice(last, len(last) - length, None))
            if phrase in wanted:
                counts[phrase] += 1
    return counts


def _sentence_start(run: Sequence[str], seen: Counter[str]) -> int:
    """Index of the word of the run with which the sentence begins.

    That is a capitalised small word ("The") near the end of the run, else the longest ending
    that the text has elsewhere too, else the last word.
    """
    small = wording().function_words
    for index in range(len(run) - 1, max(0, len(run) - 6), -1):
        if run[index][0].isupper() and run[index].lower() in small:
            return index
    for phrase in _candidates(run):
        if seen[phrase] > 1:
            return len(run) - len(phrase.split())
    return len(run) - 1

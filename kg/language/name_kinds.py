"""What kind of thing each proper name of an article names, and every place where it stands.

Each candidate votes with what is known of its words (gazetteer, lexicon) and of its neighbours
(an office before it, an age behind it); the votes of one spelling are counted over the article,
since an article uses a name for one thing. A second look then finds the accepted names wherever
they stand, headings and first words of sentences included.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.language.document import Name, NameKind, Sentence, Token
from kg.language.gazetteer import capitals, find_country, find_place
from kg.language.names import Candidate, find_candidates, is_heading
from kg.language.words import words
from kg.records import Span

_ACRONYM = re.compile(r"(?=.{2,6}$)[A-Z]+[A-Z0-9&-]*$")
_LARGE_CITY = 200_000
_Votes = Counter[NameKind]


def find_names(
    text: str, sentences: Sequence[Sentence], titles: Sequence[Span]
) -> tuple[Name, ...]:
    """Every occurrence of a person's, organization's, place's or event's name, in reading order.

    Spans quote ``text``, the article's stored text.
    """
    candidates = list(find_candidates(sentences, titles))
    kinds = _kinds(candidates)
    unnamed = {
        (candidate.tokens[0].start, candidate.tokens[-1].end)
        for candidate in candidates
        if len(candidate.tokens) > 1 and candidate.text not in kinds
    }
    return tuple(_occurrences(text, sentences, kinds, unnamed))


def _kinds(candidates: Sequence[Candidate]) -> dict[str, NameKind]:
    votes: defaultdict[str, _Votes] = defaultdict(Counter)
    for candidate in candidates:
        votes[candidate.text].update(_votes(candidate))
    kinds: dict[str, NameKind] = {}
    for name, count in votes.items():
        kind, best = max(count.items(), key=lambda item: (item[1], item[0]), default=("event", 0))
        if best > 0:
            kinds[name] = kind
    _adopt_short_forms(candidates, kinds, votes)
    return kinds


def _adopt_short_forms(
    candidates: Sequence[Candidate], kinds: dict[str, NameKind], votes: dict[str, _Votes]
) -> None:
    """A single word that begins or ends a person's full name names that person."""
    ends = {
        token
        for name, kind in kinds.items()
        if kind == "person" and " " in name
        for token in (name.split()[0], name.split()[-1])
    }
    counts = Counter(candidate.text for candidate in candidates)
    located = Counter(c.text for c in candidates if _before(c, 1) in words("place_prepositions"))
    for name, count in counts.items():
        # A surname that the article introduces goes before a city, unless people go there.
        is_city = votes[name]["place"] >= 3 * count and 2 * located[name] >= count
        if name in ends and not find_country(name) and not is_city:
            kinds[name] = "person"


def _votes(candidate: Candidate) -> _Votes:
    votes: _Votes = Counter()
    name, tokens = candidate.text, candidate.tokens
    if _is_common(candidate):
        return votes
    before, after = _neighbours(candidate)
    if find_country(name) or name in words("regions"):
        votes["place"] += 10
        return votes
    if before.lower() == "of" and _before(candidate, 2) in words("place_nouns"):
        votes["place"] += 4
    _vote_by_words(candidate, votes)
    if candidate.titled:
        votes["person"] += 6
    if name.isupper() and len(name) > 3 and find_place(name.title()):
        votes["place"] += 5  # a dateline
    if city := find_place(name):
        votes["place"] += 1 + (city.population > _LARGE_CITY) + 2 * (name in capitals())
    elif 1 < len(tokens) < 5 and not votes and before.lower() != "the":
        votes["person"] += not _ends_with_country(candidate)
    if before.lower() in words("place_prepositions") and not candidate.titled:
        near = before.lower() in ("in", "near") and len(tokens) < 3
        alone = before.lower() == "at" and len(tokens) == 1
        votes["place"] += 2 if near else bool(city) or alone
    if before.lower() == "the" and len(tokens) > 1 and not votes["place"]:
        votes["organization"] += 1
    if _tells_a_person(after) or before.lower() in words("done_to_people"):
        votes["person"] += 2 if len(tokens) == 1 else 5
    if candidate.at_start and len(tokens) == 1 and not city and not candidate.titled:
        votes["person"] -= 1
    return votes


def _is_common(candidate: Candidate) -> bool:
    """A single common word that is capitalised: "But", "the Government"."""
    if len(candidate.tokens) > 1:
        return False
    token = candidate.tokens[0]
    if token.text in words("compass"):
        return True
    return (candidate.at_start and token.text in words("organization_words")) or (
        token.lower in words("sentence_openers")
        and not (candidate.titled or _ACRONYM.match(token.text))
    )


def _ends_with_country(candidate: Candidate) -> bool:
    """Whether an adjective or another country merely stands before a country: "Strong Japan"."""
    last = candidate.tokens[-1].text
    return any(find_country(" ".join([*before, last])) for before in ([], ["South"], ["North"]))


def _vote_by_words(candidate: Candidate, votes: _Votes) -> None:
    texts = [token.text for token in candidate.tokens]
    name = candidate.text
    if texts[-1] in words("event_words"):
        votes["event"] += 4
    elif len(texts) > 1 and (
        texts[-1] in words("place_words") or texts[0].rstrip(".") in words("place_openers")
    ):
        votes["place"] += 4
    elif name in words("organizations") or words("organization_words") & set(texts):
        votes["organization"] += 4
    elif len(texts) == 1 and _ACRONYM.match(name):
        votes["organization"] += 2


def _neighbours(candidate: Candidate) -> tuple[str, tuple[Token, ...]]:
    """The word before the candidate, and up to three tokens after it."""
    tokens = candidate.sentence.tokens
    first, end = candidate.first, candidate.first + len(candidate.tokens)
    return (tokens[first - 1].text if first else "", tokens[end : end + 3])


def _before(candidate: Candidate, count: int) -> str:
    """The ``count``-th word before the candidate in lower case."""
    index = candidate.first - count
    return candidate.sentence.tokens[index].lower if index >= 0 else ""


def _tells_a_person(after: tuple[Token, ...]) -> bool:
    """Whether an age (", 45,"), "who" or a verb of saying follows."""
    texts = [token.lower for token in after]
    if texts[:1] == [","] and len(texts) > 1:
        return texts[1] in ("who", "whose") or (texts[1].isdigit() and len(texts[1]) == 2)
    return bool(texts) and texts[0] in words("done_by_people")


def _occurrences(
    text: str,
    sentences: Sequence[Sentence],
    kinds: dict[str, NameKind],
    unnamed: set[tuple[int, int]],
) -> Iterator[Name]:
    """Accepted names wherever they stand, the longest first, never inside an unnamed run."""
    spelled = {tuple(name.split()): kind for name, kind in kinds.items()}
    everywhere = _by_first_word(spelled)
    # A heading may call by surname whom the text names in full only.
    for name in [name for name, kind in spelled.items() if kind == "person"]:
        spelled.setdefault(name[-1:], "person")
    in_headings = _by_first_word(spelled)
    closed = dict(unnamed)
    for sentence in sentences:
        heading = is_heading(sentence)
        tokens = sentence.tokens
        index = 0
        while index < len(tokens):
            if (end := closed.get(tokens[index].start)) is not None:
                while index < len(tokens) and tokens[index].end <= end:
                    index += 1
                continue
            known = in_headings if heading else everywhere
            match = _match(tokens, index, known, heading)
            if match is None:
                index += 1
                continue
            start, stop = tokens[index].start, tokens[index + len(match) - 1].end
            yield Name(Span(start, stop, text[start:stop]), spelled[match])
            index += len(match)


def _by_first_word(spellings: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Spellings by their first word in lower case, the longest first."""
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for spelling in sorted(spellings, key=len, reverse=True):
        by_first[spelling[0].lower()].append(spelling)
    return by_first


def _match(
    tokens: tuple[Token, ...],
    index: int,
    by_first: dict[str, list[tuple[str, ...]]],
    heading: bool,
) -> tuple[str, ...] | None:
    """The longest accepted name that begins at ``index``."""
    for spelling in by_first.get(tokens[index].lower, ()):
        written = tuple(token.text for token in tokens[index : index + len(spelling)])
        if written == spelling:
            return spelling
        if heading and written == tuple(word.upper() for word in spelling):
            return spelling
    return None

"""How well a reader finds the words that tell of meetings, and what they say of them."""

from collections import Counter

from kg.language.trained.meeting_mentions import MeetingMention
from kg.language.trained.reading import Reader, read

from .corpora import Example, Meeting, Range

PARTS = ("who", "where", "when", "party", "place", "date")
EVEN = 0.5
"""From this probability on a mention counts as found."""


class MeetingCounts:
    """Counts over held-out articles: mentions that touch one, their state, and words of parts."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._counts: Counter[str] = Counter()

    def add(self, example: Example) -> None:
        """One article; its marks are right, and those that are unsure are set aside."""
        assert example.meetings is not None
        reading = read(example.words, self._reader, trees=False)
        marked = [(span, meeting) for meeting in example.meetings for span in meeting.met]
        right = [(span, meeting) for span, meeting in marked if not meeting.is_unsure]
        aside = [span for span, meeting in marked if meeting.is_unsure]
        told: list[set[str]] = []
        self._counts["marked"] += len({span for span, _ in right})
        touched = set()
        for mention in reading.meetings:
            same = [(span, m) for span, m in right if _touch(span, mention.words)]
            is_aside = not same and any(_touch(span, mention.words) for span in aside)
            if mention.sure <= EVEN or is_aside:
                told.append(set())
                continue
            self._counts["found"] += 1
            self._counts["right"] += bool(same)
            touched |= {span for span, _ in same}
            self._add_same(mention, told, {meeting.ident for _, meeting in same})
            if same:
                self._counts["state"] += any(m.state == mention.state for _, m in same)
                for part in PARTS:
                    self._add_part(part, getattr(mention, part), [m for _, m in same])
        self._counts["touched"] += len(touched)

    def _add_part(self, part: str, found: tuple[Range, ...], meetings: list[Meeting]) -> None:
        marked = {span for meeting in meetings for span in getattr(meeting, part)}
        self._counts[f"{part} found"] += len(found)
        self._counts[f"{part} marked"] += len(marked)
        self._counts[f"{part} right"] += sum(any(_touch(a, b) for b in marked) for a in found)
        self._counts[f"{part} touched"] += sum(any(_touch(a, b) for a in found) for b in marked)

    def _add_same(self, mention: MeetingMention, told: list[set[str]], idents: set[str]) -> None:
        """Whether a mention that touches marked ones is tied to an earlier one of theirs."""
        if idents and any(told):
            known = any(idents & each for each in told)
            tied = bool(mention.same) and bool(told[mention.same[0]])
            self._counts["same marked"] += known
            self._counts["same found"] += tied
            self._counts["same right"] += tied and bool(idents & told[mention.same[0]])
        told.append(idents)

    def result(self) -> dict[str, float]:
        """Precision and recall of mentions and of each part; the share of right states."""
        counts = self._counts
        figures = {
            "precision": counts["right"] / max(1, counts["found"]),
            "recall": counts["touched"] / max(1, counts["marked"]),
            "state": counts["state"] / max(1, counts["right"]),
        }
        for part in PARTS:
            figures[f"{part} P"] = counts[f"{part} right"] / max(1, counts[f"{part} found"])
            figures[f"{part} R"] = counts[f"{part} touched"] / max(1, counts[f"{part} marked"])
        figures["same P"] = counts["same right"] / max(1, counts["same found"])
        figures["same R"] = counts["same right"] / max(1, counts["same marked"])
        return figures


def _touch(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]

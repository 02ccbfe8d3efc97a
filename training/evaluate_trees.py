"""Counting right tags, heads, relations and sentences of treebank documents."""

from collections import Counter

from kg.language.trained.attributing import Range
from kg.language.trained.reading import Reading
from kg.language.trained.words import Words, of_spans, split

from .corpora import Example


class TreeCounts:
    """Counts over documents, and the shares they come to."""

    def __init__(self) -> None:
        self._words: Counter[str] = Counter()
        self._sentences: dict[str, list[int]] = {}

    def add_tree(self, example: Example, reading: Reading, labels: list[str]) -> None:
        """Compare word by word; a relation counts with and without its subtype."""
        tree, counts = example.tree, self._words
        assert tree is not None
        for number in range(len(example)):
            label, found = labels[tree.relations[number]], reading.relations[number]
            head = reading.heads[number] == tree.heads[number]
            same = head and found.partition(":")[0] == label.partition(":")[0]
            counts["words"] += 1
            counts["upos"] += reading.upos[number] == tree.upos[number]
            counts["xpos"] += reading.xpos[number] == tree.xpos[number]
            counts["uas"] += head
            counts["las"] += same
            counts["las_full"] += head and found == label
            if label != "punct":
                counts["no_punct"] += 1
                counts["uas_no_punct"] += head
                counts["las_no_punct"] += same

    def add_sentences(self, kind: str, example: Example, words: Words, starts: list[int]) -> None:
        """Compare sentences by the places of their first and last characters."""
        gold = _ranges(example.words.spans, sentence_starts(example))
        found = _ranges(words.spans, starts)
        counts = self._sentences.setdefault(kind, [0, 0, 0])
        for place, value in enumerate((len(gold & found), len(found), len(gold))):
            counts[place] += value

    def result(self) -> dict[str, float]:
        """Shares of words, and F1 of sentences on gold words and on raw text."""
        shares = {
            key: self._words[key] / self._words["words"]
            for key in ("upos", "xpos", "uas", "las", "las_full")
        }
        for key in ("uas_no_punct", "las_no_punct"):
            shares[key] = self._words[key] / self._words["no_punct"]
        for kind, (right, found, gold) in self._sentences.items():
            shares[f"sentence_f1_{kind}"] = 2 * right / (found + gold)
        return {key: round(value, 4) for key, value in shares.items()}


def sentence_starts(example: Example) -> list[int]:
    """The words that begin a sentence in the treebank."""
    assert example.tree is not None
    return [number for number, start in enumerate(example.tree.starts) if start]


def raw_words(example: Example) -> dict[str, Words]:
    """The document without its sentences: as gold words, and as text split anew."""
    text = running_text(example)
    return {"gold_words": of_spans(text, example.words.spans), "raw": split(text)}


def running_text(example: Example) -> str:
    """The running text of a treebank document."""
    characters = [" "] * example.words.spans[-1][1]
    for word, (start, end) in zip(example.words.text, example.words.spans, strict=True):
        characters[start:end] = word.ljust(end - start)
    return "".join(characters)


def _ranges(spans: list[Range], starts: list[int]) -> set[Range]:
    return {
        (spans[low][0], spans[high - 1][1])
        for low, high in zip(starts, [*starts[1:], len(spans)], strict=True)
    }

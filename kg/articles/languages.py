"""The language of an article: English is read, others are set aside rather than misread.

English is told at a glance by its function words. Only where a text lacks them is it compared with
other languages, by py3langid (Lui and Baldwin 2012, "langid.py: An Off-the-shelf Language
Identification Tool", ACL demos; the fork is by Barbaresi): its model takes half a second to load.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import lexicon
from kg.articles.blocks import Block, blocks_of
from kg.articles.layout import Layout
from kg.articles.telling_words import languages_of, neutral_words, telling_words
from kg.errors import SourceError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_QUOTED = re.compile(
    r"«[^«»]*»|»[^«»]*«|“[^“”„]*”|„[^“”„]*[“”]|\"[^\"]*\"|‹[^‹›]*›|(?<!\w)‘[^‘]*?’(?!\w)"
)
"""Words that a paragraph quotes: they may be in the speaker's language."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")
_ENGLISH_SHARE = 0.12
"""Of the words of an English paragraph, so many at least are of the lexicon's; half of it where
lists of names stand for sentences."""
_FEWEST_LETTERS = 20
"""Fewer small letters tell nothing, if they are Latin ones."""
_ENOUGH = 8_000
"""Characters that are compared with languages; more tell no more."""
_DOUBT, _DOUBT_IF_STATED, _DOUBT_IF_ENGLISH_IS_STATED = 1e-3, 0.02, 1e-5
"""How probable English may be in what is set aside.

Of 8,800 English texts, single sentences included, none came below 0.04; of reports of four
sentences in 37 other languages none above 1e-6. What the page states tips the balance.
"""
_SURE = 0.5
"""How probable a language must be for its name to be given."""
_RIVAL = 0.2
"""How probable a second one must be for its name to be given as well."""
_ANOTHER = "another language"
_PART = 0.1
"""An English part of an article has so much of its letters."""
_SENTENCES = 4
"""So many sentences in a row are an English part that is read; fewer may be of the page's own."""
_SENTENCE_END = re.compile(r"\w\w[.!?][\"'”’)]*(?=\s|\Z)")
_SHORT_DOUBT, _SHORT_DOUBT_OF_MORE = 0.02, 0.1
"""How probable English may be, in parts of the likeliest language, in a few words of which one is
of another language, and in those of which more are."""
_LIKELY = 5
"""What a word tells is believed if its language is among so many likeliest ones."""
_ENGLISH = frozenset(("en", "pcm", "zxx"))
"""Labels of what is read: English, Nigerian Pidgin, and what is no language (numbers, code)."""


def check_language(source: str, text: str, layout: Layout, stated: str | None) -> str | None:
    """Set an article aside that is not in English.

    The paragraphs decide, the title does not; of an article in two languages the larger part does,
    unless several sentences in a row are English: these are read then.
    ``stated`` is the language that the source states, a BCP 47 tag: it alone decides nothing,
    because pages often state that of their template.

    Returns:
        What a person should know of an article of which only a part is read; else None.

    Raises:
        SourceError: The article is in another language; the message names it, and tells if a part
            of the article is in English.
    """
    blocks = blocks_of(text, layout)
    language = foreign_language(text, blocks, stated)
    if language is None:
        return None
    if _english_part(text, blocks):
        return f"the larger part is in {language} and was set aside; only the English part was read"
    paragraphs = _paragraphs(text, blocks)
    if _english_letters(paragraphs) >= _PART * sum(paragraph.letters for paragraph in paragraphs):
        problem = f"the article is partly in English, but the larger part is in {language}"
        advice = "remove that part, or put a translation in its place"
    else:
        problem = f"the article is in {language}"
        advice = "an English translation of it can be read"
    raise SourceError(source, f"{problem}; newskg reads English, so it was set aside; {advice}")


def foreign_language(text: str, blocks: Sequence[Block], stated: str | None = None) -> str | None:
    """The English name of the language of a text, or "another language"; None for English.

    What is too short to tell counts as English.
    """
    paragraphs = _paragraphs(text, blocks)
    others = [paragraph for paragraph in paragraphs if not paragraph.is_english]
    letters, other = (sum(each.letters for each in some) for some in (paragraphs, others))
    if 2 * other <= letters:
        return None
    return _language_of(others, (stated or "").partition("-")[0].lower())


def english_blocks(
    text: str, blocks: Sequence[Block], stated: str | None = None
) -> tuple[Block, ...]:
    """The blocks without the paragraphs that are surely in another language.

    Of a text that is mostly in another language, the English part alone. A text of which nothing
    would be left stays as it is. ``stated`` as in `check_language`.
    """
    if foreign_language(text, blocks, stated) is not None:
        return _english_part(text, blocks) or tuple(blocks)
    english = tuple(block for block in blocks if not _is_foreign(text, block))
    return english if any(block.kind == "paragraph" for block in english) else tuple(blocks)


def _english_part(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The longest row of English paragraphs; none that is too short to be a part of its own."""
    rows: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind == "paragraph" and _is_surely_english(_Paragraph.unquoted(text, block)):
            rows[-1].append(block)
        else:
            rows.append([])
    part = max(rows, key=lambda row: sum(block.end - block.start for block in row))
    words = "\n".join(text[block.start : block.end] for block in part)
    paragraphs = _paragraphs(text, blocks)
    letters = sum(_Paragraph.of(text[block.start : block.end]).letters for block in part)
    large = letters >= _PART * sum(paragraph.letters for paragraph in paragraphs)
    return tuple(part) if large and len(_SENTENCE_END.findall(words)) >= _SENTENCES else ()


def _is_surely_english(paragraph: _Paragraph) -> bool:
    """Whether a paragraph has the function words of English, rather than none of any language."""
    return paragraph.english > 0 and _language_of([paragraph], "") is None


def _is_foreign(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    if block.kind != "paragraph" or not telling_words(_QUOTED.sub(" ", words)):
        return False
    return foreign_language(text, [block]) is not None


def _english_letters(paragraphs: Sequence[_Paragraph]) -> int:
    return sum(each.letters for each in paragraphs if _is_surely_english(each))


def _paragraphs(text: str, blocks: Sequence[Block]) -> list[_Paragraph]:
    prose = [block for block in blocks if block.kind != "headline"] or blocks
    words = [text[block.start : block.end] for block in prose]
    unquoted = [_Paragraph.unquoted(text, block) for block in prose]
    if any(paragraph.words for paragraph in unquoted):
        return unquoted
    return [_Paragraph.of(each) for each in words]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """How many letters and words a paragraph has, and how many words are those of English.

    ``small`` are its words without those that a capital begins: names are alike in all languages.
    """

    letters: int
    words: int
    english: int
    small: str
    text: str

    @classmethod
    def of(cls, text: str) -> _Paragraph:
        words = _WORD.findall(text.lower() if text.isupper() else text)
        common = _english_words()
        return cls(
            letters=sum(map(len, words)),
            words=len(words),
            english=sum(word.lower() in common for word in words),
            small=" ".join(word for word in words if not word[0].isupper()),
            text=text,
        )

    @classmethod
    def unquoted(cls, text: str, block: Block) -> _Paragraph:
        """Of a block, without what it quotes."""
        return cls.of(_QUOTED.sub(" ", text[block.start : block.end]))

    @property
    def is_english(self) -> bool:
        return self.english >= _ENGLISH_SHARE * self.words


def _language_of(paragraphs: Sequence[_Paragraph], stated: str) -> str | None:
    """The language of paragraphs that lack the function words of English."""
    words = sum(paragraph.words for paragraph in paragraphs)
    sample = "\n".join(paragraph.small for paragraph in paragraphs)[:_ENOUGH]
    letters = sum(map(str.isalpha, sample))
    in_latin = 2 * sum(map(len, _LATIN.findall(sample))) >= letters
    few_english = sum(paragraph.english for paragraph in paragraphs) <= _ENGLISH_SHARE / 2 * words
    if not few_english:
        return None
    if in_latin and letters < _FEWEST_LETTERS:
        return _of_short(paragraphs, sample) if stated != "en" else None
    ranked = _identifier().rank(sample)
    label, probability = ranked[0]
    if label in _ENGLISH:
        return None
    if in_latin and dict(ranked)["en"] >= _doubt(label, probability, stated):
        return _of_short(paragraphs, sample) if stated != "en" else None
    return _name(ranked)


def _of_short(paragraphs: Sequence[_Paragraph], sample: str) -> str | None:
    """The language of a few words, if some of them tell it and none is English."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    telling = telling_words(text)
    if not telling or any(paragraph.english for paragraph in paragraphs):
        return None
    others = [w for w in sample.split() if w not in telling and w not in neutral_words()]
    if others:
        doubt = _SHORT_DOUBT if len(telling) == 1 else _SHORT_DOUBT_OF_MORE
        # A foreign name tells nothing of the words around it.
        ranked = _identifier().rank(sample)
        if dict(ranked)["en"] > doubt * ranked[0][1]:
            return None
    ranked = _identifier().rank(text.lower())
    labels = languages_of(telling)
    if len(labels) == 1 and (label := labels[0]) in dict(ranked[:_LIKELY]):
        ranked = [(label, 1.0), (label, 0.0)]
    return _name(ranked)


def _name(ranked: Sequence[tuple[str, float]]) -> str:
    """The name of the likeliest language; of two sisters that are hardly told apart both."""
    languages = lexicon.load("languages")
    names: Mapping[str, str] = languages["names"]
    (first, probability), (second, rival) = ranked[:2]
    if rival >= _RIVAL and any({first, second} <= set(group) for group in languages["sisters"]):
        return f"{names[first]} or {names[second]}"
    return names.get(first, _ANOTHER) if probability >= _SURE else _ANOTHER


def _doubt(label: str, probability: float, stated: str) -> float:
    """How probable English may be, given the likeliest language and the one that is stated."""
    if stated == "en":
        return _DOUBT_IF_ENGLISH_IS_STATED
    return _DOUBT_IF_STATED if stated == label and probability >= _SURE else _DOUBT


@cache
def _english_words() -> frozenset[str]:
    return frozenset(lexicon.words("languages", "english"))


@cache
def _identifier() -> LanguageIdentifier:
    # Few articles need it, and few commands read any.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

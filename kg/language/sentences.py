"""Where sentences end.

A rule in the manner of Kiss and Strunk (2006) with a fixed list of abbreviations: a sentence ends
at final punctuation, taken with the closing quotes, brackets and citation marks behind it, when
what follows can begin a sentence. Nothing runs over a block's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.articles.blocks import Block
from kg.language.document import Sentence, Token
from kg.language.words import tokenize, words

_LONGEST = 400
"""Tokens of the longest sentence."""
_FINAL = frozenset(".!?…")
_DASHES = frozenset("-–—")
_CLOSING = frozenset("\"')]}")
_OPENING = frozenset("\"'([{-–—•*#")


def split_sentences(plain: str, blocks: Iterable[Block]) -> Iterator[Sentence]:
    """The sentences of each block, in reading order."""
    for block in blocks:
        tokens = tokenize(plain, block.start, block.end)
        begin = 0
        for end in _ends(tokens, plain):
            # The dash behind a dateline ("OSLO, Norway —") is no part of the sentence.
            while begin < end - 1 and tokens[begin].text in _DASHES:
                begin += 1
            sentence = tokens[begin:end]
            yield Sentence(sentence[0].start, sentence[-1].end, sentence, block)
            begin = end


def _ends(tokens: tuple[Token, ...], plain: str) -> Iterator[int]:
    """Indexes just behind the last token of each sentence."""
    begin = 0
    for end in _final_marks(tokens, plain):
        # What has no end for so long is no sentence; pieces keep the work of later rules bounded.
        while end - begin > _LONGEST:
            begin += _LONGEST
            yield begin
        begin = end
        yield end


def _final_marks(tokens: tuple[Token, ...], plain: str) -> Iterator[int]:
    """Indexes just behind the marks that end a sentence, and behind the last token."""
    index = 0
    while index < len(tokens):
        if not _can_end(tokens, index):
            index += 1
            continue
        end = _after_closing(tokens, index + 1)
        if end == len(tokens):
            break
        spaced = plain[tokens[end].start - 1].isspace()
        if spaced and _can_begin(tokens[end]):
            yield end
        index = max(end, index + 1)
    if tokens:
        yield len(tokens)


def _can_end(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.text in _FINAL:
        return True
    if len(token.text) < 3 or not token.text.endswith("."):
        return False
    # "U.S." and "p.m." end a sentence only before a word that begins sentences and no names.
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        token.text.count(".") > 1
        and following is not None
        and following.is_capitalised
        and following.lower in words("sentence_openers")
    )


def _after_closing(tokens: tuple[Token, ...], index: int) -> int:
    """The index behind closing quotes and brackets, and behind citation marks such as [10][11]."""
    while index < len(tokens):
        attached = tokens[index].start == tokens[index - 1].end
        if tokens[index].text in _CLOSING and attached:
            index += 1
        elif _is_citation(tokens, index) and attached:
            index += 3
        elif tokens[index].text in _FINAL and attached:
            index += 1
        else:
            break
    return index


def _is_citation(tokens: tuple[Token, ...], index: int) -> bool:
    return (
        index + 2 < len(tokens)
        and tokens[index].text == "["
        and tokens[index + 1].text.isdigit()
        and tokens[index + 2].text == "]"
    )


def _can_begin(token: Token) -> bool:
    return not token.text[0].islower() and (token.is_word or token.text in _OPENING)

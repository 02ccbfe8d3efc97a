"""Words to word pieces, through the pretrained encoder's own vocabulary."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

UNKNOWN = "[UNK]"
MOST = 8
"""Pieces kept of one word: enough for a long name, and an address of 200 characters cannot fill a
window.
"""


class Pieces:
    """The word pieces of single words, remembered from word to word."""

    def __init__(self, vocabulary: Path) -> None:
        """From a file with one piece on each line; a piece's number is that of its line."""
        pieces = vocabulary.read_text(encoding="utf-8").splitlines()
        numbers = {piece: number for number, piece in enumerate(pieces)}
        self._tokenizer = Tokenizer(WordPiece(numbers, unk_token=UNKNOWN))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self.first, self.last, self.hidden, self._unknown = (
            numbers[piece] for piece in ("[CLS]", "[SEP]", "[MASK]", UNKNOWN)
        )
        self.of = lru_cache(maxsize=200_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:MOST]) or (self._unknown,)

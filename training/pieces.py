"""Words to word pieces, through the pretrained encoder's own vocabulary."""

from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

MOST = 8
"""Pieces kept of one word: enough for a long name, and an address of 200 characters cannot fill a
window.
"""


class Pieces:
    """The word pieces of single words, remembered from word to word."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.first = self._id("[CLS]")
        self.last = self._id("[SEP]")
        self._unknown = self._id("[UNK]")
        self.of = lru_cache(maxsize=200_000)(self._of)

    def _id(self, token: str) -> int:
        number = self._tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(
                f"The tokenizer has no {token}; give the file of a BERT word-piece vocabulary."
            )
        return int(number)

    def _of(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:MOST]) or (self._unknown,)

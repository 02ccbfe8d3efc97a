"""What an article's words are compared by: shingles, and a MinHash signature of them.

Only paragraphs count: a headline, a caption, a byline or a dateline of its own makes no other story
of the same words. Signatures follow Broder, "On the resemblance and containment of documents"
(1997); MinHash is that of rensa.
"""

from __future__ import annotations

import base64
import re
import struct

from rensa import RMinHash

from kg.articles.blocks import content_blocks

SHINGLE = 5
"""Words in a row that two articles hardly have in common by chance."""
SLOTS = 128
"""Numbers in a signature: 512 bytes, and an error of at most 0.05 in what is estimated."""
LEAST_WORDS = 20
"""Articles with fewer words have no signature: of so few, nothing can be told."""

_SEED = 1
_KIND = f"minhash{RMinHash.ALGORITHM_VERSION}:"
_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def content_words(text: str) -> tuple[str, ...]:
    """The words of the paragraphs of a stored text, as they are written, without punctuation."""
    return tuple(
        word
        for block in content_blocks(text)
        if block.kind == "paragraph"
        for word in _WORD.findall(text[block.start : block.end].translate(_INVISIBLE))
    )


def shingles(words: tuple[str, ...]) -> list[str]:
    """Each `SHINGLE` words in a row, in order, whatever their case; none of fewer words."""
    folded = [word.casefold() for word in words]
    return [" ".join(folded[at : at + SHINGLE]) for at in range(len(folded) - SHINGLE + 1)]


def signature(text: str) -> str | None:
    """The MinHash signature of a stored text; None where it has too few words.

    A pure function of the text, the same on every machine. It takes some milliseconds.
    """
    words = content_words(text)
    if len(words) < LEAST_WORDS:
        return None
    sketch = RMinHash(num_perm=SLOTS, seed=_SEED)
    sketch.update(shingles(words))
    packed = struct.pack(f"<{SLOTS}I", *sketch.digest())
    return _KIND + base64.b64encode(packed).decode("ascii")


def slots_of(signature: str) -> tuple[int, ...] | None:
    """The numbers of a signature; None for one that this version cannot compare."""
    if not signature.startswith(_KIND):
        return None
    return struct.unpack(f"<{SLOTS}I", base64.b64decode(signature.removeprefix(_KIND)))

"""XML that every parser reads.

Articles hold whatever their authors' machines left in them, and XML 1.0 forbids most control
characters even as references (section 2.2). rdflib writes them as they are.
"""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""Control characters, U+FFFE and U+FFFF in UTF-8, which holds no surrogates."""


def well_formed(document: bytes) -> bytes:
    """A document in UTF-8 with U+FFFD in place of every character that XML 1.0 forbids."""
    return _FORBIDDEN.sub("\ufffd".encode(), document)

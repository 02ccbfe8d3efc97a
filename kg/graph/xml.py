"""XML that every parser reads.

Articles hold whatever their authors' machines left in them, and XML 1.0 forbids most control
characters even as references (section 2.2). rdflib writes them as they are.
"""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def well_formed(document: bytes) -> bytes:
    """A document in UTF-8 with U+FFFD in place of every character that XML 1.0 forbids."""
    return _FORBIDDEN.sub("\ufffd", document.decode("utf-8")).encode("utf-8")

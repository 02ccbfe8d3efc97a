"""How much one source may hold: more is a mistake, or an attack."""

from __future__ import annotations

MAXIMUM_BYTES = 20_000_000
"""A source may not be larger; pages carry much that is no text."""
MAXIMUM_TEXT = 2**20
"""Characters that a stored text may have; a novel has as many."""
MAXIMUM_PARAGRAPH = 100_000
"""Characters that one block may have: no parser takes a longer paragraph in reasonable time."""

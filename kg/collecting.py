"""How often Python looks for circles among objects, which a start of newskg makes a million of."""

from __future__ import annotations

import gc

_OBJECTS = (50_000, 20, 100)


def collect_rarely() -> None:
    """Look for circles less often than Python does by itself.

    Word lists, the gazetteer and what is loaded into a store all stay: looking through them again
    and again took a fifth of a command's time, and a fifth of a load's.
    """
    gc.set_threshold(*_OBJECTS)

"""What a person reads instead of an IRI."""

from __future__ import annotations

from collections.abc import Sequence

_NAMES_SHOWN = 4


def join_names(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; of many, the first few and how many others."""
    if len(names) > _NAMES_SHOWN:
        shown = [*names[: _NAMES_SHOWN - 1], f"{len(names) - _NAMES_SHOWN + 1} others"]
    else:
        shown = list(names)
    return " and ".join([*([", ".join(shown[:-1])] if len(shown) > 1 else []), *shown[-1:]])


def count_in_words(number: int, *, at_least: bool) -> str:
    """How often people have met: ``3``, or ``at least 3`` where there may have been more."""
    return f"at least {number}" if at_least else str(number)


def meeting_label(
    kind: str, names: Sequence[str], place: str | None, start: str | None, end: str | None
) -> str:
    """Such as ``Summit of A and B, Bergen, 2026-01-13 to 2026-01-14``."""
    what = (kind[:1].upper() + kind[1:]) or "Meeting"
    who = f"{what} of {join_names(names)}" if names else what
    when = f"{start} to {end}" if start and end and start != end else start or end
    return ", ".join(part for part in (who, place, when) if part)

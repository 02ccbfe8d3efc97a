"""Every bundled question as the graph of `tests.questions.press` is asked it, and its rows."""

from __future__ import annotations

import rdflib

from kg.questions import load_catalogue
from kg.questions.answer import Row
from kg.questions.asking import cell
from kg.questions.parameters import Parameter

NAMES = sorted(load_catalogue().questions)

QUESTIONS = {
    "articles-mentioning": {"name": "Ana Sol"},
    "claims-about": {"about": "Ana Sol"},
    "claims-by": {"person": "Bo Lund"},
    "claims-by-about": {"person": "Bo Lund", "about": "Ana Sol"},
    "claims-on-topic": {"topic": "herring, ALL"},
    "claims-to": {"addressee": "Bo Lund"},
    "connection": {"person": "Chi Wen-li", "other": "Ben Sol"},
    "copies": {},
    "corrections": {},
    "disagreements": {},
    "how-many-meetings": {"person": "Bo Lund"},
    "meetings-at-place": {"place": "Norway"},
    "meetings-of": {"person": "Chi Wen-li"},
    "met-in-common": {"person": "Ana Sol", "other": "Bo Lund"},
    "most-frequent-meetings": {"person": "Bo Lund"},
    "places-visited": {"person": "Ana Sol"},
    "planned-meetings": {},
    "sources-for": {"person": "Ana Sol", "other": "Bo Lund"},
    "timeline": {"person": "Bo Lund"},
    "what-changed": {},
    "what-they-discussed": {"person": "Bo Lund"},
    "when-did-they-meet": {"person": "Ana Sol", "other": "Bo Lund"},
    "where-did-they-meet": {"person": "Ana Sol", "other": "Bo Lund"},
    "who-is": {"person": "Ana Sol"},
    "who-met-whom": {"person": "Bo Lund"},
    "who-said": {"words": "HERRING"},
}
SUMMIT = "Summit of Ana Sol and Bo Lund, Oslo, 2026-01-13 to 2026-01-14"
EXPECTED: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "articles-mentioning": (
        "mentions copy_of article published",
        [
            (2, None, "Bergen it was", "2026-01"),
            (2, None, "A summit in Oslo", "2026-01-14"),
            (3, "A summit in Oslo", "Herring and friends", "2026-01-16"),
            (2, None, "a4.txt", None),
        ],
    ),
    "claims-about": (
        "speaker about claim said_on article",
        [
            ("Bo Lund", "Ana Sol", "Ana Sol was a friend", "2026-01-15", "Herring and friends"),
            ("Analysts", "Ana Sol", "Ana Sol will agree", None, "a4.txt"),
        ],
    ),
    "claims-by": (
        "person claim attitude quotation negated",
        [("Bo Lund", "Ana Sol was a friend", "says", "direct", "false")],
    ),
    "claims-by-about": ("person about claim", [("Bo Lund", "Ana Sol", "Ana Sol was a friend")]),
    "claims-on-topic": (
        "speaker claim sentence_start article",
        [("Ana Sol", "The herring belongs to all", 111, "A summit in Oslo")],
    ),
    "claims-to": (
        "speaker addressee claim article",
        [
            ("Ana Sol", "Bo Lund", "The herring belongs to all", "A summit in Oslo"),
            ("Analysts", "Bo Lund", "Ana Sol will agree", "a4.txt"),
        ],
    ),
    "connection": (
        "step person other start place status reports article",
        [
            (1, "Chi Wen-li", "Bo Lund", "2024", None, "held", 1, "Herring and friends"),
            (2, "Bo Lund", "Ben Sol", "2026-01-20", None, "held", 1, "a4.txt"),
        ],
    ),
    "copies": (
        "original original_published reason article published",
        [
            ("A summit in Oslo", "2026-01-14", "93 % of its words stand in the original",
             "Herring and friends", "2026-01-16"),
        ],
    ),
    # Nothing was corrected here: test_corrections.py asks where something was.
    "corrections": ("outcome what", []),
    "disagreements": (
        "property value other_value reports other_reports article other_article",
        [("place", "Oslo", "Bergen", 1, 1, "A summit in Oslo", "Bergen it was")],
    ),
    "how-many-meetings": (
        "status meetings first last",
        [
            ("held", 3, "2024", "2026-01-20"),
            ("planned", 1, "2026-03-02", "2026-03-02"),
            ("proposed", 1, None, None),
        ],
    ),
    "meetings-at-place": (
        "start end place status",
        [("2026-01-13", "2026-01-14", "Oslo", "held"), (None, None, "Oslo", "held")],
    ),
    "meetings-of": (
        "start status reports independent",
        [("2024", "held", 1, 1), ("2025-11", "held", 1, 1), (None, "proposed", 1, 1)],
    ),
    "met-in-common": (
        "common meetings last other_meetings other_last",
        [("Chi Wen-li", 1, "2025-11", 1, "2024")],
    ),
    "most-frequent-meetings": (
        "person other meetings last",
        [
            ("Bo Lund", "Ben Sol", 1, "2026-01-20"),
            ("Bo Lund", "Ana Sol", 1, "2026-01-14"),
            ("Bo Lund", "Chi Wen-li", 1, "2024"),
        ],
    ),
    "places-visited": (
        "place country meetings first last",
        [
            ("Bern", "Switzerland", 1, "2025-11", "2025-11"),
            ("Oslo", "Norway", 2, "2026-01-13", "2026-01-14"),
        ],
    ),
    "planned-meetings": (
        "start place status",
        [("2026-03-02", "Bern", "planned"), (None, None, "proposed")],
    ),
    "sources-for": (
        "start place status copy_of article",
        [
            ("2026-01-13", "Oslo", "held", None, "A summit in Oslo"),
            (None, "Oslo", "held", "A summit in Oslo", "Herring and friends"),
            ("2026-01-13", "Bergen", "held", None, "Bergen it was"),
            ("2026-03-02", "Bern", "planned", None, "Bergen it was"),
        ],
    ),
    "timeline": (
        "start what status",
        [
            ("2024", "meeting", "held"),
            ("2026-01-13", "meeting", "held"),
            ("2026-01-15", "statement", None),
            ("2026-01-20", "meeting", "held"),
            ("2026-03-02", "meeting", "planned"),
        ],
    ),
    "what-changed": (
        "read change kind what start status reports article",
        [
            ("2026-01-31", "new", "claim", "The herring belongs to all", None, None, 1,
             "A summit in Oslo"),
            ("2026-01-31", "new", "claim", "Ana Sol was a friend", "2026-01-15", None, 1,
             "Herring and friends"),
            ("2026-01-31", "new", "claim", "Ana Sol will agree", None, None, 1, "a4.txt"),
            ("2026-01-31", "new", "disagreement", f"{SUMMIT}: place: Oslo or Bergen", None, None,
             1, "Bergen it was"),
            ("2026-01-31", "new", "meeting", "Meeting of Bo Lund and Chi Wen-li", None,
             "proposed", 1, "A summit in Oslo"),
            ("2026-01-31", "new", "meeting", "Talks of Ana Sol and Chi Wen-li, Bern, 2025-11",
             "2025-11", "held", 1, "Herring and friends"),
            ("2026-01-31", "new", "meeting", "Meeting of Bo Lund and Chi Wen-li, 2024", "2024",
             "held", 1, "Herring and friends"),
            ("2026-01-31", "new", "meeting", SUMMIT, "2026-01-13", "held", 3, "Bergen it was"),
            ("2026-01-31", "new", "meeting",
             "Meeting of Ana Sol, Bo Lund and Zoë Ruiz, Bern, 2026-03-02", "2026-03-02",
             "planned", 1, "Bergen it was"),
            ("2026-01-31", "new", "meeting", "Meeting of Ben Sol and Bo Lund, 2026-01-20",
             "2026-01-20", "held", 1, "a4.txt"),
            ("2026-01-31", "new", "meeting", "Meeting of Ana Sol and Zoë Ruiz, Oslo", None,
             "held", 1, "a4.txt"),
        ],
    ),
    "what-they-discussed": (
        "topic start place status article",
        [
            ("fisheries", "2026-01-13", "Oslo", "held", "A summit in Oslo"),
            ("herring", "2026-01-13", "Oslo", "held", "A summit in Oslo"),
        ],
    ),
    "when-did-they-meet": (
        "person other start end status",
        [
            ("Ana Sol", "Bo Lund", "2026-01-13", "2026-01-14", "held"),
            ("Ana Sol", "Bo Lund", "2026-03-02", None, "planned"),
        ],
    ),
    "where-did-they-meet": (
        "place start reports independent article",
        [
            ("Oslo", "2026-01-13", 2, 1, "A summit in Oslo"),
            ("Bergen", "2026-01-13", 1, 1, "Bergen it was"),
            ("Bern", "2026-03-02", 1, 1, "Bergen it was"),
        ],
    ),
    "who-is": (
        "role articles first last",
        [
            ("president of Norland", 1, "2026-01-16", "2026-01-16"),
            ("President", 1, "2026-01-14", "2026-01-14"),
        ],
    ),
    "who-met-whom": (
        "person other start end place status kind reports article",
        [
            ("Bo Lund", "Chi Wen-li", "2024", None, None, "held", "meeting", 1,
             "Herring and friends"),
            ("Bo Lund", "Ana Sol", "2026-01-13", "2026-01-14", "Oslo", "held", "summit", 3,
             "A summit in Oslo"),
            ("Bo Lund", "Ben Sol", "2026-01-20", None, None, "held", "meeting", 1, "a4.txt"),
            ("Bo Lund", "Ana Sol", "2026-03-02", None, "Bern", "planned", "meeting", 1,
             "Bergen it was"),
            ("Bo Lund", "Zoë Ruiz", "2026-03-02", None, "Bern", "planned", "meeting", 1,
             "Bergen it was"),
            ("Bo Lund", "Chi Wen-li", None, None, None, "proposed", "meeting", 1,
             "A summit in Oslo"),
        ],
    ),
    "who-said": ("speaker claim", [("Ana Sol", "The herring belongs to all")]),
}  # fmt: skip

BOTH = {
    "person": ["Ana Sol", "Bo Lund"],
    "other": ["Bo Lund", "Chi Wen-li"],
    "about": ["Ana Sol", "Bo Lund"],
    "addressee": ["Ana Sol", "Bo Lund"],
    "article": ["A summit in Oslo", "Herring and friends"],
    "name": ["Ana Sol", "Bo Lund"],
    "place": ["Oslo", "Norway"],
    "words": ["herring", "friend"],
    "topic": ["herring all", "friend"],
    "status": ["held", "planned"],
    "kind": ["claim", "meeting", "summit"],
    "outcome": ["withdrawn", "changed"],
    "attitude": ["says", "denies"],
    "property": ["place", "start"],
}
"""Two values for each parameter, by its name."""


def both(parameter: Parameter) -> list[str]:
    """Two values for a parameter; of a closed list those that it has."""
    values = BOTH[parameter.name]
    return [each for each in values if not parameter.choices or each in parameter.choices]


def chosen(rows: tuple[Row, ...], columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns.split()) for row in rows]


def oracle_rows(oracle: rdflib.Dataset, query: str) -> list[dict[str, object]]:
    result = oracle.query(query)
    names = [str(variable) for variable in result.vars or ()]
    return [
        {name: cell(term) for name, term in zip(names, row, strict=True)}  # type: ignore[arg-type]
        for row in result
    ]

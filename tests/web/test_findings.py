from __future__ import annotations

from kg.records import Extraction
from kg.web.findings import Finding, FindingGroup, findings


def test_findings_of_an_article(extractions: tuple[Extraction, Extraction, Extraction]) -> None:
    first = extractions[0]
    met = first.meetings[0].evidence[0]
    groups = {group.label: group.entries for group in findings(first)}
    assert list(groups) == ["Meetings", "Claims", "People", "Places"]
    assert groups["Meetings"] == (
        Finding(
            "Ana Prado and Jonas Weber",
            "held, 3 March 2026, Lisbon",
            f"char={met.start},{met.end}",
        ),
    )
    assert [(each.text, each.detail) for each in groups["People"]] == [
        ("Ana Prado", "Foreign Minister"),
        ("Jonas Weber", None),
    ]
    assert groups["Claims"][0].text == "Ana Prado"
    assert groups["Claims"][0].detail == "We have found a way,"


def test_long_lists_are_cut_where_that_hides_several() -> None:
    def group(number: int) -> FindingGroup:
        return FindingGroup("People", tuple(Finding(str(n), None, "") for n in range(number)))

    assert [(len(group(n).first), len(group(n).further)) for n in (6, 7, 8)] == [
        (6, 0),
        (7, 0),
        (6, 2),
    ]

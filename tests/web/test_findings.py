from __future__ import annotations

from flask.testing import FlaskClient

from kg.graph.iris import Iris
from kg.records import Extraction
from kg.web.findings import Finding, FindingGroup, findings


def test_findings_of_an_article(
    client: FlaskClient, extractions: tuple[Extraction, Extraction, Extraction]
) -> None:
    first = extractions[0]
    report = Iris().report(first.article.id, 0)
    pages = {"Ana Prado": "/doc/person/ana", report: "/doc/meeting/lisbon"}
    met = first.meetings[0].evidence[0]
    with client.application.test_request_context():
        found = findings(first, Iris(), pages)
    groups = {group.label: group.entries for group in found}
    assert list(groups) == ["Meetings", "Claims", "People", "Places"]
    assert groups["Meetings"] == (
        Finding(
            "Ana Prado and Jonas Weber",
            "held, 3 March 2026, Lisbon",
            f"char={met.start},{met.end}",
            "/doc/meeting/lisbon",
        ),
    )
    assert [(each.text, each.detail, each.page) for each in groups["People"]] == [
        ("Ana Prado", "Foreign Minister", "/doc/person/ana"),
        ("Jonas Weber", None, None),
    ]
    assert groups["Claims"][0].text == "Ana Prado"
    assert groups["Claims"][0].detail == "We have found a way,"
    assert groups["Claims"][0].page == f"/doc/article/{first.article.id}/claim/0"


def test_long_lists_are_cut_where_that_hides_several() -> None:
    def group(number: int) -> FindingGroup:
        return FindingGroup("People", tuple(Finding(str(n), None, "") for n in range(number)))

    assert [(len(group(n).first), len(group(n).further)) for n in (6, 7, 8)] == [
        (6, 0),
        (7, 0),
        (6, 2),
    ]

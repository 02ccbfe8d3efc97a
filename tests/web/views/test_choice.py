from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.store import Store
from kg.web import create_app
from kg.web.cells import Row
from kg.web.showing import Showing
from kg.web.views.choice import Available, available, current, tabs
from kg.web.views.dates import date_columns
from tests.web.views.samples import BASE, address, heads, met, thing

PLACE = thing("place", "place", "Hanoi")
ALL: list[Row] = [met("Ana", "Bo", "2018", **PLACE), met("Ana", "Cy", "2019", **PLACE)]


def found(rows: list[Row]) -> Available:
    return available(rows, heads(rows), date_columns(list(rows[0]), rows), BASE)


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (ALL, ("table", "timeline", "map", "network", "chart")),
        ([met("Ana", "Bo", None)], ("table", "network")),
        ([{**PLACE, "meetings": 2}], ("table", "map")),
        ([{"status": "held", "meetings": 2}, {"status": "planned"}], ("table", "chart")),
        ([{"topic": "fish"}], ("table",)),
    ],
)  # fmt: skip
def test_views_follow_from_the_columns(rows: list[Row], names: tuple[str, ...]) -> None:
    assert found(rows).names == names


@pytest.mark.parametrize(
    ("default", "asked", "shown"),
    [
        ("Table", "", "table"),
        ("Timeline", "", "timeline"),
        ("Graph", "", "network"),
        ("BarChart", "", "chart"),
        ("ImageGrid", "", "table"),
        ("Map", "chart", "chart"),
        ("Table", "Graph", "network"),
    ],
)
def test_address_decides_then_the_query(default: str, asked: str, shown: str) -> None:
    assert current(found(ALL), default, Showing(view=asked)) == (shown, None)


def test_view_that_an_answer_does_not_have() -> None:
    shown, note = current(found([met("Ana", "Bo", None)]), "Map", Showing(view="map"))
    assert (shown, note) == ("table", "view: this answer has no view 'map'; it has table, network.")


def test_tabs_keep_what_else_is_asked_for_but_the_page() -> None:
    views = tabs(found(ALL), "map", Showing(view="map", filter="bo", page=3), address)
    assert [(each.label, each.current) for each in views][2] == ("Map", True)
    assert views[1].href == "?view=timeline&filter=bo"
    assert tabs(found([{"topic": "fish"}]), "table", Showing(), address) == ()


def test_question_keeps_a_parameter_of_the_same_name(store: Store, tmp_path: Path) -> None:
    (tmp_path / "echo.rq").write_text(
        "#+ summary: Says it again\n#defaultView:Graph\n"
        "SELECT ?said WHERE { BIND(?_view AS ?said) }\n"
    )
    client = create_app({"STORE": store, "QUERIES": [str(tmp_path)]}).test_client()
    page = client.get("/questions/echo?view=map&sort=-said").text
    assert '<td role="cell" data-label="Said">map</td>' in page
    assert "?view=map&amp;sort=said" in page
    data = client.get("/questions/echo.json?view=map&sort=-said").json
    assert data is not None
    assert data["rows"] == [{"said": "map"}]

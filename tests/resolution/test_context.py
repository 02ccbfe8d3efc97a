from __future__ import annotations

import pytest

from kg.resolution.context import Context, read_roles


@pytest.mark.parametrize(
    ("role", "offices", "countries"),
    [
        ("president of South Korea", {"president"}, {"south korea"}),
        ("South Korean President", {"president"}, {"south korea"}),
        ("South Korea\u2019s president", {"president"}, {"south korea"}),
        ("former U.S. Defence Secretary", {"defense secretary"}, {"united states"}),
        ("vice-president", {"vice president"}, set()),
        ("security advisor", {"security adviser"}, set()),
        ("Norwegian foreign minister and novelist", {"foreign minister", "novelist"}, {"norway"}),
        ("a man of many parts", set(), set()),
    ],
)
def test_roles(role: str, offices: set[str], countries: set[str]) -> None:
    context = read_roles([role])
    assert (set(context.offices), set(context.countries)) == (offices, countries)


def test_walks_of_life() -> None:
    minister, footballer, both, unknown = (
        read_roles(roles)
        for roles in (["foreign minister"], ["striker"], ["mayor", "footballer"], ["adviser"])
    )
    assert minister.walks == {"public office"}
    assert minister.contradicts(footballer)
    assert not minister.contradicts(both)
    assert not minister.contradicts(unknown)


def test_support() -> None:
    rose = Context(companions=frozenset({"bearose"}))
    assert rose.supports(Context(companions=frozenset({"bearose", "calstone"})))
    assert not rose.supports(read_roles(["mayor"]))
    assert read_roles(["mayor of Oslo"]).supports(read_roles(["Mayor"]))
    assert not Context().supports(Context())
    assert Context.union((rose, read_roles(["mayor"]))) == Context(
        frozenset({"mayor"}), companions=frozenset({"bearose"})
    )

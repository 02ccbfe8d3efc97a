from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.groups import Groups

pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] != p[1]))


def test_groups_come_in_the_order_of_the_items() -> None:
    groups = Groups(range(6))
    groups.join(4, 1)
    groups.join(5, 2)
    groups.join(1, 5)
    assert groups.sets() == [[0], [1, 2, 4, 5], [3]]
    assert groups.together(4, 2)
    assert not groups.together(0, 3)


def test_a_refused_join_changes_nothing() -> None:
    groups = Groups("abc", apart=[("a", "c")])
    assert groups.join("a", "b")
    assert not groups.join("b", "c")
    assert groups.sets() == [["a", "b"], ["c"]]


def test_each_item_joins_the_first_that_takes_it() -> None:
    groups = Groups("abcd", apart=[("a", "b"), ("a", "d")])
    groups.join_all("abcd")
    assert groups.sets() == [["a", "c"], ["b", "d"]]


@given(pairs, pairs)
def test_what_must_stay_apart_does(
    joins: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    groups = Groups(range(10), apart)
    for one, other in joins:
        groups.join(one, other)
    for one, other in apart:
        assert not groups.together(one, other)

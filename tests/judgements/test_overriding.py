"""Which judgements a later one overrides."""

from __future__ import annotations

from dataclasses import replace

from kg.judgements.collection import Judgements
from kg.judgements.overriding import overridden, overridden_by
from kg.judgements.records import ArticleName, Judgement, Target, Value, Verb

TALKS = ArticleName("3132f481", "geneva.txt", "Talks in Geneva")
VISIT = ArticleName("77aa1b02", "oslo.txt", "Visit to Oslo")
MEETING = Target("meeting", ("A", "B"), start="2024-05-03", articles=(TALKS,))
ADA = Target("person", ("Ada",))


def judgements(*stated: tuple[Verb, Target | tuple[Target, ...], dict[str, Value]]) -> Judgements:
    return Judgements(
        tuple(
            Judgement(
                f"j{number}",
                verb,
                targets=target if isinstance(target, tuple) else (target,),
                values=tuple(values.items()),
            )
            for number, (verb, target, values) in enumerate(stated)
        )
    )


def states(decided: Judgements) -> dict[str, tuple[str, tuple[str, ...], bool]]:
    return {
        key: (each.later.id, each.fields, each.entirely)
        for key, each in overridden(decided).items()
    }


def test_the_same_field_with_another_value_is_overridden() -> None:
    decided = judgements(
        ("correct", MEETING, {"start": "2024-05-04"}),
        ("correct", MEETING, {"start": "2024-05-04", "place": "Bern"}),
        ("correct", MEETING, {"place": "Basel"}),
    )
    assert states(decided) == {"j1": ("j2", ("place",), False)}


def test_what_is_accepted_and_corrected_later_holds_together() -> None:
    decided = judgements(("accept", MEETING, {}), ("correct", MEETING, {"place": "Bern"}))
    assert states(decided) == {}


def test_a_rejection_overrides_the_whole_and_is_overridden_itself() -> None:
    decided = judgements(
        ("correct", MEETING, {"start": "2024-05-04"}),
        ("reject", MEETING, {}),
        ("accept", MEETING, {}),
    )
    assert states(decided) == {"j0": ("j1", (), True), "j1": ("j2", (), True)}
    # The correction was overridden before.
    assert [each.earlier.id for each in overridden_by(decided, "j2")] == ["j1"]


def test_others_are_not_overridden() -> None:
    decided = judgements(
        ("accept", MEETING, {}),
        ("accept", replace(MEETING, start="2024-05-01"), {}),
        ("reject", replace(MEETING, start="2024-05-02"), {}),
        ("reject", replace(MEETING, articles=(VISIT,)), {}),
        ("reject", replace(ADA, names=("Eve",)), {}),
    )
    assert states(decided) == {}


def test_one_of_several_articles_is_a_part() -> None:
    decided = judgements(
        ("correct", ADA, {"name": "Ada L"}),
        ("correct", replace(ADA, articles=(TALKS,)), {"name": "Ada M"}),
        ("correct", ADA, {"name": "Ada N"}),
    )
    assert states(decided) == {"j0": ("j2", ("name",), True), "j1": ("j2", ("name",), True)}
    first = judgements(
        ("correct", ADA, {"name": "Ada L"}),
        ("correct", replace(ADA, articles=(TALKS,)), {"name": "Ada M"}),
    )
    assert states(first) == {"j0": ("j1", ("name",), False)}


def test_the_name_of_the_file_finds_another_edition() -> None:
    edited = replace(MEETING, articles=(replace(TALKS, id="99"),))
    decided = judgements(("accept", MEETING, {}), ("reject", edited, {}))
    assert states(decided) == {"j0": ("j1", (), True)}

from __future__ import annotations

import pytest

from kg.records import Organization
from kg.resolution import resolve
from kg.resolution.organizations import compared
from tests.resolution.factories import entities, extraction, members, organization, reasons


def together(*articles: Organization) -> dict[str, list[tuple[str, str]]]:
    return members(
        resolve(extraction(f"a{n}", organizations=[o]) for n, o in enumerate(articles, start=1)),
        "organization",
    )


def test_an_acronym_explained_in_one_article_carries_over() -> None:
    resolution = resolve(
        [
            extraction(
                "a1", organizations=[organization("Asia-Pacific Economic Cooperation", "APEC")]
            ),
            extraction("a2", organizations=[organization("APEC")]),
            extraction("a3", organizations=[organization("APEC")]),
        ]
    )
    (entity,) = entities(resolution, "organization")
    assert entity.key == "asia pacific economic cooperation"
    assert entity.name == "Asia-Pacific Economic Cooperation"
    assert entity.aliases == ("APEC",)
    assert reasons(resolution, "organization")["a3", "APEC"] == (
        "short name 'APEC', which another article explains as 'Asia-Pacific Economic Cooperation'"
    )


def test_an_acronym_of_two_organizations_joins_neither() -> None:
    assert set(
        together(
            organization("Northern Fishing League", "NFL"),
            organization("National Fencing Lodge", "NFL"),
            organization("NFL"),
        )
    ) == {"national fencing lodge", "nfl", "northern fishing league"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Corp.", "Acme Corporation"),
        ("The Acme Company", "ACME"),
        ("Doctors\u2019 Union of Norway", "Doctors' Union of Norway"),
        ("Médecins du Nord", "Medecins du Nord"),
    ],
)
def test_one_organization_in_two_spellings(one: str, other: str) -> None:
    assert len(together(organization(one), organization(other))) == 1


def test_a_name_that_many_bear_stays_with_its_article() -> None:
    assert set(together(organization("Foreign Ministry"), organization("Foreign Ministry"))) == {
        "foreign ministry (a1)",
        "foreign ministry (a2)",
    }


def test_a_generic_alias_does_not_carry_over() -> None:
    assert set(
        together(organization("Acme Mining", "the company"), organization("the company"))
    ) == {"acme mining", "the company (a2)"}


def test_comparing_never_leaves_nothing() -> None:
    assert [compared(name) for name in ("Company", "The Group", "Inc.")] == [
        "company",
        "group",
        "inc",
    ]

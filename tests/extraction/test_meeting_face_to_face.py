"""Meetings told by what people do to each other, where or how long: "briefed B at the palace"."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import MISREAD, article


def circles(text: str) -> list[tuple[str, ...]]:
    """Who meets, once per meeting that the text tells of."""
    read = article(f"A week of visits\n\n{text}\n\nNothing else was decided.")
    return [meeting.participants for meeting in extract(read).meetings]


@pytest.mark.parametrize(
    "text",
    [
        "Energy Minister Clara Novak briefed Chancellor Petr Horak at the palace on Tuesday.",
        "On Monday Clara Novak flew to Brno, where she was briefed by the mayor, Petr Horak.",
        "Clara Novak was in Graz on Monday, where Chancellor Petr Horak urged her to sign.",
        "Clara Novak had been to see Petr Horak the day before.",
        "Petr Horak wants to see Clara Novak before the election.",
        "Petr Horak handed Clara Novak the petition in person on Friday.",
        "Clara Novak apologised to Petr Horak in person.",
        "Foreign Minister Clara Novak summoned Norway's ambassador, Petr Horak, on Monday.",
        "Clara Novak summoned the chief executive, Petr Horak, to her office on Friday.",
        "Petr Horak struck the deal with bank chief Clara Novak at a meeting in Brno.",
        "The investor Petr Horak held a bilateral with Clara Novak in Brno.",
        "Clara Novak discussed the dam with Petr Horak on Monday.",
        "Petr Horak pleaded with Clara Novak in the lobby of a hotel in Brno.",
        "Clara Novak toured the plant with Petr Horak on Monday.",
        "Clara Novak co-chaired the forum in Brno along with Petr Horak on Monday.",
        "Clara Novak gave a dinner in honour of the Norwegian president, Petr Horak, on Tuesday.",
        "Petr Horak spent an hour with Clara Novak.",
        "Clara Novak and Petr Horak spent the afternoon together in Brno.",
        "In June Clara Novak and Petr Horak sat talking for two hours at an inn.",
        "The bank sent Clara Novak to Brno to meet the mayor, Petr Horak.",
    ],
)
def test_meeting(text: str) -> None:
    assert circles(text) == [("Clara Novak", "Petr Horak")]


def test_group_visits() -> None:
    text = "The captains of Ghana and Togo visited Petr Horak at his office in Brno on Monday."
    assert circles(text) == [("Ghana", "Petr Horak", "Togo")]


def test_who_goes_for_talks() -> None:
    text = (
        "Chancellor Clara Novak and President Petr Horak signed the treaty. "
        "The two leaders then withdrew for a conversation of an hour."
    )
    assert circles(text) == [("Clara Novak", "Petr Horak")]


def test_who_is_joined_for_a_trilateral() -> None:
    text = (
        "Clara Novak met Petr Horak in Brno on Sunday. On Monday the two were joined by the Greek "
        "premier, Eleni Markou, for a trilateral."
    )
    assert ("Clara Novak", "Eleni Markou", "Petr Horak") in circles(text)


def test_the_two_are_those_named_last() -> None:
    text = (
        "Clara Novak met Petr Horak in Brno on Sunday. The union's head, Jana Bila, asked for time "
        "with Rita Okoye and got none. The two will talk in Oslo next week."
    )
    assert circles(text)[1:] == [("Jana Bila", "Rita Okoye")]


def test_two_leaders_of_three_people() -> None:
    text = (
        "Chancellor Clara Novak and President Petr Horak heard the violinist Jana Bila play. "
        "The two leaders then held talks."
    )
    assert circles(text) == [("Clara Novak", "Petr Horak")]


def test_part_of_a_meeting_just_told() -> None:
    text = (
        "Clara Novak and a niece, Jana Bila, met managers of the mill in Brno on Monday. "
        "The mill's owner, Petr Horak, apologised to Bila in person."
    )
    assert len(circles(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Energy Minister Clara Novak briefed Parliament on the plan on Tuesday.",
        "Clara Novak briefed reporters at the ministry on Tuesday.",
        pytest.param(
            "Clara Novak was briefed on the floods in detail by her deputy, Petr Horak.",
            marks=MISREAD,
        ),
        "Clara Novak discussed the budget with Petr Horak in letters.",
        "Clara Novak wants to see Petr Horak in jail.",
        "Clara Novak wants to see Petr Horak succeed before the vote.",
        "Clara Novak collected the prize in person and thanked the jury.",
        "Petr Horak pleaded guilty in a court in Brno, Clara Novak wrote.",
        "A judge, Clara Novak, summoned Petr Horak to court in Brno on Monday.",
        "Clara Novak's committee summoned Petr Horak to a hearing on Monday.",
        "Petr Horak summoned up his courage and thanked Clara Novak.",
        "Petr Horak and Jan Vesely spent two days in custody.",
        "Petr Horak and Jan Vesely spent the afternoon on the bench.",
        "Clara Novak and Jan Vesely are lucky. They will spend a weekend on the coast.",
        "The two men spent the afternoon in hospital, Petr Horak said of Jan Vesely.",
        "The bilateral agreement with Petr Horak's company was Clara Novak's idea.",
        "Clara Novak told Petr Horak in a letter that the post was hers.",
        "Petr Horak struck the deal with Jan Vesely in a letter in May.",
        "Petr Horak sang with Jan Vesely in a film about Brno.",
        "Petr Horak and Jan Vesely talk in the film for two hours.",
        "Petr Horak spent the day with a book by Jan Vesely.",
        "Petr Horak discussed the plan with the BBC on Monday.",
    ],
)
def test_no_meeting(text: str) -> None:
    assert circles(text) == []


def test_form_of_address_before_who_is_described() -> None:
    text = (
        "Prime Minister Jana Bila spoke first. Later Clara Novak met Papua New Guinea's prime "
        "minister, Sir Petr Horak, in Brno."
    )
    assert circles(text) == [("Clara Novak", "Petr Horak")]


@pytest.mark.parametrize(
    "text",
    [
        "Clara Novak had an hour with Petr Horak at the club on Monday.",
        "Clara Novak got 20 minutes with Petr Horak on Friday.",
        "Clara Novak dropped in on Petr Horak at his home in Brno.",
        "Clara Novak paid Petr Horak a visit on Friday.",
        "Clara Novak took Petr Horak to lunch on Monday.",
        "Clara Novak called Petr Horak to the palace on Monday.",
        "Clara Novak sought out Petr Horak at the congress.",
        "Clara Novak confronted Petr Horak at his office on Monday.",
        "In his office, Petr Horak told Clara Novak that the post was hers.",
        "Clara Novak was granted an audience by Petr Horak.",
        "President Petr Horak gave Clara Novak an audience on Monday.",
        "President Petr Horak granted a private audience to Clara Novak on Monday.",
        "Ambassador Clara Novak presented her credentials to President Petr Horak on Monday.",
        "President Petr Horak received the credentials of the ambassador, Clara Novak.",
        "Clara Novak was Petr Horak's guest at the palace on Monday.",
        "Clara Novak exchanged a few words with Petr Horak at the funeral.",
        "Clara Novak and Petr Horak returned to the negotiating table in Brno on Monday.",
        "Clara Novak sat opposite Petr Horak at the table in Brno.",
        "The talks brought Clara Novak and Petr Horak to the same table.",
        "Clara Novak showed Petr Horak around the mill on Monday.",
        "Clara Novak took Petr Horak on a tour of the mill.",
        "Clara Novak and Petr Horak came together in Brno on Monday to discuss the dam.",
        "Chancellor Clara Novak hosted a lunch for President Petr Horak on Monday.",
        "Clara Novak saw Petr Horak in his office for 35 minutes.",
    ],
)
def test_more_of_the_same(text: str) -> None:
    assert circles(text) == [("Clara Novak", "Petr Horak")]


@pytest.mark.parametrize(
    "text",
    [
        "Clara Novak brought Petr Horak and Jana Bila together in Brno on Monday.",
        "Clara Novak gathered Petr Horak and Jana Bila at the palace on Monday.",
    ],
)
def test_who_is_brought_together(text: str) -> None:
    assert circles(text) == [("Clara Novak", "Jana Bila", "Petr Horak")]


@pytest.mark.parametrize(
    "text",
    [
        "The studio brought Petr Horak and Jan Vesely together for a film in Brno.",
        "Petr Horak brought the drama of Jan Vesely to the table.",
        "Petr Horak had 20 minutes with Slavia Brno in May, Jan Vesely said.",
        "Petr Horak told Jan Vesely in the mill offices that people were fools.",
        "Petr Horak led Jan Vesely by two strokes on Monday.",
        "Petr Horak walked Jan Vesely through the sums.",
        "Petr Horak took Jan Vesely for a fool.",
        "Petr Horak led Jan Vesely on the tour by 20 seconds.",
        "Petr Horak paid Jan Vesely 300 euros for the car.",
        "Clara Novak asked Jan Vesely a question in the debate on Monday.",
        "Clara Novak told Jan Vesely on television that he was wrong.",
        "Petr Horak called Jan Vesely a liar at the palace.",
        "Petr Horak gathered evidence on Jan Vesely in Brno.",
        "Petr Horak exchanged shots with Jan Vesely in Brno.",
        "Petr Horak exchanged letters with Jan Vesely in Brno.",
        "Petr Horak and Jan Vesely returned to the top of the table in Brno.",
        "Petr Horak warned Jan Vesely in the Senate that he would lose.",
        "Petr Horak toured Europe with the band of Jan Vesely.",
        "Petr Horak presented the cup to the captain, Jan Vesely.",
        "Petr Horak was a guest on Jan Vesely's show on Friday.",
        "Petr Horak was the guest of honour at the premiere of Jan Vesely's film.",
    ],
)
def test_nothing_of_the_kind(text: str) -> None:
    assert circles(text) == []

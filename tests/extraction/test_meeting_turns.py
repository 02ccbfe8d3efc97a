"""Turns of phrase by which news tells of meetings."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article


def circles(text: str) -> list[tuple[str, ...]]:
    """Who meets, once per meeting that the text tells of."""
    read = article(f"A week of visits\n\n{text}\n\nNothing else was decided.")
    return [meeting.participants for meeting in extract(read).meetings]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            (
                "Prime Minister Ana Sol met President Leo Paz in Lima in May and again in "
                "Quito in June."
            ),
            ("Ana Sol", "Leo Paz"),
        ),
        (
            (
                "The actress Mira Holt had lunch with director Sam Page in London on Monday "
                "and again in Paris on Friday."
            ),
            ("Mira Holt", "Sam Page"),
        ),
        (
            ("Archbishop Paul Berg embraced Imam Yusuf Kaya at the mosque in Ulm on Sunday."),
            ("Paul Berg", "Yusuf Kaya"),
        ),
        (
            "Trainer Eddie Cox sat with jockey Liam Daly in the stable for an hour.",
            ("Eddie Cox", "Liam Daly"),
        ),
        (
            (
                "Mining boss Greta Lund will sit down for a session with environment minister "
                "Tor Vik in Bergen."
            ),
            ("Greta Lund", "Tor Vik"),
        ),
        (
            (
                "The chancellor, Uwe Frei, held an emergency round with state premiers in "
                "Berlin on Monday."
            ),
            ("Uwe Frei", "state premiers"),
        ),
        (
            ("Inspector Jane Hale called on the widow, Martha Pike, at her cottage on Tuesday."),
            ("Jane Hale", "Martha Pike"),
        ),
        (
            (
                "Novelist Dora Zell travels to Kyiv next week for a reading session with poet "
                "Ivan Bondar."
            ),
            ("Dora Zell", "Ivan Bondar"),
        ),
        (
            (
                "Rebels released the hostages on Friday and General Omar Diallo received them "
                "in Gao."
            ),
            ("Omar Diallo", "hostages"),
        ),
        (
            (
                "A team of inspectors led by Rafael Osman landed in Tehran on Sunday. They "
                "will meet nuclear chief Dara Karimi."
            ),
            ("Dara Karimi", "Rafael Osman"),
        ),
        (
            ("Jan Moos and his Belgian colleague, Piet Claes, will meet in Ghent on Friday."),
            ("Jan Moos", "Piet Claes"),
        ),
        (
            "President Anton Weil met relatives of the earthquake victims in Skopje.",
            ("Anton Weil", "relatives of the earthquake victims"),
        ),
        (
            (
                "Envoy Karim Aziz discussed prisoners with commanders of the militia at a "
                "hotel in Doha."
            ),
            ("Karim Aziz", "commanders of the militia"),
        ),
        (
            (
                "Brazil, India and South Africa signed a pact.\n\nThe three countries will meet "
                "in Delhi in March."
            ),
            ("Brazil", "India", "South Africa"),
        ),
        (
            (
                "Mayor Lina Paz criticised Governor Dan Cole. The two politicians met in Bern "
                "on Monday."
            ),
            ("Dan Cole", "Lina Paz"),
        ),
        (
            (
                "Health Minister Ada Obi flew to Gulu on Friday to comfort the families of "
                "the miners."
            ),
            ("Ada Obi", "families of the miners"),
        ),
        (
            ("Prime Minister Ana Sol had a two-hour session with bankers in Quito on Monday."),
            ("Ana Sol", "bankers"),
        ),
        (
            "The finance ministers of Germany and France will confer in Aachen on Monday.",
            ("France", "Germany"),
        ),
        (
            (
                "Trade envoy Karim Aziz left Doha on Monday after three days of talks with "
                "Qatari officials."
            ),
            ("Karim Aziz", "Qatari officials"),
        ),
        (
            "Police commissioner Rana Haddad has agreed to meet the parents of the boy.",
            ("Rana Haddad", "parents of the boy"),
        ),
        (
            "The talks brought together Industry Minister Jens Pohl and steel executives.",
            ("Jens Pohl", "steel executives"),
        ),
        (
            (
                "The meeting on Monday was attended by Governor Dan Cole and tribal "
                "chairwoman Wilma Begay."
            ),
            ("Dan Cole", "Wilma Begay"),
        ),
        (
            ("Dan Cole, who met Wilma Begay in Santa Fe last week, said the water was safe."),
            ("Dan Cole", "Wilma Begay"),
        ),
        (
            "Wilma Begay said Governor Dan Cole had received her on Friday.",
            ("Dan Cole", "Wilma Begay"),
        ),
        (
            ("Governor Dan Cole came to Santa Fe on Friday. He had lunch there with Wilma Begay."),
            ("Dan Cole", "Wilma Begay"),
        ),
        (
            (
                "Prime Minister Ana Sol arrived in Lima on Sunday, where President Leo Paz "
                "awaited her for talks."
            ),
            ("Ana Sol", "Leo Paz"),
        ),
        (
            (
                "Club president Rui Alves and striker Joao Pinto sat down together in Lisbon "
                "on Friday."
            ),
            ("Joao Pinto", "Rui Alves"),
        ),
        (
            "Club president Rui Alves spoke to striker Joao Pinto at the training ground.",
            ("Joao Pinto", "Rui Alves"),
        ),
        (
            "Emmy winner Mira Holt and director Sam Page were seen having dinner in Rome.",
            ("Mira Holt", "Sam Page"),
        ),
        (
            "Hugo Sol will have breakfast with Archbishop Carlos Mora on Sunday.",
            ("Carlos Mora", "Hugo Sol"),
        ),
        (
            "After meeting Bishop Carlos Mora, Minister Ines Prado toured the shelter.",
            ("Carlos Mora", "Ines Prado"),
        ),
        (
            "Ines Prado's talks with the bishops ended on Friday without result.",
            ("Ines Prado", "bishops"),
        ),
        (
            (
                "Nigeria's president, Musa Idris, and Benin's, Luc Houngbo, met at the border "
                "on Monday."
            ),
            ("Luc Houngbo", "Musa Idris"),
        ),
        (
            (
                "Secretary of State Ann Rice met separately with Prime Minister Uri Ben and "
                "opposition leader Gal Tamir."
            ),
            ("Ann Rice", "Uri Ben"),
        ),
        (
            (
                "A Russian delegation headed by Deputy Minister Oleg Titov visited Hanoi and "
                "met Premier Pham Tuan."
            ),
            ("Oleg Titov", "Pham Tuan"),
        ),
        (
            ("The IMF's mission chief, Axel Braun, met central bank governor Ruth Marin in Lima."),
            ("Axel Braun", "Ruth Marin"),
        ),
        (
            ("Students occupying the hall spoke with rector Eva Horn for two hours on Monday."),
            ("Eva Horn", "Students"),
        ),
        (
            (
                "Chess federation head Igor Vasil invited grandmaster Li Na Wu to a meeting "
                "in Sofia."
            ),
            ("Igor Vasil", "Li Na Wu"),
        ),
    ],
)
def test_turns_of_phrase(text: str, participants: tuple[str, ...]) -> None:
    assert participants in circles(text)


@pytest.mark.parametrize(
    "text",
    [
        "The widow, Martha Pike, spoke with pride in Leeds on Monday.",
        "Ana Sol joined the Liberal Party in Quito in 1990.",
        "Runner Abel Kiprop joined Carl Weber in the lead on Monday.",
        "Writer Dora Zell argued with passion in the newspaper that peace was near.",
        "Trainer Eddie Cox sat with his head in his hands at the stable.",
        "The minister, Ada Obi, held a hearing with little success on Monday.",
        "Ada Obi raised her son with her husband, Peter Obi, in Lagos.",
        "The firm held exercises with Peter Obi in Lagos.",
        "Senator Max Kerr speaks with an accent in the House, says Jane Doyle.",
        "Ana Sol reviewed the film with Leo Paz in the leading role.",
        "Dan Cole went to prison to see Pam West freed.",
        "The two sides met the deadline.",
        "President Leo Paz came to power in Quito to thank God, said Ana Sol.",
        "Max Kerr argued the case with Jane Doyle in the Supreme Court.",
        "Investors welcomed Northbank Group on Monday.",
        "Fans met United with boos on Monday.",
        "Kay Burton has yet to meet the new ambassador, Luz Rey.",
        "Kay Burton wants to meet Luz Rey's demands.",
        "Dan Cole denied that he had met Wilma Begay in Santa Fe.",
        "The two teams met in Turin on Sunday, with Rui Alves scoring for Porto.",
    ],
)
def test_turns_that_tell_of_none(text: str) -> None:
    assert circles(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "No sitting Norwegian president has ever met Bo Lund.",
        "None of the ministers has met Bo Lund.",
        "Ada Holm has met no governor but Bo Lund's.",
        "Ada Holm and Bo Lund held no talks in Oslo.",
        "Neither Ada Holm nor Bo Lund met Kari Berg.",
    ],
)
def test_nobody_meets_where_nobody_is_said_to(text: str) -> None:
    document = article(f"Norwegian President Ada Holm and Mayor Bo Lund work in Bergen. {text}")
    assert extract(document).meetings == ()


def test_no_result_is_no_denial() -> None:
    text = "Norwegian President Ada Holm met Mayor Bo Lund in Oslo with no result. No deal is near."
    assert [each.status for each in extract(article(text)).meetings] == ["held"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ana Sol and Leo Paz met in Lima on April 14 and on April 16.", ["04-14", "04-16"]),
        (
            "The talks between Ana Sol and Leo Paz were held in Lima on May 6 and in Cusco on "
            "May 13.",
            ["05-06", "05-13"],
        ),
    ],
)
def test_meetings_on_two_days(text: str, days: list[str]) -> None:
    found = extract(article(f"News\n\n{text}", "2026-07-08")).meetings
    assert [each.start for each in found] == [f"2026-{day}" for day in days]

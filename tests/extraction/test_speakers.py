"""Who speaks, where the source is a pronoun, a title or a relative."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article

INTRODUCTION = (
    "Norwegian Prime Minister Kari Berg and Polish President Luc Petit met in Oslo. "
    "Governor Jan Novak of Bergen was there.\n\n"
)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Petit said that Novak was wrong. He added that the talks were over.", ["Luc Petit"] * 2),
        ("Novak said that trade had grown. “Petit is a friend,” he said.", ["Jan Novak"] * 2),
        ("The Polish president said that prices would fall.", ["Luc Petit"]),
        ("The Bergen governor said that the port would be closed.", ["Jan Novak"]),
        ("It was Petit, who said that the bridge was safe.", ["Luc Petit"]),
    ],
)
def test_speakers(text: str, speakers: list[str]) -> None:
    found = [
        name for claim in extract(article(INTRODUCTION + text)).claims for name in claim.speakers
    ]
    assert found == speakers


def test_an_office_of_somebody_is_not_its_bearer() -> None:
    (claim,) = extract(article("Kari Berg's office said that the road is open.")).claims
    assert claim.speakers == ()


@pytest.mark.parametrize(
    "source", ["A spokesman for Jan Novak", "An aide to Jan Novak", "A spokeswoman for Mr Novak"]
)
def test_who_speaks_for_somebody_is_somebody_else(source: str) -> None:
    text = f"Jan Novak is the mayor. {source} said that the bridge would be closed."
    assert extract(article(text)).claims[-1].speakers == ()


def test_a_body_may_be_called_by_the_last_word_of_its_name() -> None:
    text = (
        "Rebels of the Southern Front hold the town of Arun. "
        "The Front denied on Monday that it had opened a secret channel to the government."
    )
    assert extract(article(text)).claims[-1].speakers == ("Southern Front",)


def test_the_spokesman_is_the_press_secretary() -> None:
    text = (
        "“The date is not set,” press secretary Marc Stein told reporters on Monday. "
        "The spokesman said that the talks would be short."
    )
    assert extract(article(text)).claims[-1].speakers == ("Marc Stein",)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Anti-Corruption Commission (ACC) said it was so.", ("Anti-Corruption Commission",)),
        ("The World Food Programme (WFP) warned of hunger.", ("World Food Programme",)),
        (
            "Human Rights Watch (HRW) and Amnesty International called for an inquiry.",
            ("Amnesty International", "Human Rights Watch"),
        ),
    ],
)
def test_letters_in_brackets_do_not_hide_a_body(text: str, speakers: tuple[str, ...]) -> None:
    assert [claim.speakers for claim in extract(article(text)).claims] == [speakers]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            'Bwalya Mutale, 61, came. Ana Sol left. "I am glad," the 61-year-old said.',
            "Bwalya Mutale",
        ),
        ('Paolo Conti plays for Leeds. "We are close," said the Italian.', "Paolo Conti"),
        ('Sheikh Yusuf al-Amin spoke in Kano. "We are tired," the cleric said.', "Yusuf al-Amin"),
        ('Ana Sol met Paolo Conti. "We are close," said the Italian.', None),
    ],
)
def test_a_description_is_the_only_one_whom_it_can_mean(text: str, speakers: str | None) -> None:
    assert extract(article(text)).claims[-1].speakers == ((speakers,) if speakers else ())


def test_who_asks_is_not_who_answers() -> None:
    text = (
        "Moira Kerr took the stand. Asked by prosecutor Ailsa Drummond whether she had seen Mr "
        'Harkness since, she replied: "Only on the telly."'
    )
    asked, answered = extract(article(text)).claims
    assert (asked.speakers, answered.speakers) == (("Ailsa Drummond",), ("Moira Kerr",))


def test_nobody_unnamed_who_speaks_is_whom_they_speak_of() -> None:
    text = (
        "A survivor told the court that soldiers led by Desire Mugabo burned her house.\n\n"
        '"They laughed," she said.'
    )
    assert extract(article(text)).claims[-1].speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Abel was arrested on Monday. Her lawyer said she was innocent.",
        "Ruth Abel was arrested on Monday. The police chief said the case was strong.",
        "Ruth Abel was arrested on Monday. The judge said the case was strong.",
        "Ruth Abel died in March. She never complained, her daughter said.",
        'Ruth Abel died in March. "Ruth loved the sea," the singer said.',
        "Ruth Abel resigned on Monday. The governor's office denied the report.",
        "Ruth Abel resigned on Monday. The city council said it would study the plan.",
    ],
)
def test_another_who_is_not_named_is_not_the_one_who_is(text: str) -> None:
    (claim,) = extract(article(text)).claims
    assert claim.speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Abel was in Paris on Monday. The senator said the case was strong.",
        "Ruth Abel won the race on Monday. The singer said the case was strong.",
    ],
)
def test_who_is_called_by_what_nobody_else_is_said_to_be(text: str) -> None:
    (claim,) = extract(article(text)).claims
    assert claim.speakers == ("Ruth Abel",)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The CFDT union said the plan was bad.", "CFDT"),
        ("The plan was bad, according to the Folha do Cerrado newspaper.", "Folha do Cerrado"),
        (
            "The National Hurricane Center in Miami said the storm was near.",
            "National Hurricane Center",
        ),
        ("The official IRNA news agency reported that the plan was bad.", "IRNA"),
    ],
)
def test_a_body_called_what_it_is_behind_its_name(text: str, speaker: str) -> None:
    (claim,) = extract(article(text)).claims
    assert claim.speakers == (speaker,)


def test_a_pronoun_within_a_quotation_does_not_tell_who_is_a_man() -> None:
    read = article(
        "Ann Hill chairs the board.\n\nLinda Perez watched from the third row. "
        '"He was sorry," she said.\n'
    )
    (claim,) = extract(read).claims
    assert claim.speakers == ("Linda Perez",)


def test_a_chairman_may_be_a_woman() -> None:
    read = article(
        "Alhaji Ibrahim spoke.\n\nHowever, the chairman of the association in the state, Dr. Ngozi "
        'Eze, faulted the response. "Our members lost all," she lamented.\n'
    )
    claims = extract(read).claims
    assert [claim.speakers for claim in claims] == [("Ngozi Eze",)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The World Bank and Oxfam said the harvest had failed.", ["Oxfam", "World Bank"]),
        ("Brussels and London said they would talk.", ["Brussels", "London"]),
        ("Marta Kos, whose son Jan died in the fire, said she wanted answers.", ["Marta Kos"]),
        (
            "The World Health Organization (WHO) has an office here. WHO says it is serious.",
            ["World Health Organization"],
        ),
        ("A Boeing spokesman said it was wrong.", ["Boeing"]),
    ],
)
def test_who_speaks_together_or_by_letters(text: str, speakers: list[str]) -> None:
    assert list(extract(article(text)).claims[-1].speakers) == speakers

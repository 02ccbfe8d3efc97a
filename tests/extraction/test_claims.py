"""Claims: speaker, content, attitude and subject."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from kg.records import Claim
from tests.news import article


def claims(text: str) -> list[Claim]:
    return list(extract(article(text)).claims)


def test_a_direct_quotation() -> None:
    text = "“The bridge to Sweden is safe,” Prime Minister Kari Berg told reporters."
    (claim,) = claims(text)
    assert claim.speakers == ("Kari Berg",)
    assert claim.speaker_text == "Prime Minister Kari Berg"
    assert (claim.cue and claim.cue.text) == "told"
    assert [piece.text for piece in claim.content] == ["The bridge to Sweden is safe,"]
    assert (claim.quotation, claim.attitude, claim.negated) == ("direct", "says", False)
    assert claim.about == ("Sweden",)
    assert [sentence.text for sentence in claim.evidence] == [text]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("Kari Berg said that the bridge is safe.", "indirect"),
        ("Kari Berg said that the bridge is “as safe as a house” again.", "mixed"),
        ("Kari Berg said: “The bridge is safe.”", "direct"),
    ],
)
def test_quotation(text: str, quotation: str) -> None:
    assert [claim.quotation for claim in claims(text)] == [quotation]


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("Kari Berg believes that the bridge is safe.", "believes"),
        ("Kari Berg promised to repair the bridge.", "intends"),
        ("Kari Berg denied that the bridge is safe.", "denies"),
        ("Kari Berg warned that the bridge is old.", "says"),
        ("Mayor Kari Berg asked both sides to calm down.", "urges"),
        ("Kari Berg asked if both sides were calm.", "asks"),
        ("The airport tells passengers to contact their airline.", "urges"),
        ("Minister Kari Berg rejected that.", "denies"),
    ],
)
def test_attitude(text: str, attitude: str) -> None:
    assert [claim.attitude for claim in claims(text)] == [attitude]


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Kari Berg told Ola Lie that the bridge is safe.", ("Ola Lie",)),
        ("“The bridge is safe,” Kari Berg told Reuters.", ("Reuters",)),
        ("In a letter to Ola Lie, Kari Berg warned that the bridge is old.", ("Ola Lie",)),
        ("Kari Berg said in an interview with the BBC that the bridge is old.", ("BBC",)),
        (
            "Kari Berg told President Bo Lund and Ann Fox that the bridge is safe.",
            ("Ann Fox", "Bo Lund"),
        ),
        ("Kari Berg urged Ola Lie to repair the bridge.", ("Ola Lie",)),
        ("Kari Berg told Norwegian lawmakers that it is old.", ("Norwegian lawmakers",)),
        ("Speaking to Reuters on Friday, Kari Berg said that the bridge is old.", ("Reuters",)),
        ("Addressing the Knesset, Kari Berg said that the bridge is old.", ("Knesset",)),
        ("“The bridge is safe,” Kari Berg said, speaking to the BBC.", ("BBC",)),
        ("In an email to Ola Lie, Kari Berg wrote that the bridge is old.", ("Ola Lie",)),
        (  # The tree takes Lind for a subject of what is said.
            "Anna Lind rose. Finnish ambassador Mads Berg did not tell Lind that Poland would pay.",
            ("Anna Lind",),
        ),
        ("Kari Berg promised Ann Fox that she would repair the bridge.", ("Ann Fox",)),
        ("Speaking after talks with Ola Lie, Kari Berg said that the bridge is old.", ()),
        ("Kari Berg told reporters that the bridge is safe.", ()),
        ("Kari Berg referred to Ola Lie as a builder of bridges.", ()),
        ("Kari Berg said that Ola Lie told nobody.", ()),
        ("Kari Berg denied that the bridge leads to Sweden.", ()),
    ],
)
def test_to_whom_it_is_said(text: str, addressees: tuple[str, ...]) -> None:
    assert claims(text)[0].addressees == addressees


def test_who_is_told_does_not_speak() -> None:
    (claim,) = claims("Ola Lie was told that the bridge is old.")
    assert (claim.speakers, claim.speaker_text, claim.source) == ((), None, None)
    assert claim.addressees == ("Ola Lie",)


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether she would resign, Kari Berg laughed.",
        "Kari Berg laughed when asked if she would resign.",
    ],
)
def test_who_is_asked_does_not_ask(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.cue and claim.cue.text.lower(), claim.speakers) == ("asked", ())
    assert claim.addressees == ("Kari Berg",)


@pytest.mark.parametrize(
    ("agent", "speakers"),
    [
        ("Kari Berg", ("Kari Berg",)),
        ("the mayor of Oslo, Kari Berg", ("Kari Berg",)),
        ("fishermen", ()),
    ],
)
def test_by_whom_somebody_is_told(agent: str, speakers: tuple[str, ...]) -> None:
    (claim,) = claims(f"Ola Lie was told by {agent} that the bridge is old.")
    assert (claim.speakers, claim.speaker_text) == (speakers, agent)
    assert claim.addressees == ("Ola Lie",)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Labour Ministry urged calm. It said that strikes are illegal.", ("Labour Ministry",)),
        (
            "Amnesty International spoke. In a note, it said that it is unfair.",
            ("Amnesty International",),
        ),
        ("Norsk Oil will cut 900 jobs, it said on Tuesday.", ("Norsk Oil",)),
        ("Iran closed the strait. It said that the move is temporary.", ("Iran",)),
        ("Norsk Oil sued Amnesty International. Rain fell. It said that nobody knows.", ()),
        ("The mayor of Leeds said that the fire is out.", ()),
        ("Firefighters in Leeds said that the fire is out.", ()),
        ("Police searched the house of singer Ola Lie, his manager said.", ()),
    ],
)
def test_which_body_speaks(text: str, speakers: tuple[str, ...]) -> None:
    assert claims(text)[-1].speakers == speakers


def test_whose_lawyer_speaks_is_no_lawyer() -> None:
    read = extract(article("A court freed banker Ola Lie, his lawyer said."))
    assert [[role.title for role in person.roles] for person in read.people] == [["banker"]]


def test_a_name_denies_nothing() -> None:
    (claim,) = claims("Reporters Without Borders said that the ban is old.")
    assert not claim.negated


def test_a_pronoun_is_the_person_before() -> None:
    (claim,) = claims("Kari Berg came late. She said that the bridge is safe.")
    assert claim.speakers == ("Kari Berg",)
    assert (claim.speaker_text, claim.source and claim.source.text) == ("She", "She")


def test_nobody_is_named_where_the_article_names_nobody() -> None:
    (claim,) = claims("Analysts said that the bridge is safe.")
    assert (claim.speakers, claim.speaker_text) == ((), "Analysts")


@pytest.mark.parametrize("denied", ["did not say", "didn't say", "didn’t say"])
def test_a_denied_saying_is_negated(denied: str) -> None:
    (claim,) = claims(f"Kari Berg {denied} that the bridge is safe.")
    assert claim.negated


def test_a_date_beside_the_cue_dates_the_words() -> None:
    (claim,) = claims("Kari Berg said on Friday that the bridge is safe.")
    assert claim.said_on == "2026-01-09"
    (undated,) = claims("Kari Berg said that the bridge is safe.")
    assert undated.said_on is None


@pytest.mark.parametrize(
    ("headline", "contents"),
    [
        ("Berg and Weber Discuss Ferries", []),
        ("Berg Proposes Two New Ferries", ["Two New Ferries"]),
        ("Berg Says Ferries Are Safe", ["Ferries Are Safe"]),
    ],
)
def test_what_a_headline_says_is_done_is_not_said(headline: str, contents: list[str]) -> None:
    story = (
        "LISBON - Mayor Kari Berg spoke to Governor Jonas Weber for two hours on Monday. It "
        "rained a lot on that day, and the ferries stayed in the harbour."
    )
    found = claims(f"{headline}\n\n{story}")
    assert [piece.text for claim in found for piece in claim.content] == contents


def test_the_day_of_an_aside_is_not_that_of_the_words() -> None:
    text = "Kari Berg, who left the party two years ago, said that she was happy."
    (claim,) = extract(article(text)).claims
    assert claim.said_on is None


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: An earlier version misstated the length of the bridge.",
        "Clarification: The story said that the bridge was closed.",
        "An earlier version of this article said that the bridge was closed.",
    ],
)
def test_what_a_correction_notice_says_of_the_article_is_no_claim(notice: str) -> None:
    assert claims(f"Kari Berg said that the bridge is safe.\n\n{notice}\n") == claims(
        "Kari Berg said that the bridge is safe.\n"
    )


def test_whoever_is_named_in_a_correction_notice_says_it() -> None:
    (claim,) = claims("Correction: Kari Berg said that the bridge is safe, not that it is new.\n")
    assert claim.speakers == ("Kari Berg",)


def test_corrections_that_others_speak_of_are_no_notice() -> None:
    assert claims("Officials said that the corrections of the map had been late.")


@pytest.mark.parametrize(
    "text",
    [
        "President Kari Berg called President Luc Petit on Monday to discuss the steel tax.",
        "Kari Berg on Monday appointed Ann Fox as foreign minister.",
        "Moss was named chair of the Transport Board in May.",
        "The council met on Tuesday to discuss parking charges.",
    ],
)
def test_what_somebody_does_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_who_does_not_mince_words_speaks() -> None:
    (claim,) = extract(article('Kari Berg did not mince words: "It is a mess."')).claims
    assert not claim.negated


def test_what_somebody_is_like_is_no_claim() -> None:
    read = article("Suhartini, who like many Indonesians uses only one name, left.")
    assert not extract(read).claims


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The chief executive, Kari Berg, said the plan was costly but praised the minister.",
            ("said", "the plan was costly"),
            ("praised", "the minister"),
        ),
        (
            "Kari Berg said she did not know who was behind the attack and appealed to all sides "
            "to stay calm.",
            ("said", "she did not know who was behind the attack"),
            ("appealed", "to all sides to stay calm"),
        ),
        (
            "Kari Berg said rents were high and called on the council to act.",
            ("said", "rents were high"),
            ("called on", "the council to act"),
        ),
    ],
)
def test_what_the_speaker_does_besides_is_a_claim_of_its_own(
    text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    found = [
        (claim.speakers, claim.cue and claim.cue.text, claim.content[0].text)
        for claim in claims(text)
    ]
    assert found == [(("Kari Berg",), *first), (("Kari Berg",), *second)]


def test_what_others_do_in_a_content_stays_there() -> None:
    (claim,) = claims("Kari Berg said the union had won and praised its leader.")
    assert claim.content[0].text == "the union had won and praised its leader"


@pytest.mark.parametrize(
    ("text", "attitude", "negated"),
    [
        ("Kari Berg agreed that rents were high.", "says", False),
        ("Kari Berg agreed to pay the rent.", "intends", False),
        ("Kari Berg stopped short of calling for a boycott.", "urges", True),
        ("Kari Berg never tired of saying that she had wanted to be a vet.", "says", False),
        ("The pilot, whose name we are not using, said he had fallen asleep.", "says", False),
        ("Kari Berg, who is not well, did not say that she would go.", "says", True),
    ],
)
def test_attitude_and_negation_are_of_the_saying(text: str, attitude: str, negated: bool) -> None:
    (claim,) = claims(text)
    assert (claim.attitude, claim.negated) == (attitude, negated)


def test_what_is_called_or_who_is_not_named_says_nothing() -> None:
    found = claims(
        "Kari Berg called a snap election. Jan Moe called a meeting.\n\n“It was cold,” said a "
        "nurse, who asked not to be named."
    )
    assert [claim.content[0].text for claim in found] == ["It was cold,"]


@pytest.mark.parametrize(
    ("text", "attitude", "negated"),
    [
        ("Marlies Berger doubts that artificial snow can help.", "doubts", False),
        ("Nobody believes that rates will fall.", "believes", True),
        ("Marlies Berger has no doubt that rates will fall.", "doubts", True),
        ("Few economists think that rates will fall.", "believes", True),
    ],
)
def test_what_is_doubted_is_not_believed(text: str, attitude: str, negated: bool) -> None:
    (claim,) = claims(text)
    assert (claim.attitude, claim.negated) == (attitude, negated)


def test_nor_denies_what_follows() -> None:
    found = claims(
        "News in brief today\n\nMinister Anna Berg said the tax would stay. Nor did the minister "
        "say that the law would change."
    )
    assert [claim.negated for claim in found] == [False, True]

"""Meetings by what hangs on a word: with whom, where and what for."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import MISREAD, article


def circles(text: str) -> list[tuple[str, ...]]:
    """Who meets, once per meeting that the text tells of."""
    read = article(f"A week of visits\n\n{text}\n\nNothing else was decided.")
    return [meeting.participants for meeting in extract(read).meetings]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            (
                "Governor Alice Tran held a strategy session with Mayor Peter Holm in Dover "
                "on Monday."
            ),
            ("Alice Tran", "Peter Holm"),
        ),
        (
            (
                "The Welsh rugby coach Owen Pryce has an appointment with the union's "
                "chairman, Rhys Vaughan, on Friday."
            ),
            ("Owen Pryce", "Rhys Vaughan"),
        ),
        (
            (
                "Conductor Marta Ruiz had a long session with composer Luis Vega at the opera "
                "house in March."
            ),
            ("Luis Vega", "Marta Ruiz"),
        ),
        (
            ("Archbishop Tomas Kern held a private conversation with Rabbi David Stein in Prague."),
            ("David Stein", "Tomas Kern"),
        ),
        (
            (
                "Chief executive Nora Blum held a crisis round with works council leader Jens "
                "Pohl on Sunday evening."
            ),
            ("Jens Pohl", "Nora Blum"),
        ),
        (
            (
                "Trade Minister Sara Okoye flew to Accra for a working session with her "
                "Ghanaian counterpart, Kofi Mensah."
            ),
            ("Kofi Mensah", "Sara Okoye"),
        ),
        (
            (
                "Defence Secretary Ian Moss had a brief chat with General Pavel Novy on the "
                "margins of the air show in Brno."
            ),
            ("Ian Moss", "Pavel Novy"),
        ),
        (
            (
                "The ambassador, Clara Weiss, paid a farewell call on President Ali Demir on "
                "Tuesday."
            ),
            ("Ali Demir", "Clara Weiss"),
        ),
        (
            (
                "Education Minister Tom Reed will hold a round-table discussion with teachers "
                "in Leeds on Thursday."
            ),
            ("Tom Reed", "teachers"),
        ),
        (
            ("Police chief Rana Haddad held a closed-door exchange with shopkeepers in Tripoli."),
            ("Rana Haddad", "shopkeepers"),
        ),
    ],
)
def test_what_is_held_with_somebody_is_a_meeting(text: str, participants: tuple[str, ...]) -> None:
    assert participants in circles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Investor Paul Grey holds a large stake with Lena Moss in the brewery.",
        "The singer Amy Lowe held hands with Mark Dunn on stage.",
        "The club Norwich has a contract with striker Joao Pinto until 2027.",
        "Swimmer Ana Silva holds the world record with Maria Costa.",
        pytest.param(
            "The union cancelled the appointment of Peter Holm and Alice Tran as directors.",
            marks=MISREAD,
        ),
    ],
)
def test_what_one_keeps_with_somebody_is_none(text: str) -> None:
    assert circles(text) == []


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            (
                "Biologist Emma Falk discussed the results with Professor Henrik Lund at a "
                "workshop in Uppsala."
            ),
            ("Emma Falk", "Henrik Lund"),
        ),
        (
            (
                "Prime Minister Jan Novak discussed the pipeline with President Ilir Hoxha on "
                "the sidelines of the summit."
            ),
            ("Ilir Hoxha", "Jan Novak"),
        ),
        (
            (
                "Mayor Lucia Conti spoke for an hour with the strikers' lawyer, Marco Bassi, "
                "in the town hall."
            ),
            ("Lucia Conti", "Marco Bassi"),
        ),
        (
            (
                "Coach Ben Adler talked for three hours with goalkeeper Tim Roth at the "
                "training ground on Monday."
            ),
            ("Ben Adler", "Tim Roth"),
        ),
        (
            (
                "The foreign minister, Rosa Lima, reviewed the ceasefire with UN envoy Hans "
                "Berg in Geneva."
            ),
            ("Hans Berg", "Rosa Lima"),
        ),
        (
            (
                "Senator Kay Burton went over the bill with Governor Lee Marsh at his office "
                "on Friday."
            ),
            ("Kay Burton", "Lee Marsh"),
        ),
        (
            (
                "Finance Minister Ole Dahl raised the debt with his Swedish counterpart, "
                "Britt Ek, during a visit to Stockholm."
            ),
            ("Britt Ek", "Ole Dahl"),
        ),
        (
            ("Bishop Carlos Mora debated the reform with Minister Ines Prado in the cathedral."),
            ("Carlos Mora", "Ines Prado"),
        ),
        (
            (
                "Chess champion Li Na Wu chatted with the exiled writer Omar Said over lunch "
                "in Paris."
            ),
            ("Li Na Wu", "Omar Said"),
        ),
        (
            (
                "The commissioner, Eva Horn, will discuss fishing quotas with Minister Pal "
                "Nagy in Brussels next week."
            ),
            ("Eva Horn", "Pal Nagy"),
        ),
    ],
)
def test_who_talks_with_somebody_somewhere_meets(text: str, participants: tuple[str, ...]) -> None:
    assert participants in circles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Biologist Emma Falk discussed the results with Professor Henrik Lund in a letter.",
        "Mayor Lucia Conti spoke with confidence in Rome on Monday.",
        "The foreign minister, Rosa Lima, discussed the war in Sudan with great care.",
        "Actor Hugh Barr talked with an accent in the film.",
        "Coach Ben Adler discussed the defeat by Leeds with humour at a press event.",
    ],
)
def test_who_talks_apart_or_with_no_one_meets_nobody(text: str) -> None:
    assert circles(text) == []


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "Health Minister Ada Obi went to the palace on Friday to brief King Mswati.",
            ("Ada Obi", "Mswati"),
        ),
        (
            "Union leader Bob Crane drove to Leeds to thank Mayor Ann Firth.",
            ("Ann Firth", "Bob Crane"),
        ),
        (
            "Envoy Karim Aziz flew to Doha to consult Sheikh Hamad Nasser.",
            ("Hamad Nasser", "Karim Aziz"),
        ),
        (
            "Premier Joan Reid travelled to Perth on Tuesday to reassure the miners.",
            ("Joan Reid", "miners"),
        ),
        (
            "Pope Clement XV will travel to Cairo to console Patriarch Shenouda Girgis.",
            ("Clement XV", "Shenouda Girgis"),
        ),
        (
            "The director, Felix Baum, went to Vienna to persuade the soprano Olga Simic.",
            ("Felix Baum", "Olga Simic"),
        ),
        (
            "Senator Max Kerr came to Ottawa to congratulate Prime Minister Jane Doyle.",
            ("Jane Doyle", "Max Kerr"),
        ),
        (
            "General Amos Bello rushed to Abuja to inform President Musa Idris.",
            ("Amos Bello", "Musa Idris"),
        ),
        (
            (
                "Commissioner Lena Fischer returned to Riga on Sunday to brief President "
                "Egils Ozols."
            ),
            ("Egils Ozols", "Lena Fischer"),
        ),
        (
            "Banker Guy Martel flew to Lisbon to warn Finance Minister Rui Sousa.",
            ("Guy Martel", "Rui Sousa"),
        ),
    ],
)
def test_who_goes_somewhere_to_do_something_to_somebody_meets(
    text: str, participants: tuple[str, ...]
) -> None:
    assert participants in circles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Striker Leo Braun moved to Porto to replace Luis Mota.",
        "Senator Max Kerr wrote a letter to thank Jane Doyle.",
        "Pilot Ed Moran flew to Rome to beat Carl Weber.",
        "Banker Guy Martel went to court to sue Rui Sousa.",
        "Author Ivy Stone went to London to study Thomas More.",
    ],
)
def test_other_purposes_are_no_meetings(text: str) -> None:
    assert circles(text) == []

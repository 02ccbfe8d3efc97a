"""Short articles in several styles, each with what a careful reader would note of its meetings."""

from __future__ import annotations

import pytest

from kg.extraction import extract
from tests.news import article

WIRE = """Finnish president, Estonian premier hold talks on ferry link

TALLINN (Northwire) - Finnish President Aino Lehtonen met Estonian Prime Minister Marek Tamm in \
Tallinn on Thursday to discuss a rail tunnel under the Gulf of Finland.

Tamm had called on Lehtonen at her summer residence in Naantali in July. The two also spoke by \
phone last week after a cargo ship ran aground, the Estonian government said. Tamm called on \
Lehtonen to resign.

Lehtonen will travel on to Riga on Friday, where she is due to be received by Latvian President \
Karlis Ozols.

Tamm didn't meet Latvian Prime Minister Inga Berzina in Geneva, he said.
"""

BROADCAST = """The Chancellor has rejected claims that she held a secret meeting.

Speaking to the BBC this morning, Helen Marsh said she had "absolutely not" met Sir Peter Drax \
before the bill was published. But documents seen by this programme show that the two had \
breakfast at a hotel in Leeds on 4 March, five days before the bill went to Parliament.
"""

REGIONAL = """Mayor hears farmers' worries at Kilbrae mart

Mayor Donald Fraser sat down over tea and scones with the president of the Highland Crofters' \
Union, Morag Sutherland, on Saturday.

Mr Fraser had been due to meet Transport Secretary Fiona Hay in Inverness the same afternoon, but \
the minister's train was cancelled and they will now meet on 14 May instead.
"""

FEATURE = """The long road to Almaden

It was in the spring of 1998 that Lucia Ferrand first met Tomas Ibarra, in the back room of a bar \
in Cadiz. She was a young lawyer; he had just been elected. They did not meet again for eleven \
years.

By then he was minister of the interior. On 9 October 2009 he received her in his office.
"""

LIVE = """Live: Protests in Tirana as EU chief visits

European Commission President Klara von Brandt has arrived in Tirana.

Von Brandt is now meeting Prime Minister Arben Leka. Their talks are expected to last an hour.

She said she would meet opposition leader Drita Marku later in the evening.

Marku says she will not meet von Brandt tonight.

President Ilir Shehu is hosting a dinner for von Brandt.
"""

SPORT = """Okafor meets Brandt again in Madrid semi-final

Second seed Chidi Okafor will meet Germany's Lars Brandt in the semi-finals of the Madrid Open.

Before the match, Okafor met the Spanish king, Felipe, in the royal box.
"""

AGENCY = """President Bekov receives head of Ural Steel

President Kanat Bekov received Chairman of the Board of Directors of Ural Steel Viktor Sazonov \
at the Akorda residence today. The meeting was also attended by First Deputy Prime Minister Roman \
Akhmetov and Minister of Industry Aigul Serik.

Later in the day, Kanat Bekov held telephone talks with President of Uzbekistan Rustam Yusupov.
"""

CONGRESS = """Harlan and Cole fail to agree

Senate Majority Leader Bill Harlan huddled with the House speaker, Republican Dana Cole, on Sunday \
night. Harlan, D-Ore., and Cole, R-Ga., are scheduled to go to the White House for a meeting with \
President Joe Biden. It was Biden, not former President Al Gore, who met Cole in Rome in 2023.
"""

OPINION = """Why Macron must talk to Tebboune

Emmanuel Macron and Abdelmadjid Tebboune have not seen each other for two years. Their last \
encounter, in Apulia in June 2024, lasted ten minutes. Mr Macron has not rushed to \
arrange calls or meetings with Mr Tebboune.
"""


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            WIRE,
            "2025-09-19",
            {
                ("Aino Lehtonen", "Marek Tamm", "2025-09-18", "Tallinn", "held", "meeting"),
                ("Aino Lehtonen", "Marek Tamm", "2025-07", "Naantali", "held", "meeting"),
                ("Aino Lehtonen", "Marek Tamm", "2025-09", None, "held", "phone call"),
                ("Aino Lehtonen", "Karlis Ozols", "2025-09-19", "Riga", "planned", "meeting"),
            },
        ),
        (
            BROADCAST,
            "2025-03-20",
            {("Helen Marsh", "Peter Drax", "2025-03-04", "Leeds", "held", "dinner")},
        ),
        (
            REGIONAL,
            "2025-05-05",
            {
                ("Donald Fraser", "Morag Sutherland", "2025-05-03", None, "held", "meeting"),
                ("Donald Fraser", "Fiona Hay", "2025-05-03", "Inverness", "cancelled", "meeting"),
                ("Donald Fraser", "Fiona Hay", "2025-05-14", None, "planned", "meeting"),
            },
        ),
        (
            FEATURE,
            "2025-06-01",
            {
                ("Lucia Ferrand", "Tomas Ibarra", "1998", "Cadiz", "held", "meeting"),
                ("Lucia Ferrand", "Tomas Ibarra", "2009-10-09", None, "held", "meeting"),
            },
        ),
        (
            LIVE,
            "2025-05-13",
            {
                ("Arben Leka", "Klara von Brandt", None, "Tirana", "held", "meeting"),
                ("Drita Marku", "Klara von Brandt", None, None, "cancelled", "meeting"),
                ("Ilir Shehu", "Klara von Brandt", None, None, "held", "dinner"),
            },
        ),
        (
            SPORT,
            "2025-05-02",
            {("Chidi Okafor", "Felipe", None, None, "held", "meeting")},
        ),
        (
            AGENCY,
            "2025-02-12",
            {
                ("Kanat Bekov", "Viktor Sazonov", "2025-02-12", "Akorda", "held", "meeting"),
                ("Kanat Bekov", "Rustam Yusupov", "2025-02-12", None, "held", "phone call"),
            },
        ),
        (
            CONGRESS,
            "2024-03-03",
            {
                ("Bill Harlan", "Dana Cole", "2024-03-03", None, "held", "meeting"),
                (
                    *("Bill Harlan", "Dana Cole", "Joe Biden"),
                    *(None, "White House", "planned", "meeting"),
                ),
                ("Dana Cole", "Joe Biden", "2023", "Rome", "held", "meeting"),
            },
        ),
        (
            OPINION,
            "2026-06-10",
            {("Abdelmadjid Tebboune", "Emmanuel Macron", "2024-06", "Apulia", "held", "meeting")},
        ),
    ],
    ids=[
        "wire",
        "broadcast",
        "regional",
        "feature",
        "live",
        "sport",
        "agency",
        "us",
        "opinion",
    ],
)
def test_what_a_reader_would_note(
    text: str, published: str, expected: set[tuple[str | None, ...]]
) -> None:
    told = {
        (*meeting.participants, meeting.start, meeting.place, meeting.status, meeting.kind)
        for meeting in extract(article(text, published)).meetings
    }
    assert told == expected


def test_a_surname_of_several_words_is_no_other_person() -> None:
    people = {person.name: person.aliases for person in extract(article(LIVE)).people}
    assert people["Klara von Brandt"] == ("Von Brandt", "von Brandt")


def test_party_and_state_are_no_part_of_a_name() -> None:
    names = {person.name for person in extract(article(CONGRESS)).people}
    assert names == {"Bill Harlan", "Dana Cole", "Joe Biden", "Al Gore"}

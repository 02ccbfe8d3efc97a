from __future__ import annotations

import csv
import html
import io
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

from kg.graph.store import Store
from kg.records import EntityReference, Extraction

Extractions = tuple[Extraction, Extraction, Extraction]


def facts(page: str) -> list[list[str]]:
    """The rows of the answer's table as a reader sees them."""
    rows = re.findall(r'<tr class="facts".*?</tr>', page, re.DOTALL)
    return [
        [
            html.unescape(re.sub("<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
        ]
        for row in rows
    ]


def test_answer_table(client: FlaskClient) -> None:
    page = client.get("/questions/who-met-whom?person=Jonas+Weber").text
    assert facts(page) == [
        ["Jonas Weber", "Ana Prado", "3 Mar 2026", "–not stated", "Lisbon", "held", "talks", "2"],
        ["Jonas Weber", "Ana Prado", "May 2026", "–not stated", "Berlin", "planned", "talks", "1"],
    ]


def test_every_row_has_its_sentence_linked_to_its_place(
    client: FlaskClient, extractions: Extractions
) -> None:
    page = client.get("/questions/who-met-whom").text
    texts = {each.article.id: each.article.text for each in extractions}
    links = re.findall(
        r'<a class="sentence" href="/articles/(\w+)#char=(\d+),(\d+)">(.*?)</a>', page
    )
    assert len(links) == len(facts(page)) == 3
    for article, start, end, sentence in links:
        assert html.unescape(sentence) == texts[article][int(start) : int(end)]


def test_values_of_the_form_are_kept(client: FlaskClient) -> None:
    page = client.get("/questions/who-met-whom?person=jonas+weber&from=2026-04&status=planned").text
    assert 'name="person" type="text" value="jonas weber"' in page
    assert 'name="from" type="text" value="2026-04"' in page
    assert '<option value="planned" selected>' in page
    assert [row[5] for row in facts(page)] == ["planned"]


def test_iri_is_shown_as_a_name_that_means_the_same(client: FlaskClient, store: Store) -> None:
    iri = store.iris.entity(EntityReference("person", "jonas weber"))
    page = client.get("/questions/who-met-whom", query_string={"person": iri}).text
    assert 'name="person" type="text" value="Jonas Weber"' in page
    assert len(facts(page)) == 2


def test_several_values_have_a_field_each(client: FlaskClient) -> None:
    page = client.get("/questions/who-met-whom?person=Jonas+Weber&person=%3DMallory").text
    assert re.findall(r'name="person" type="text" value="(.*?)"', page) == [
        "Jonas Weber",
        "=Mallory",
    ]


def test_names_are_completed_from_the_graph(client: FlaskClient) -> None:
    page = html.unescape(client.get("/questions/claims-by").text)
    (menu,) = re.findall(r'name="person"[^>]* list="(.*?)"', page)
    (listed,) = re.findall(rf'<datalist id="{menu}">(.*?)</datalist>', page, re.DOTALL)
    names = re.findall(r'<option value="(.*?)"></option>', listed)
    assert names[:3] == ["Ana Prado", "Jonas Weber", "=Mallory"]


def test_required_values_are_asked_for_before_anything_is_answered(client: FlaskClient) -> None:
    page = client.get("/questions/claims-by")
    assert page.status_code == 200
    assert 'name="person" type="text" value="" list="names-' in page.text
    assert '<section class="answer"' not in page.text
    assert client.get("/questions/claims-by.json").status_code == 400


@pytest.mark.parametrize(
    ("values", "problem", "field"),
    [
        ("from=soon", "from: 'soon': not a date", "from"),
        ("from=2026-02-30", "from: '2026-02-30': February 2026 has the days 1 to 28", "from"),
        (
            "status=maybe",
            "status: 'maybe': not one of held, planned, proposed, cancelled; give one of them",
            "status",
        ),
    ],
)
def test_values_that_cannot_be_taken(
    client: FlaskClient, values: str, problem: str, field: str
) -> None:
    answer = client.get(f"/questions/who-met-whom?{values}")
    assert answer.status_code == 400
    page = html.unescape(answer.text)
    assert problem in page
    assert re.search(rf'name="{field}"[^>]* aria-invalid="true"', page)
    data = client.get(f"/questions/who-met-whom.json?{values}")
    assert (data.status_code, data.content_type) == (400, "application/json")
    assert data.json is not None
    assert problem in data.json["error"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("who-met-whom.json?from=soon--from", "from: 'soon--from': not a date"),
        ("who-met-whom.json?from=soon --to", "from: 'soon --to': not a date"),
        ("who-met-whom.json?limit=x", "limit: x is out of bounds"),
        ("who-met-whom.csv?from=2027&to=2026", "who-met-whom: from 2027-01-01 lies after to 2026-"),
        ("who-met-whom?from=2027&to=2026", "who-met-whom: from 2027-01-01 lies after to 2026-"),
        ("claims-by.json", "claims-by: person is missing; add person 'SPEAKER'"),
    ],
)
def test_mistakes_name_parameters_as_addresses_do(
    client: FlaskClient, address: str, said: str
) -> None:
    answer = client.get(f"/questions/{address}")
    assert answer.status_code == 400
    text = answer.json["error"] if answer.json else html.unescape(answer.text)
    assert said in text


def test_name_that_is_not_there_is_explained(client: FlaskClient) -> None:
    page = html.unescape(client.get("/questions/who-met-whom?person=Jonas+Webber").text)
    assert "'Jonas Webber'" in page
    assert '<a href="/questions/who-met-whom?person=Jonas+Weber">Jonas Weber</a>' in page


def test_hostile_value_is_text(client: FlaskClient) -> None:
    page = client.get("/questions/who-met-whom?person=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert page.count("<script") == 1


def test_json_is_the_contract(client: FlaskClient, extractions: Extractions) -> None:
    answer = client.get("/questions/who-met-whom.json?person=Jonas+Weber")
    assert answer.content_type == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found = answer.json
    assert found is not None
    assert list(found) == [
        *("question", "understood", "answer", "columns", "rows"),
        *("explanation", "suggestions", "coverage", "sparql"),
    ]
    first = found["rows"][0]
    assert (first["person"], first["other"], first["start"], first["reports"]) == (
        "Jonas Weber",
        "Ana Prado",
        "2026-03-03",
        2,
    )
    text = extractions[0].article.text
    assert text[first["sentence_start"] : first["sentence_end"]] == first["sentence"]


def test_csv_can_be_opened_in_a_spreadsheet(client: FlaskClient) -> None:
    answer = client.get("/questions/who-met-whom.csv?person=%3DMallory")
    assert answer.content_type == "text/csv; charset=utf-8; header=present"
    assert answer.headers["Content-Disposition"] == "attachment; filename=who-met-whom.csv"
    heading, row = csv.reader(io.StringIO(answer.text))
    assert heading[:3] == ["person", "person_iri", "other"]
    assert row[0] == "'=Mallory"


def test_tsv_can_be_opened_in_a_spreadsheet(client: FlaskClient) -> None:
    answer = client.get("/questions/who-met-whom.tsv?person=%3DMallory")
    assert answer.text.splitlines()[1].split("\t")[0] == "'=Mallory"


def test_tsv(client: FlaskClient) -> None:
    answer = client.get("/questions/who-met-whom.tsv?person=Jonas+Weber")
    assert answer.content_type == "text/tab-separated-values; charset=utf-8"
    assert [line.split("\t")[0] for line in answer.text.splitlines()] == [
        "person",
        "Jonas Weber",
        "Jonas Weber",
    ]


def test_turtle_has_what_the_rows_tell_of(client: FlaskClient) -> None:
    answer = client.get("/questions/who-met-whom.ttl?person=Jonas+Weber")
    assert answer.content_type == "text/turtle; charset=utf-8"
    quads = parse(answer.data, RdfFormat.TURTLE)
    labels = {
        getattr(quad.object, "value", "")
        for quad in quads
        if quad.predicate.value.endswith("label")
    }
    assert {"Jonas Weber", "Ana Prado", "Lisbon", "Berlin", "Ministers meet in Lisbon"} <= labels


def test_downloads_have_the_same_values(client: FlaskClient) -> None:
    page = client.get("/questions/who-met-whom?person=Jonas+Weber&from=2026-04").text
    assert 'href="/questions/who-met-whom.csv?person=Jonas+Weber&amp;from=2026-04"' in page


def test_disagreements_show_both_sentences(client: FlaskClient) -> None:
    page = html.unescape(client.get("/questions/disagreements").text)
    assert page.count('<blockquote class="quote">') == 2
    assert "met Jonas Weber in Lisbon on 3 March 2026.</a>" in page
    assert "held talks in Porto on 3 March 2026.</a>" in page


def test_unknown_question_names_the_nearest(client: FlaskClient) -> None:
    answer = client.get("/questions/who-met-who")
    assert answer.status_code == 404
    assert '<a href="/questions/who-met-whom">who-met-whom</a>' in answer.text
    data = client.get("/questions/who-met-who.json")
    assert data.status_code == 404
    assert data.json is not None
    assert "who-met-whom" in data.json["alternatives"]


def test_every_question_of_the_catalogue_has_a_page(client: FlaskClient) -> None:
    names = set(re.findall(r'href="/questions/([a-z-]+)"', client.get("/questions/").text))
    assert {"who-met-whom", "disagreements", "claims-by"} <= names
    for name in names:
        assert client.get(f"/questions/{name}").status_code == 200


def test_free_text_shows_how_it_was_taken_and_lets_one_change_it(client: FlaskClient) -> None:
    page = client.get("/ask", query_string={"q": "Who met Jonas Weber?"}).text
    assert '<p class="understood">Meetings of Jonas Weber</p>' in page
    assert len(facts(page)) == 2
    form = page[page.index("Not what you meant?") :]
    assert 'action="/questions/who-met-whom"' in form
    assert 'name="person" type="text" value="Jonas Weber"' in form


def test_free_text_that_is_not_understood(client: FlaskClient) -> None:
    page = client.get("/ask?q=Why+is+the+sky+blue").text
    assert '<div class="notice explanation">' in page
    assert "What you can ask" in page
    assert client.get("/ask").status_code == 200


def test_free_text_as_data(client: FlaskClient) -> None:
    found = client.get("/ask.json", query_string={"q": "Who met Jonas Weber?"}).json
    assert found is not None
    assert found["understood"]["name"] == "who-met-whom"
    assert client.get("/ask.csv?q=Who+met+whom").status_code == 200
    missing = client.get("/ask.json")
    assert missing.status_code == 400
    assert missing.json is not None
    assert missing.json["error"].startswith("q: no question")


def test_threads_share_the_store(client: FlaskClient) -> None:
    def status(number: int) -> int:
        path = ("/questions/who-met-whom", "/articles/", "/", "/ask?q=Who+met+whom")[number % 4]
        return client.application.test_client().get(path).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(status, range(24))) == {200}


def test_a_limit_takes_the_first_rows(client: FlaskClient) -> None:
    whole = client.get("/questions/who-met-whom.json").get_json()["rows"]
    first = client.get("/questions/who-met-whom.json?limit=1")
    assert first.get_json()["rows"] == whole[:1]
    assert len(whole) > 1
    for wrong in ("0", "-1", "many", "9" * 23):
        refused = client.get(f"/questions/who-met-whom.json?limit={wrong}")
        assert refused.status_code == 400
        assert f"{wrong} is out of bounds" in refused.get_data(as_text=True)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("filter=lisbon", "2 rows out of 3"),
        ("filter=nowhere", "0 rows out of 3"),
        ("during=2026-05", "1 row out of 3, May 2026"),
        ("during=sometime", "3 rows"),
    ],
)
def test_how_many_rows_are_shown_is_said_in_one_phrase(
    client: FlaskClient, shown: str, said: str
) -> None:
    page = client.get(f"/questions/who-met-whom?{shown}").text
    found = re.search(r'<p class="extent">(.*?)(?: <a [^>]*>Show all</a>)?</p>', page)
    assert found is not None
    assert found[1] == said


@pytest.mark.parametrize(
    ("address", "folded"),
    [
        ("who-met-whom", False),
        ("who-met-whom?view=map", True),
        ("who-met-whom?person=Jonas+Weber", True),
        ("who-met-whom?filter=lisbon", True),
        ("who-met-whom?_page=1", False),
        # What is not there, or cannot be taken, is there to be changed.
        ("who-met-whom?person=Nobody+Known", False),
        ("who-met-whom?from=soon", False),
        ("when-did-they-meet?person=Jonas+Weber", False),
    ],
)
def test_an_answer_that_was_asked_for_comes_before_its_form(
    client: FlaskClient, address: str, folded: bool
) -> None:
    page = client.get(f"/questions/{address}").text
    assert ('<details class="rephrase">' in page) == folded
    assert page.count('id="question-form"') == 1


def test_the_title_of_an_answer_says_what_was_asked(client: FlaskClient) -> None:
    page = client.get("/questions/who-met-whom?person=Jonas+Weber").text
    assert "<title>Meetings of Jonas Weber – newskg</title>" in page
    page = client.get("/questions/who-met-whom").text
    assert "<title>Who met whom, when and where – newskg</title>" in page

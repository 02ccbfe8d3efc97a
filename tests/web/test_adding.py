"""Adding articles: who may, what is refused, and what comes of what is taken."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.build import build
from kg.graph.store import open_store
from kg.reading import Failure, Reader, read_source
from kg.web.adding import LARGEST, MOST
from kg.web.adding_queue import MOST_WAITING

from .adding import MEETING, TOKEN, allowing, file, form_value, outcome, sent, sign_in

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with allowing(tmp_path) as made:
        yield made


@pytest.fixture
def adding(app: Flask) -> FlaskClient:
    return app.test_client()


def kept(folder: Path) -> list[str]:
    """The names of the files that are kept."""
    return sorted(path.name for path in (folder / "uploads").glob("[!.]*/*"))


# off


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/add"), ("POST", "/add"), ("POST", "/add/sign-in"), ("GET", "/add/aaaaaaaaaaa")],
)
def test_off_unless_allowed(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method)
    assert response.status_code == 403
    assert "kg serve --allow-upload" in response.text


def test_off_for_programs_too(client: FlaskClient) -> None:
    response = client.post("/api/articles", headers=BEARER)
    assert response.status_code == 403
    assert response.get_json() == {
        "error": "Adding articles here is off. Whoever runs the server can allow it with"
        " kg serve --allow-upload.",
        "status": 403,
    }
    assert 'href="/add"' not in client.get("/").text


def test_other_pages_say_that_articles_may_be_added(adding: FlaskClient) -> None:
    assert 'href="/add"' in adding.get("/").text


def test_openapi_tells_how_to_add(adding: FlaskClient, client: FlaskClient) -> None:
    described = adding.get("/openapi.json").get_json()
    assert described["paths"]["/api/articles"]["post"]["security"] == [{"token": []}]
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    paths = set(described["paths"]) - set(client.get("/openapi.json").get_json()["paths"])
    assert paths == {"/api/articles", "/add/{job}.json"}


# the token


def test_a_wrong_token_is_refused(adding: FlaskClient) -> None:
    response = sign_in(adding, "something-else")
    assert response.status_code == 403
    assert "This is not the token" in response.text
    assert "Paste an article" not in adding.get("/add").text


def test_the_token_is_asked_for_once(adding: FlaskClient) -> None:
    assert "Paste an article" not in adding.get("/add").text
    response = sign_in(adding)
    assert (response.status_code, response.headers["Location"]) == (303, "/add")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("newskg=")
    assert {"HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert TOKEN not in cookie
    page = adding.get("/add")
    assert "Paste an article" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_the_cookie_stays_on_encrypted_connections(adding: FlaskClient) -> None:
    page = adding.get("/add", base_url="https://localhost")
    assert "Secure" in page.headers["Set-Cookie"].split("; ")


def test_the_token_can_be_forgotten(adding: FlaskClient) -> None:
    sign_in(adding)
    assert adding.post("/add/sign-out").status_code == 400
    response = adding.post("/add/sign-out", data={"csrf_token": form_value(adding)})
    assert response.status_code == 303
    assert "Paste an article" not in adding.get("/add").text


def test_wrong_tokens_are_slowed(adding: FlaskClient) -> None:
    for _ in range(5):
        assert sign_in(adding, "a guess").status_code == 403
    response = sign_in(adding)
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 61
    # Others are not.
    elsewhere = {"REMOTE_ADDR": "127.0.0.2"}
    program = adding.post("/api/articles", headers=BEARER, environ_base=elsewhere)
    assert program.status_code == 400


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({}, "Send the token of kg serve in a header: Authorization: Bearer TOKEN."),
        ({"Authorization": "Basic YTpi"}, "Send the token of kg serve in a header"),
        ({"Authorization": "Bearer wrong"}, "This is not the token; send the one that kg serve"),
    ],
)
def test_programs_send_the_token(adding: FlaskClient, headers: dict[str, str], said: str) -> None:
    sign_in(adding)
    response = adding.post("/api/articles", headers=headers)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.get_json()["error"].startswith(said)


def test_programs_are_told_how_articles_are_sent(adding: FlaskClient) -> None:
    for data in ({}, {"file": (io.BytesIO(b"Some text."), "a.txt")}):
        response = adding.post("/api/articles", headers=BEARER, data=data)
        assert response.status_code == 400
        assert response.get_json()["error"] == (
            "There is no article to add: send files as articles, or a text as text."
        )


def test_what_becomes_of_articles_is_not_told_to_strangers(app: Flask) -> None:
    job = sent(app.test_client(), file("", "empty.txt"))
    stranger = app.test_client()
    assert stranger.get(f"/add/{job['job']}.json").status_code == 401
    assert stranger.get(f"/add/{job['job']}").headers["Location"] == "/add"


# other sites


def test_a_form_without_its_value_is_refused(adding: FlaskClient, tmp_path: Path) -> None:
    sign_in(adding)
    for value in ("", "made-up", form_value(adding.application.test_client())):
        response = adding.post("/add", data={"text": MEETING, "csrf_token": value})
        assert response.status_code == 400
        assert "This form has expired" in response.text
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_a_page_of_another_site_is_refused(
    adding: FlaskClient, tmp_path: Path, headers: dict[str, str]
) -> None:
    sign_in(adding)
    data = {"text": MEETING, "csrf_token": form_value(adding)}
    response = adding.post("/add", data=data, headers=headers)
    assert response.status_code == 403
    assert "from a page of another site" in response.text
    assert kept(tmp_path) == []


# too much


def test_nothing_to_add(adding: FlaskClient) -> None:
    sign_in(adding)
    response = adding.post("/add", data={"csrf_token": form_value(adding), "text": " \n"})
    assert response.status_code == 400
    assert "There is no article to add: paste a text, or choose files." in response.text


def test_too_many_articles(adding: FlaskClient, tmp_path: Path) -> None:
    files = [file("x", f"{number}.txt") for number in range(MOST)]
    data = {"articles": files, "text": "one more"}
    response = adding.post("/api/articles", data=data, headers=BEARER)
    assert response.status_code == 400
    assert response.get_json()["error"].startswith(f"These are {MOST + 1} articles; send at most")
    assert kept(tmp_path) == []


def test_too_large(adding: FlaskClient, tmp_path: Path) -> None:
    response = adding.post(
        "/api/articles",
        data=bytes(LARGEST + 1),
        content_type="multipart/form-data; boundary=x",
        headers=BEARER,
    )
    assert response.status_code == 413
    assert response.get_json()["error"].startswith(
        "Articles that are sent together may have 20,000,000 bytes"
    )
    assert kept(tmp_path) == []


def test_other_requests_stay_small(adding: FlaskClient) -> None:
    response = adding.post("/add/sign-in", data={"token": "x" * 1_100_000})
    assert response.status_code == 413


def test_too_often(adding: FlaskClient) -> None:
    for _ in range(20):
        assert adding.post("/api/articles", headers=BEARER).status_code == 400
    response = adding.post("/api/articles", headers=BEARER)
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 61


def test_a_full_queue(tmp_path: Path) -> None:
    going_on = threading.Event()

    def waits() -> AbstractContextManager[Reader]:
        going_on.wait(60)
        return nullcontext(read_source)

    with allowing(tmp_path, reading=waits) as app:
        client = app.test_client()
        try:
            for number in range(MOST_WAITING + 1):
                address = {"REMOTE_ADDR": f"127.0.0.{1 + number // 10}"}
                response = client.post(
                    "/api/articles",
                    data={"articles": file("", "empty.txt")},
                    headers=BEARER,
                    environ_base=address,
                )
                assert response.status_code == (202 if number < MOST_WAITING else 503)
            assert response.headers["Retry-After"] == "60"
        finally:
            going_on.set()


# what is taken


def test_a_meeting_is_in_the_answers_at_once(adding: FlaskClient, tmp_path: Path) -> None:
    answer = "/questions/who-met-whom"
    before = adding.get(answer)
    start = adding.get("/").headers["ETag"]
    sign_in(adding)
    files = [file(MEETING, "oslo.txt"), file("", "nothing.txt"), file("%PDF", "page.pdf")]
    data = {"articles": files, "csrf_token": form_value(adding)}
    response = adding.post("/add", data=data, headers={"Origin": "http://localhost"})
    assert response.status_code == 303
    address = response.headers["Location"]
    job = outcome(adding, f"{address}.json")
    added, empty, refused = job["articles"]

    assert job["message"] == "1 article added, 2 could not be added."
    assert (added["name"], added["state"], added["problem"]) == ("oslo.txt", "added", None)
    assert added["article"]["label"] == "Prado and Weber Meet in Oslo"
    assert [
        (each["kind"], [thing["label"] for thing in each["things"]]) for each in added["found"]
    ] == [
        ("meetings", ["Meeting of Ana Prado and Jonas Weber, Oslo, 2026-03-03"]),
        ("people", ["Ana Prado", "Jonas Weber"]),
        ("organizations", []),
        ("places", ["Oslo"]),
        ("claims", []),
    ]
    assert (empty["name"], empty["state"]) == ("nothing.txt", "failed")
    assert empty["problem"].startswith("the file is empty")
    assert (refused["name"], refused["state"]) == ("page.pdf", "failed")
    assert refused["problem"].startswith("no reader for files that end in .pdf; known are .htm")

    page = adding.get(address).text
    assert "Meeting of Ana Prado and Jonas Weber, Oslo, 2026-03-03" in page
    assert "The file is empty" in page
    meeting = added["found"][0]["things"][0]["href"]
    for href in (meeting, added["article"]["href"]):
        assert adding.get(href).status_code == 200
    after = adding.get(answer, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "Jonas Weber" in after.text
    assert "Jonas Weber" not in before.text
    assert adding.get("/", headers={"If-None-Match": start}).status_code == 200
    # What holds no article is not kept.
    assert kept(tmp_path) == ["oslo.txt"]


def test_an_upload_is_a_build_of_its_files(adding: FlaskClient, tmp_path: Path) -> None:
    sent(adding, file(MEETING, "oslo.txt"))
    with open_store(str(tmp_path / "store")) as store:
        export = b"".join(store.export("nquads"))
        report = build(store, [tmp_path / "uploads"])
        assert (report.read, report.unchanged, report.failed) == (0, 1, [])
        assert b"".join(store.export("nquads")) == export
    again = sent(adding, file(MEETING, "oslo.txt"))
    assert again["articles"][0]["state"] == "added"
    assert again["articles"][0]["found"][1]["number"] == 2
    assert kept(tmp_path) == ["oslo.txt"]


def test_a_pasted_text_is_named_by_its_headline(adding: FlaskClient, tmp_path: Path) -> None:
    job = sent(adding, text=MEETING.replace("\n", "\r\n"))
    assert job["articles"][0]["name"] == "Prado and Weber Meet in Oslo.txt"
    (path,) = (tmp_path / "uploads").glob("*/Prado and Weber Meet in Oslo.txt")
    assert path.read_text() == MEETING


def test_a_pasted_text_may_be_long(adding: FlaskClient) -> None:
    job = sent(adding, text="Headline\n\n" + "word " * 150_000)
    assert job["articles"][0]["problem"].startswith("a paragraph of 749,999 characters begins")


def test_hostile_names_stay_in_the_folder(adding: FlaskClient, tmp_path: Path) -> None:
    names = [
        "../../outside.txt",
        "..",
        "a\x00b.txt",
        "\u202etxt.md",
        "n" * 5000,
        "<b>.txt",
        ".x.md",
    ]
    job = sent(
        adding, *(file(f"Talks {number}\n\nText.\n", name) for number, name in enumerate(names))
    )
    stated = [each["name"] for each in job["articles"]]
    assert stated[:1] == ["outside.txt"]
    assert all(each["state"] == "added" for each in job["articles"]), job
    assert kept(tmp_path) == sorted(stated)
    assert not list(tmp_path.rglob("outside.txt"))[1:]
    sign_in(adding)
    assert "<b>" not in adding.get(f"/add/{job['job']}").text


def test_a_fault_in_newskg_ends_the_job(tmp_path: Path) -> None:
    def fails() -> AbstractContextManager[Reader]:
        raise RuntimeError("a fault")

    with allowing(tmp_path, reading=fails) as app:
        job = sent(app.test_client(), file(MEETING, "oslo.txt"))
    assert job["heading"] == "Nothing was added"
    assert job["articles"][0]["problem"] == (
        "newskg failed; the log of kg serve says more, please report it"
    )
    assert kept(tmp_path) == ["oslo.txt"]


def test_a_server_that_stops_finishes_the_article_it_reads(tmp_path: Path) -> None:
    reading, going_on = threading.Event(), threading.Event()

    def slow(source: Path) -> Failure:
        reading.set()
        going_on.wait(60)
        return Failure(str(source), "as slow as that")

    with allowing(tmp_path, reading=lambda: nullcontext(slow)) as app:
        client = app.test_client()
        response = client.post(
            "/api/articles",
            data={"articles": [file("a", "a.txt"), file("b", "b.txt")]},
            headers=BEARER,
        )
        assert reading.wait(60)
        threading.Timer(0.2, going_on.set).start()
        app.extensions["newskg.adding"].close()
        job = outcome(client, response.headers["Location"])
    problems = sorted(each["problem"].partition(";")[0] for each in job["articles"])
    assert problems == ["as slow as that", "the server was stopped before it was read"]


def test_a_job_waits_for_another_build(adding: FlaskClient, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store")):
        response = adding.post(
            "/api/articles", data={"articles": file(MEETING, "oslo.txt")}, headers=BEARER
        )
        address = response.headers["Location"]
        assert adding.get(address, headers=BEARER).get_json()["articles"][0]["state"] == "waiting"
    assert outcome(adding, address)["heading"] == "Added to the graph"

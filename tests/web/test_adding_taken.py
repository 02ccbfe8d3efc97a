"""Adding articles: what comes of what is taken."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.build import build
from kg.graph import folder_reader
from kg.graph.store import open_store
from kg.reading import Failure, Reader

from .adding import BEARER, MEETING, allowing, file, form_value, kept, outcome, sent, sign_in


def test_a_meeting_is_in_the_answers_at_once(
    adding: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if opening the store took so long that it is not opened for a moment's change.
    monkeypatch.setattr(folder_reader, "_REOPENING_SHARE", 1_000_000)
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
    assert refused["problem"].startswith("no reader for files that end in .pdf; known are .atom")

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

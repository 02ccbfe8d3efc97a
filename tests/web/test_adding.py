"""Adding articles: who may, and what is refused."""

from __future__ import annotations

import io
import threading
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.reading import Reader, read_source
from kg.web.adding.queue import MOST_WAITING
from kg.web.adding.routes import LARGEST, MOST

from .adding import BEARER, MEETING, TOKEN, allowing, file, form_value, kept, sent, sign_in

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
            "There is no article to add: send files as articles, a text as text, or addresses as "
            "urls."
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
    assert (
        "There is no article to add: paste a text, choose files, or write addresses."
        in response.text
    )


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

from __future__ import annotations

from flask import Response, request

from kg.graph.store import Store
from kg.questions.words.wording import wording
from kg.web import create_app
from kg.web.warming import warming
from tests.processes import comes_true


def test_each_kind_of_page_is_made_once(store: Store) -> None:
    app = create_app({"STORE": store, "HOSTS": ()})
    made: list[tuple[str, int]] = []

    @app.after_request
    def note(response: Response) -> Response:
        made.append((request.path, response.status_code))
        return response

    wording.cache_clear()
    with warming(app):
        assert comes_true(lambda: len(made) == 4)
    assert made == [("/ask", 200), ("/", 200), ("/questions/connection", 200), ("/sparql", 200)]
    assert wording.cache_info().currsize == 1


def test_it_ends_with_the_server(store: Store) -> None:
    app = create_app({"STORE": store})
    made: list[str] = []
    app.before_request(lambda: made.append(request.path))
    with warming(app):
        pass
    asked = list(made)
    assert len(asked) < 4
    assert not comes_true(lambda: len(made) > len(asked), seconds=0.3)

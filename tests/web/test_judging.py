"""Judging in the browser and by programs: who may, what comes of it, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.graph import folder_reader
from kg.graph.store import Store
from kg.judgements.file import load_judgements
from tests.news import quads

from .judging import BEARER, built_store, csrf, judging_site, sign_in

CLAIM = "SELECT ?iri WHERE { ?iri a schema:Claim }"
REPORT = 'SELECT ?iri WHERE { ?iri a kg:MeetingReport ; kg:kind "summit" }'
LIND = 'SELECT ?iri WHERE { ?iri skos:prefLabel "Anna Lind" }'
OKAFOR = 'SELECT ?iri WHERE { ?iri skos:prefLabel "James Okafor" }'
SENTENCE = "“We agreed on fisheries,” Lind said."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_store(tmp_path_factory.mktemp("built"))


@pytest.fixture
def site(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[FlaskClient, Store, Path]]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795867200")
    # A machine on which opening the store takes long: who decides sees it at once all the same.
    monkeypatch.setattr(folder_reader, "_REOPENING_SHARE", 1_000_000)
    with judging_site(built, tmp_path) as (app, store):
        yield app.test_client(), store, tmp_path / "judged.yaml"


Site = tuple[FlaskClient, Store, Path]


def iri_of(store: Store, query: str) -> str:
    return str(store.query(query).rows[0][0])


def post(client: FlaskClient, of: str, verb: str, **fields: str) -> str:
    """Sends a form of the page of a thing; the page that comes of it."""
    value = csrf(client, f"/judgements/new?of={of}")
    data = {"csrf_token": value, "of": of, "verb": verb, "by": "Ann", **fields}
    return client.post("/judgements", data=data, follow_redirects=True).text


# off


def test_off_unless_allowed(client: FlaskClient) -> None:
    assert client.get("/judgements/new").status_code == 403
    refused = client.post("/api/judgements", headers=BEARER, json={})
    assert refused.get_json() == {
        "error": "Judging here is off. Whoever runs the server can allow it with"
        " kg serve --allow-judging.",
        "status": 403,
    }
    assert "Judge what was read" not in client.get("/doc/person/ana-prado").text
    # What was decided is for everybody.
    assert "Nothing was decided yet" in client.get("/judgements").text
    assert client.get("/api/judgements").get_json() == {"judgements": []}


# in the browser


def test_a_claim_is_rejected_shown_as_rejected_and_comes_back(site: Site) -> None:
    client, store, file = site
    before = quads(store)
    claim = iri_of(store, CLAIM)
    page = claim.removeprefix(store.iris.base + "id/")
    assert f'href="/judgements/new?of={claim.replace(":", "%3A", 0)}' in client.get(
        f"/doc/{page}"
    ).text.replace("%3A", ":").replace("%2F", "/")
    assert 'name="token"' in client.get(f"/judgements/new?of={claim}").text
    sign_in(client)
    text = post(client, claim, "reject", note="never <said>")
    (entry,) = load_judgements(file).entries
    assert (entry.verb, entry.by, entry.note) == ("reject", "Ann", "never <said>")
    assert "never &lt;said&gt;" in text
    assert "Rejected by Ann on 28 November 2026" in text
    assert "We agreed on fisheries" in text
    assert store.query(CLAIM).rows == []
    article = page.split("/")[1]
    assert "Rejected by Ann on 28 November 2026" in client.get(f"/articles/{article}").text
    undone = client.post(
        f"/judgements/{entry.id}/undo", data={"csrf_token": csrf(client, "/judgements"), "by": "B"}
    )
    assert (undone.status_code, undone.headers["Location"]) == (303, "/judgements")
    assert quads(store) == before


def test_what_is_accepted_is_shown_as_checked(site: Site) -> None:
    client, store, _ = site
    claim = iri_of(store, CLAIM)
    sign_in(client)
    post(client, claim, "accept")
    page = client.get(claim.removeprefix(store.iris.base + "id/").join(["/doc/", ""]))
    assert "Checked by Ann on 28 November 2026" in page.text


def test_only_changed_fields_are_corrected(site: Site) -> None:
    client, store, file = site
    report = iri_of(store, REPORT)
    sign_in(client)
    shown = client.get(f"/judgements/new?of={report}").text
    assert '<input type="hidden" name="was-start" value="2024-07-01">' in shown
    assert "<option selected>held</option>" in shown
    fields = {
        "was-status": "held",
        "set-status": "planned",
        "was-start": "2024",
        "set-start": "2024",
    }
    post(client, report, "correct", **fields)
    (entry,) = load_judgements(file).entries
    assert entry.values == (("status", "planned"),)
    assert "status: planned (was held)" in client.get("/doc/" + report.partition("/id/")[2]).text


def test_a_mistake_is_told_on_the_form_that_keeps_what_was_typed(site: Site) -> None:
    client, store, file = site
    report = iri_of(store, REPORT)
    sign_in(client)
    text = post(client, report, "correct", **{"was-start": "2024-07-01", "set-start": "2024-99"})
    assert "start is &#39;2024-99&#39;; it takes a date of the calendar" in text
    assert 'name="set-start" value="2024-99"' in text
    assert "nothing is corrected; change a field" in post(client, report, "correct")
    assert not file.exists()


def test_people_are_merged_and_split(site: Site) -> None:
    client, store, file = site
    lind = iri_of(store, LIND)
    sign_in(client)
    oslo = next(i for i, name in store.file_names().items() if name == "oslo.txt")
    assert f'name="article" value="{oslo}"' in client.get(f"/judgements/new?of={lind}").text
    post(client, lind, "split", article=oslo)
    assert len(store.query(LIND).rows) == 2
    made = load_judgements(file).entries[0].id
    client.post(
        f"/judgements/{made}/undo", data={"csrf_token": csrf(client, "/judgements"), "by": "B"}
    )
    assert len(store.query(LIND).rows) == 1
    post(client, lind, "merge", other=iri_of(store, OKAFOR))
    assert store.query(OKAFOR).rows == []


def test_the_other_one_is_named(site: Site) -> None:
    client, store, file = site
    lind = iri_of(store, LIND)
    sign_in(client)
    form = client.get(f"/judgements/new?of={lind}").text
    names = re.findall(r'<option value="([^"]+)"', form.partition('<datalist id="others">')[2])
    assert sorted(names) == ["Anna Lind", "James Okafor", "Olga Petrova"]
    post(client, lind, "merge", other="okafor")
    assert len(load_judgements(file).entries) == 1
    assert store.query(OKAFOR).rows == []


def test_the_other_one_is_named_by_the_address_of_its_page(site: Site) -> None:
    client, store, _ = site
    page = iri_of(store, OKAFOR).replace(store.iris.base, "http://localhost/")
    sign_in(client)
    post(client, iri_of(store, LIND), "merge", other=page.replace("/id/", "/doc/"))
    assert store.query(OKAFOR).rows == []


def test_of_several_with_a_name_one_is_chosen(site: Site) -> None:
    client, store, file = site
    lind = iri_of(store, LIND)
    oslo = next(i for i, name in store.file_names().items() if name == "oslo.txt")
    sign_in(client)
    post(client, lind, "split", article=oslo)
    okafor, linds = iri_of(store, OKAFOR), [str(row[0]) for row in store.query(LIND).rows]
    text = post(client, okafor, "merge", other="Anna <Lind>", note="kept")
    assert "&#39;Anna &lt;Lind&gt;&#39; may be one of these; choose below" in text
    assert set(re.findall(r'name="chosen" value="([^"]+)"', text)) == set(linds)
    assert "1 meeting, 2 mentions" in text
    assert 'name="note" maxlength="2000" value="kept"' in text
    assert len(load_judgements(file).entries) == 1
    post(client, okafor, "merge", other="Anna Lind", chosen=linds[0])
    merged = load_judgements(file).entries[1]
    assert merged.verb == "merge"
    assert {name for side in merged.sides for each in side for name in each.names or ()} == {
        "Anna Lind",
        "James Okafor",
    }
    assert len(store.query("SELECT ?iri WHERE { ?iri a schema:Person }").rows) == 3


@pytest.mark.parametrize(
    ("other", "problem", "choices"),
    [
        ("Petrowa", "&#39;Petrowa&#39;: no other person goes by this name; choose below", 1),
        ("Zorro", "&#39;Zorro&#39;: no other person goes by this name; write it as its page", 0),
        ("Geneva", "&#39;Geneva&#39;: no other person goes by this name", 0),
        ("Anna Lind", "&#39;Anna Lind&#39;: no other person goes by this name", 0),
    ],
)
def test_nothing_is_merged_by_a_guess(site: Site, other: str, problem: str, choices: int) -> None:
    client, store, file = site
    sign_in(client)
    text = post(client, iri_of(store, LIND), "merge", other=other)
    assert problem in text
    assert text.count('name="chosen"') == choices
    assert not file.exists()


def test_forms_of_others_are_refused(site: Site) -> None:
    client, store, file = site
    claim = iri_of(store, CLAIM)
    data = {"of": claim, "verb": "reject", "by": "Ann"}
    assert client.post("/judgements", data=data).status_code == 403
    sign_in(client, "something else")
    assert client.post("/judgements", data=data).status_code == 403
    sign_in(client)
    assert client.post("/judgements", data=data).status_code == 400
    data["csrf_token"] = csrf(client, f"/judgements/new?of={claim}")
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/judgements", data=data, headers=foreign).status_code == 403
    assert not file.exists()
    assert client.get("/judgements/new?of=nothing").status_code == 404


def test_an_article_lists_all_that_can_be_judged(site: Site) -> None:
    client, store, _ = site
    claim = iri_of(store, CLAIM)
    article_id = store.iris.article_id(claim)
    assert f'href="/judgements/new?of={article_id}"' in client.get(f"/articles/{article_id}").text
    sign_in(client)
    listed = client.get(f"/judgements/new?of={article_id}").text
    assert "We agreed on fisheries,</a>" in listed
    assert "Meeting of Anna Lind and Olga Petrova, Geneva, 2024-05-03</a>" in listed
    assert "Geneva</a>" in listed


# by programs


def test_programs_judge_with_the_token(site: Site) -> None:
    client, store, file = site
    before = quads(store)
    report = iri_of(store, REPORT)
    asked = {
        "decision": "correct",
        "what": report,
        "by": "Bot",
        "set": {"participants": ["Olga Petrova", "person:Jan Novak"], "end": None},
    }
    assert client.post("/api/judgements", json=asked).status_code == 401
    made = client.post("/api/judgements", json=asked, headers=BEARER)
    assert made.status_code == 201
    told = made.get_json()
    assert told == {
        "id": load_judgements(file).entries[0].id,
        "decision": "correct",
        "what": "meeting of James Okafor, Olga Petrova, 2024-07-01 in A summit in Vienna",
        "set": {"participants": ["Olga Petrova", "person:Jan Novak"], "end": None},
        "note": None,
        "by": "Bot",
        "when": "2026-11-28T12:00:00Z",
        "undone_by": None,
        "overridden_by": None,
    }
    assert client.get("/api/judgements").get_json() == {"judgements": [told]}
    address = f"/api/judgements/{told['id']}"
    assert client.delete(address).status_code == 401
    nobody = client.delete(address, headers=BEARER)
    assert (nobody.status_code, "by is missing" in nobody.get_json()["error"]) == (400, True)
    undone = client.delete(f"{address}?by=Bob", headers=BEARER).get_json()
    assert (undone["decision"], undone["what"], undone["by"]) == ("undo", told["id"], "Bob")
    assert quads(store) == before
    assert client.delete("/api/judgements/none", headers=BEARER).status_code == 404


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ([], "send JSON such as"),
        ({"decision": "reject", "wat": 1}, "unknown key 'wat'"),
        ({"decision": "reject", "what": 7}, "what is 7; it takes a text"),
        ({"decision": "reject", "what": "id/none"}, "'id/none': nothing of this name in the graph"),
        ({"decision": "correct", "what": "CLAIM", "set": []}, "set is an object"),
        ({"decision": "correct", "what": "CLAIM", "set": {"start": 1}}, "no field 'start'"),
        ({"decision": "reject", "what": "CLAIM", "by": " "}, "by is missing; say who decides"),
        ({"decision": "reject", "what": "CLAIM", "by": None}, "by is missing; say who decides"),
        ({"decision": "acept", "what": "Ann"}, "'acept': no decision; it is one of accept"),
        ({"decision": "guess", "what": "CLAIM"}, "'guess': no decision; it is one of accept"),
        ({"decision": "merge", "what": "CLAIM", "with": ["CLAIM"]}, "these are one already"),
        ({"decision": "split", "what": "CLAIM"}, "none of its articles are named"),
        ({"decision": "reject", "what": "CLAIM", "note": "x" * 2001}, "at most 2,000 characters"),
    ],
)
def test_what_programs_send_wrong_is_explained(site: Site, asked: object, problem: str) -> None:
    client, store, file = site
    claim = iri_of(store, CLAIM)
    if isinstance(asked, dict):
        asked = {k: claim if v == "CLAIM" else v for k, v in asked.items()}
        asked = {"by": "Bot", **asked}
        asked = {k: [claim] if v == ["CLAIM"] else v for k, v in asked.items()}
    refused = client.post("/api/judgements", json=asked, headers=BEARER)
    assert refused.status_code == 400
    assert problem in refused.get_json()["error"]
    assert not file.exists()


def test_who_is_overridden_is_shown(site: Site) -> None:
    client, store, _ = site
    what = iri_of(store, REPORT)
    for by, start in (("Ann", "2024-06-30"), ("Bob", "2024-06-29")):
        sent = {"decision": "correct", "what": what, "by": by, "set": {"start": start}}
        assert client.post("/api/judgements", json=sent, headers=BEARER).status_code == 201
    first, second = client.get("/api/judgements").get_json()["judgements"]
    assert (first["overridden_by"], second["overridden_by"]) == (second["id"], None)
    assert f'overridden by <a href="#{second["id"]}">' in client.get("/judgements").text


def test_whoever_undoes_is_asked_for_a_name(site: Site) -> None:
    client, store, _ = site
    sent = {"decision": "reject", "what": iri_of(store, CLAIM), "by": "Ann"}
    client.post("/api/judgements", json=sent, headers=BEARER)
    sign_in(client)
    assert 'Your name <input name="by" required' in client.get("/judgements").text


def test_a_broken_file_is_told(site: Site) -> None:
    client, _, file = site
    file.write_text("- nonsense\n")
    assert f"{file}, line 1" in client.get("/judgements").text
    assert client.get("/").status_code == 200


def test_openapi_tells_how_to_judge(site: Site, client: FlaskClient) -> None:
    described = site[0].get("/openapi.json").get_json()["paths"]
    plain = client.get("/openapi.json").get_json()["paths"]
    assert set(plain["/api/judgements"]) == {"get"}
    assert set(described["/api/judgements"]) == {"get", "post"}
    assert set(described) - set(plain) == {"/api/judgements/{id}"}

"""kg judge: what a person types, what is kept, and what is answered afterwards."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kg.judgements.file import load_judgements
from tests.cli.conftest import Run, write_articles

LIND = '"We agreed on fisheries," Lind said.'


@pytest.fixture
def store(built: Path, tmp_path: Path) -> str:
    copy = tmp_path / "store"
    shutil.copytree(built, copy)
    return str(copy)


@pytest.fixture(autouse=True)
def _fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795867200")


def exported(run: Run, store: str) -> str:
    return run("export", "--store", store, "--format", "nquads").out


def test_a_claim_is_rejected_by_its_words_and_comes_back(run: Run, store: str) -> None:
    before = exported(run, store)
    done = run("judge", "reject", "agreed on fish", "--store", store, "--by", "Ann", "--note", "no")
    judgement_id = done.out.strip()
    assert (done.code, len(judgement_id)) == (0, 6)
    assert done.err == (
        "kg: rejected: “We agreed on fisheries,” (Anna Lind) in Talks in Geneva;"
        f" `kg judge undo {judgement_id}` takes it back\n"
    )
    assert run("ask", "claims-by", "--person", "Anna Lind", "--store", store).code == 1
    listed = run("judge", "list", "--rejected", "--store", store, "--format", "json")
    assert json.loads(listed.out) == [
        {
            "decision": "rejected",
            "kind": "claim",
            "what": "We agreed on fisheries,",
            "sentence": LIND,
            "article": "Talks in Geneva",
            "by": "Ann",
            "when": "2026-11-28T12:00:00Z",
            "note": "no",
            "id": judgement_id,
        }
    ]
    assert run("judge", "undo", judgement_id, "--store", store, "--by", "Bob").code == 0
    assert exported(run, store) == before
    states = json.loads(run("judge", "list", "--store", store, "--format", "json").out)
    assert [(each["decision"], each["by"], each["state"]) for each in states] == [
        ("reject", "Ann", f"undone by {states[1]['id']}"),
        ("undo", "Bob", "in force"),
    ]


def test_the_same_command_again_rejects_nothing_else(run: Run, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "ferry.txt").write_text(
        "Ferries in Oslo\n\nOslo, 3 May 2024\n\nAnna Lind said that the ferry was late."
        " James Okafor said that the bridge was closed. Olga Petrova said that the road was wet.\n"
    )
    store = str(tmp_path / "store")
    run("build", str(articles), "--store", store, "--workers", "1")
    asked = "SELECT ?claim ?text { ?claim a schema:Claim ; schema:text ?text } ORDER BY ?claim"
    found = run("sparql", asked, "--store", store, "--format", "csv").out.splitlines()[1:]
    first = found[0].partition(",")[0]
    assert len(found) == 3
    assert run("judge", "reject", first, "--store", store, "--by", "Ann").code == 0
    again = run("judge", "reject", first, "--store", store, "--by", "Ann")
    assert (again.code, again.out) == (2, "")
    assert (
        run("sparql", asked, "--store", store, "--format", "csv").out.splitlines()[1:] == found[1:]
    )


def test_a_build_obeys_the_file_beside_the_store(run: Run, store: str, tmp_path: Path) -> None:
    run("judge", "merge", "Anna Lind", "James Okafor", "--store", store, "--by", "Ann")
    run("judge", "correct", "met Prime Minister", "--set", "status=planned", "--store", store)
    file = Path(f"{store}-judgements.yaml")
    articles = write_articles(tmp_path / "again")
    fresh = tmp_path / "fresh"
    shutil.copy(file, tmp_path / "fresh-judgements.yaml")
    assert run("build", str(articles), "--store", str(fresh), "--workers", "1").code == 0
    asked = ("ask", "who-met-whom", "--format", "json")
    rows = json.loads(run(*asked, "--store", str(fresh)).out)["rows"]
    assert rows == json.loads(run(*asked, "--store", store).out)["rows"]
    assert [(row["person"], row["other"], row["status"]) for row in rows] == [
        ("Anna Lind", "Olga Petrova", "planned")
    ]


def test_kg_yaml_names_another_file(run: Run, store: str) -> None:
    Path("kg.yaml").write_text(f"store: {store}\njudgements: decided.yaml\n")
    assert run("judge", "accept", "Anna Lind", "--by", "Ann").code == 0
    assert [each.verb for each in load_judgements(Path("decided.yaml")).entries] == ["accept"]


def test_words_of_several_things_list_them_all(run: Run, store: str) -> None:
    unclear = run("judge", "reject", "president anna lind", "--kind", "meeting", "--store", store)
    assert (unclear.code, unclear.out) == (2, "")
    assert "kg: president anna lind: 2 things may be meant; say which by its id" in unclear.err
    found = run("judge", "find", "met President Anna Lind", "--store", store, "--format", "json")
    (meeting,) = json.loads(found.out)
    assert meeting["what"] == "Meeting of Anna Lind and James Okafor, Oslo, 2024-06-07"
    assert run("judge", "reject", meeting["id"], "--store", store).code == 0
    assert run("judge", "find", "met President Anna Lind", "--store", store).code == 1


def test_a_person_is_split_off(run: Run, store: str) -> None:
    assert run("judge", "split", "Anna Lind", "--article", "oslo.txt", "--store", store).code == 0
    people = "SELECT (COUNT(*) AS ?n) WHERE { ?p a schema:Person ; skos:prefLabel 'Anna Lind' }"
    assert run("sparql", people, "--store", store, "--format", "csv").out == "n\n2\n"


def test_one_decision_is_shown_as_the_file_has_it(run: Run, store: str) -> None:
    made = run("judge", "accept", "agreed on fish", "--store", store, "--by", "Ann").out.strip()
    shown = run("judge", "show", made, "--store", store).out
    assert shown.startswith(f"- id: {made}\n  accept:\n    claim: We agreed on fisheries,\n")
    assert "\nin force\n" in shown
    assert LIND in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("reject", "no such words"), "no name, no sentence and no words of a claim"),
        (("undo", "abc"), "abc: no judgement has this id; `kg judge list` shows all"),
        (("merge", "Anna Lind"), "merge takes two things or more"),
        (("merge", "Anna Lind", "anna lind"), "the same thing is named twice"),
        (("merge", "Anna Lind", "Geneva"), "things of different kinds cannot be one"),
        (("split", "Anna Lind", "--article", "none.txt"), "none.txt: no such article in the store"),
        (
            ("split", "Olga Petrova", "--article", "geneva.txt"),
            "all of its articles are named; name some of them to split off",
        ),
        (("correct", "agreed on fish", "--set", "said_on"), "--set said_on: it lacks ="),
        (("correct", "agreed on fish", "--set", "start=2024"), "a claim has no field 'start'"),
        (
            ("correct", "Geneva", "--set", "latitude=100", "--set", "longitude=1"),
            "latitude is '100'; it takes degrees from -90 to 90",
        ),
        (
            ("correct", "Geneva", "--set", "country=Narnia"),
            "country is 'Narnia', which the gazetteer does not know",
        ),
        (("correct", "Geneva", "--set", "country=Switserland"), "did you mean Switzerland"),
        (
            ("correct", "met Prime Minister", "--set", "participants=olga petrova"),
            "a meeting has two or more: name all of them, parted by semicolons, or reject it",
        ),
        (
            ("correct", "met Prime Minister", "--set", "participants=Olga Petrova; olga petrova"),
            "which is Olga Petrova alone; a meeting has two or more",
        ),
        (
            ("correct", "met Prime Minister", "--set", "start=2024", "--set", "start=2025"),
            "--set start=2025: start is set twice; set it once",
        ),
        (
            ("correct", "met Prime Minister", "--set", "place=place:Old Mill; Geneva"),
            "place is 'place:Old Mill; Geneva'; it takes one value, so name the narrower place"
            " alone, and set within of that place to the wider one",
        ),
        (
            ("correct", "met Prime Minister", "--set", "status=planned; held"),
            "status is 'planned; held'; it takes one value, so give one",
        ),
        (
            ("accept", "Geneva", "--kind", "person"),
            "Geneva: no person is known by this, but something else is (place); leave --kind out,"
            " or write --kind place",
        ),
        (("reject", " "), "WHAT is empty; give an IRI, a name, or words of a sentence"),
        (("find", ""), "WHAT is empty; give an IRI, a name, or words of a sentence"),
        (("reject", "agreed on fish", "--by", ""), "--by is empty; name who decides"),
        (("show", "abc"), "abc: no judgement has this id"),
    ],
)
def test_mistakes_are_explained_and_change_nothing(
    run: Run, store: str, arguments: tuple[str, ...], message: str
) -> None:
    failed = run("judge", *arguments, "--store", store)
    assert (failed.code, failed.out) == (2, "")
    assert message in failed.err
    assert not Path(f"{store}-judgements.yaml").exists()


def test_what_a_colleague_rejected_is_told_where_it_is_accepted(run: Run, store: str) -> None:
    rejected = run("judge", "reject", "agreed on fish", "--store", store, "--by", "Bo").out.strip()
    for command, code in (("accept", 2), ("find", 1)):
        told = run("judge", command, "agreed on fish", "--store", store)
        assert (told.code, told.out) == (code, "")
        assert told.err == (
            f"kg: agreed on fish: rejected by Bo on 28 November 2026 ({rejected}); take that back"
            f" first: kg judge undo {rejected}\n"
        )


def test_all_with_these_words_in_name_or_sentence_are_found(run: Run, store: str) -> None:
    found = run("judge", "find", "Petrova", "--store", store, "--format", "json")
    rows = json.loads(found.out)
    assert [each["what"] for each in rows if each["kind"] == "person"] == ["Olga Petrova"]
    assert any(each["kind"] == "meeting" for each in rows)


def test_a_correction_that_overrides_another_says_so(run: Run, store: str) -> None:
    def correct(by: str, *settings: str) -> tuple[str, str]:
        stated = [part for each in settings for part in ("--set", each)]
        what = "met Prime Minister"
        done = run("judge", "correct", what, *stated, "--store", store, "--by", by)
        return done.out.strip(), done.err

    first, told = correct("Bo", "start=2024-05-04")
    assert "overrides" not in told
    second, told = correct("Cy", "start=2024-05-02", "status=planned")
    assert f"kg: this overrides {first} by Bo (start=2024-05-04)\n" in told
    same, told = correct("Di", "start=2024-05-02")
    assert "overrides" not in told
    last, told = correct("Ed", "status=cancelled")
    assert f"kg: this overrides {second} by Cy (status=planned)\n" in told
    listed = run("judge", "list", "--store", store, "--format", "json")
    assert [(each["id"], each["set"], each["state"]) for each in json.loads(listed.out)] == [
        (first, "start=2024-05-04", f"overridden by {second}"),
        (
            second,
            "start=2024-05-02; status=planned",
            f"in force, but status overridden by {last}",
        ),
        (same, "start=2024-05-02", "in force"),
        (last, "status=cancelled", "in force"),
    ]


def test_an_undo_that_undoes_nothing_is_told(run: Run, store: str, tmp_path: Path) -> None:
    Path(f"{store}-judgements.yaml").write_text(
        "- id: u1\n  undo: nosuch\n- id: u2\n  undo: u3\n- id: u3\n  undo: u2\n"
    )
    states = json.loads(run("judge", "list", "--store", store, "--format", "json").out)
    assert [each["state"] for each in states] == [
        "takes nothing back: no judgement has the id nosuch",
        "goes round in a circle; remove it",
        "goes round in a circle; remove it",
    ]
    built = run("build", str(write_articles(tmp_path / "again")), "--store", store)
    assert "judgement u1 (undone: nosuch) takes nothing back: no judgement has the id" in built.err


def test_a_broken_file_is_named_with_its_line(run: Run, store: str) -> None:
    Path(f"{store}-judgements.yaml").write_text("- id: a1\n  rejct: {person: Ann}\n")
    broken = f"{store}-judgements.yaml, line 2: a judgement has no key 'rejct'"
    assert broken in run("judge", "list", "--store", store).err
    # Questions are answered all the same, as of the last build.
    asked = run("ask", "who-met-whom", "--store", store)
    assert asked.code == 0
    assert broken in asked.err

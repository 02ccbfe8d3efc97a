"""The file of judgements: read, explained where it is wrong, added to, and merged by git."""

from __future__ import annotations

import multiprocessing
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.judgements.collection import NO_JUDGEMENTS
from kg.judgements.file import add_judgement, judgements_file, load_judgements
from kg.judgements.records import ArticleName, Judgement, Target
from tests.judgements.conftest import WHEN, ids

TALKS = ArticleName("3132f481", "geneva.txt", "Talks in Geneva")
CLAIM = Target(
    "claim",
    ("Anna Lind",),
    words="We agreed: “no” is no answer",
    sentence='"We agreed: “no” is no answer," Lind said.',
    articles=(TALKS,),
)
MEETING = Target(
    "meeting",
    ("Anna Lind", "Olga Petrova"),
    start="2024-05",
    place="No. 10",
    sentence="They met: at last.",
    articles=(TALKS, replace(TALKS, id="77", title=None)),
)
ADA = Target("person", ("Ada Lovelace",))
EVERYTHING = (
    Judgement("", "reject", WHEN, "Ann", "it's wrong: really", targets=(CLAIM,)),
    Judgement("", "accept", "2026-11-28", "Bob", targets=(MEETING, replace(MEETING, start=None))),
    Judgement(
        "",
        "correct",
        WHEN,
        "NO",
        "yes",
        targets=(MEETING,),
        values=(("start", "2024"), ("place", None), ("topics", ("a: b", "null"))),
    ),
    Judgement(
        "", "correct", targets=(Target("place", ("Bergen",)),),
        values=(("latitude", 60.39), ("longitude", 5.32)),
    ),
    Judgement(
        "", "correct", targets=(CLAIM,), values=(("negated", True), ("speakers", ())),
    ),
    Judgement("", "merge", WHEN, sides=((ADA,), (replace(ADA, names=("Augusta Byron",)),))),
    Judgement(
        "", "split", WHEN, sides=((MEETING,), (replace(MEETING, names=("C",)), MEETING)),
    ),
    Judgement("", "undo", WHEN, "Ann", undoes="123456"),
)  # fmt: skip


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "j.yaml"
    added = [add_judgement(file, each) for each in EVERYTHING]
    assert load_judgements(file).entries == tuple(added)
    assert len({each.id for each in added}) == len(EVERYTHING)


def test_the_same_decision_twice_has_two_ids(tmp_path: Path) -> None:
    file = tmp_path / "j.yaml"
    assert add_judgement(file, EVERYTHING[0]).id != add_judgement(file, EVERYTHING[0]).id


def test_an_entry_reads_well(tmp_path: Path) -> None:
    file = tmp_path / "j.yaml"
    added = add_judgement(file, EVERYTHING[0])
    assert file.read_text(encoding="utf-8").endswith(
        f"""by hand.

- id: {added.id}
  reject:
    claim: 'We agreed: “no” is no answer'
    speakers: [Anna Lind]
    sentence: '"We agreed: “no” is no answer," Lind said.'
    article: {{id: 3132f481, source: geneva.txt, title: Talks in Geneva}}
  note: 'it''s wrong: really'
  by: Ann
  when: 2026-11-28T12:00:00Z
"""
    )


def test_what_people_wrote_by_hand_stays(tmp_path: Path) -> None:
    file = tmp_path / "j.yaml"
    by_hand = "# Ours.\n  - id: one # first\n    merge: [Ada Lovelace, Augusta Byron]   # who\n"
    file.write_text(by_hand, encoding="utf-8")
    add_judgement(file, EVERYTHING[0])
    assert file.read_text(encoding="utf-8").startswith(by_hand + "\n  - id: ")
    assert [entry.verb for entry in load_judgements(file).entries] == ["merge", "reject"]


def test_the_place_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert judgements_file("news/store") == tmp_path / "news/store-judgements.yaml"
    assert judgements_file("memory:") == tmp_path / "newskg-judgements.yaml"
    assert judgements_file("http://127.0.0.1/query") == tmp_path / "newskg-judgements.yaml"
    assert judgements_file("store", Path("mine.yaml")) == Path("mine.yaml")
    assert load_judgements(tmp_path / "none.yaml") == NO_JUDGEMENTS


LATER = "2026-11-28T12:00:01Z"
REJECT = "- id: a1\n  reject: {person: Ann}\n"


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("id: a1\n", 1, "expected a list of judgements, each after a '- '"),
        ("- id: a1\n  rejects: {}\n", 2, "has no key 'rejects'; did you mean 'reject'?"),
        ("- reject: {person: Ann}\n", 1, "this judgement has no id; give it a short one"),
        ("- id: a1\n", 1, "judgement a1 says nothing; it takes one of accept, reject"),
        (REJECT + "  undo: b\n", 1, "judgement a1 says reject and undo; it takes one of"),
        (REJECT + REJECT, 3, "a second judgement with the id a1 (the first is in line 1)"),
        (REJECT + "  when: yesterday\n", 3, "when is 'yesterday'; it takes a day"),
        (REJECT + "  set: {name: B}\n", 3, "set goes with correct, not with reject"),
        (REJECT + "  note: [a]\n", 3, "note is a list; it takes a text"),
        (REJECT + "  by: Ann\n  by: Bob\n", 4, "the key 'by' stands here a second time"),
        ("- id: a1\n  reject: {dog: Rex}\n", 2, "what is judged has no key 'dog'"),
        ("- id: a1\n  reject: {note: x, person: A}\n", 2, "what is judged has no key 'note'"),
        ("- id: a1\n  reject: {person: A, place: B}\n", 2, "what is judged is person and place"),
        ("- id: a1\n  reject: {claim: words}\n", 2, "a claim is judged in its article; name that"),
        ("- id: a1\n  reject: {description: x}\n", 2, "can only be merged or split"),
        ("- id: a1\n  reject: {person: A, at: B}\n", 2, "at goes with a meeting, not with a"),
        ("- id: a1\n  merge: [Ann]\n", 2, "merge takes a list of two or more"),
        ("- id: a1\n  merge: Ann\n", 2, "merge is 'Ann'; it takes a list in brackets"),
        ("- id: a1\n  merge: [Ann, Ann]\n", 2, "merge names the same twice; say of which articles"),
        ("- id: a1\n  merge: [Ann, {place: B}]\n", 2, "one kind, not person and place"),
        ("- id: a1\n  merge: [Ann, '']\n", 2, "the name is ''; it takes a text"),
        ("- id: a1\n  correct: {person: A}\n", 1, "this correction sets nothing; add set:"),
        (
            "- id: a1\n  correct: {person: A}\n  set:\n    start: 2024\n",
            4,
            "a person has no field 'start'; it has name, aliases, roles",
        ),
        (
            "- id: a1\n  correct: {place: A}\n  set: {latitude: 91, longitude: 2}\n",
            3,
            "latitude is '91'; it takes degrees from -90 to 90",
        ),
        ("- id: a1\n  correct: {place: A}\n  set: {latitude: 9}\n", 3, "go together; set both"),
        (
            "- id: a1\n  correct: {meeting: [A, B], article: x}\n  set:\n    status: over\n",
            4,
            "status is 'over'; it takes held, planned, proposed, cancelled",
        ),
        (
            "- id: a1\n  correct: {meeting: [A, B], article: x}\n"
            "  set: {start: 2024-05-03, end: 2024-05-01}\n",
            3,
            "end is 2024-05-01, which is before start, 2024-05-03",
        ),
        (
            "- id: a1\n  correct: {meeting: [A, B], article: x}\n  set: {start: 2024-02-30}\n",
            3,
            "start is '2024-02-30'; it takes a date of the calendar",
        ),
        (REJECT + "- [\n", 4, "not valid YAML"),
        (REJECT + "<<<<<<< ours\n- id: b\n", 3, "git could not merge this by itself; keep"),
        ("- " + "[" * 60 + "]" * 60, 1, "nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_explained_with_its_line(
    tmp_path: Path, content: str, line: int, problem: str
) -> None:
    file = tmp_path / "j.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_judgements(file)
    assert f"{file}, line {line}: " in str(caught.value)
    assert problem in str(caught.value)
    with pytest.raises(UsageError):
        add_judgement(file, EVERYTHING[0])
    assert file.read_text(encoding="utf-8") == content


def _add_many(file: Path, who: str) -> None:
    for number in range(20):
        add_judgement(file, Judgement("", "undo", WHEN, who, str(number), undoes="x"))


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "j.yaml"
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_add_many, args=(file, who)) for who in ("Ann", "Bob")]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert len(set(ids(file))) == 40
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_what_two_people_appended(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=Ann", "-c", "user.email=ann@news.example")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    file = tmp_path / "store-judgements.yaml"
    git("init", "--initial-branch", "main")
    (tmp_path / ".gitattributes").write_text("*judgements.yaml merge=union\n")
    first = add_judgement(file, EVERYTHING[0])
    git("add", ".")
    git("commit", "-m", "first")
    git("checkout", "-b", "bob")
    # Alike in all but their words, as decisions about one article are.
    theirs = replace(CLAIM, words="Theirs", sentence="“Theirs,” Lind said.")
    bob = add_judgement(file, Judgement("", "reject", WHEN, "Ann", targets=(theirs,)))
    git("commit", "-am", "bob's")
    git("checkout", "main")
    ours = replace(CLAIM, words="Ours", sentence="“Ours,” Lind said.")
    ann = add_judgement(file, Judgement("", "reject", LATER, "Ann", targets=(ours,)))
    git("commit", "-am", "ann's")
    git("merge", "bob")
    assert load_judgements(file).entries == (first, ann, bob)

"""What ``kg questions --check`` finds, and that the bundled questions give it nothing to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QuestionError
from kg.graph.check import check
from kg.questions.checking import check_questions
from kg.questions.specimen import specimen

GOOD = """#+ summary: Which meetings there are
#+ description: One row for each meeting.
#+ examples:
#+   - Every meeting there is
PREFIX kg: <https://newskg.example/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
SELECT ?status ?article ?article_iri ?published ?sentence ?sentence_start ?sentence_end
WHERE {
  ?meeting kg:status ?status ; kg:clearestReport ?report .
  ?report kg:inArticle ?article_iri ; kg:leadEvidence ?evidence .
  ?evidence oa:hasSelector ?position , ?quote .
  ?position oa:start ?sentence_start ; oa:end ?sentence_end .
  ?quote oa:exact ?sentence .
  OPTIONAL { ?article_iri rdfs:label ?article ; schema:datePublished ?published }
}
ORDER BY ?status ?article_iri ?sentence_start
"""


def found(folder: Path, text: str, name: str = "mine.rq") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    return [
        str(finding).removeprefix(f"{folder}/") for finding in check_questions([folder]).findings
    ]


def test_the_bundled_questions_give_nothing_to_find() -> None:
    checked = check_questions([], bundled=True)
    assert (checked.questions, checked.findings, checked.valid) == (26, (), True)


def test_the_specimen_is_a_valid_graph() -> None:
    with specimen() as store:
        assert check(store).findings == ()


def test_a_good_question(tmp_path: Path) -> None:
    assert found(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kg:status", "kg:state",
         "mine.rq:11: warning: kg:state: not in the graph or its vocabulary; did you mean "
         "kg:start?"),
        ("kg:status", "kg:qqqq",
         "mine.rq:11: warning: kg:qqqq: not in the graph or its vocabulary"),
        ("#+ examples:\n#+   - Every meeting there is\n", "",
         "mine.rq:1: warning: no examples; add '#+ examples:' and below it '#+   - ...', or it "
         "cannot be asked in words"),
        ("#+ description: One row for each meeting.\n", "",
         "mine.rq:1: warning: no description; add '#+ description: What one row is'"),
        ("?sentence_start ?sentence_end\n", "?sentence_start\n",
         "mine.rq:9: warning: the rows do not end with article, article_iri, published, sentence, "
         "sentence_start, sentence_end; select these last, in this order, so that every row can be "
         "checked"),
        ("ORDER BY ?status ?article_iri ?sentence_start\n", "",
         "mine.rq:9: warning: no ORDER BY: the rows come in any order; add one that ends with an "
         "IRI's variable"),
        ("ORDER BY ?status ?article_iri ?sentence_start\n", "ORDER BY ?article_iri\n",
         "mine.rq:18: warning: rows that differ in ?status come in any order; add variables to "
         "ORDER BY that tell all rows apart, such as that of an IRI"),
    ],
)  # fmt: skip
def test_warnings(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert expected in found(tmp_path, GOOD.replace(old, new))
    assert check_questions([tmp_path]).valid


def test_everything_wrong_with_a_file_is_told_at_once(tmp_path: Path) -> None:
    broken = (
        "#+ sumary: x\n#+ tags: a\n#+ parameters:\n#+   thing: {kinds: [persons, places]}\n"
        "#+ examples:\n#+   - What is {thng}?\n"
        "SELECT ?x WHERE { ?x ?y ?_thing_iri ; ?w ?_b_intger , ?_store }\n"
    )
    assert [line for line in found(tmp_path, broken) if "warning" not in line] == [
        "mine.rq:1: no summary; add '#+ summary: What the question asks'",
        "mine.rq:1: unknown key 'sumary'; did you mean 'summary'?",
        "mine.rq:2: tags must be a list; write [one, two] or lines with '- '",
        "mine.rq:4: unknown kind 'persons'; did you mean 'person'?",
        "mine.rq:4: unknown kind 'places'; did you mean 'place'?",
        "mine.rq:6: examples has the unknown slot {thng}; did you mean 'thing'?",
        "mine.rq:6: the example 'What is {thng}?' lacks the required {thing}; write the slot where "
        "its value stands",
        "mine.rq:7: ?_b_intger: 'intger' is not a known type; did you mean 'integer'?",
        "mine.rq:7: ?_store: 'store' is an option of `kg ask`; give the variable another name",
    ]


def test_files_that_cannot_be_questions(tmp_path: Path) -> None:
    assert found(tmp_path, GOOD, "who-is.rq") == [
        "who-is.rq:1: the question 'who-is' exists already in queries/who-is.rq; give this file "
        "another name"
    ]
    (tmp_path / "who-is.rq").unlink()
    assert found(tmp_path, GOOD, "Who.rq")[0].startswith("Who.rq:1: 'Who' cannot name a question;")
    with pytest.raises(QuestionError, match="no such folder of questions"):
        check_questions([tmp_path / "none"])


def test_two_folders_with_one_name(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.rq").write_text(GOOD, encoding="utf-8")
    (finding,) = check_questions([tmp_path / "one", tmp_path / "two"]).findings
    assert str(finding) == (
        f"{tmp_path}/two/mine.rq:1: the question 'mine' exists already in {tmp_path}/one/mine.rq; "
        "give this file another name"
    )


def test_what_only_asking_shows(tmp_path: Path) -> None:
    # The header and the query are right, each by itself.
    wrong = (
        GOOD.replace("#+ examples:", "#+ defaults:\n#+   - day: someday\n#+ examples:")
        .replace("WHERE {", "WHERE { FILTER(COALESCE(?nothing = ?_day_xsd_date, true))")
        .replace("PREFIX kg:", "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\nPREFIX kg:")
    )
    assert found(tmp_path, wrong) == [
        "mine.rq:1: it cannot be asked: --day: 'someday': not a date; write YYYY-MM-DD, YYYY-MM or "
        "YYYY, such as 2026-01-13"
    ]

"""What is reached on the annotated articles beside the repository does not fall."""

from __future__ import annotations

from pathlib import Path

from bench.typography import differences
from kg.evaluation import SETS, Floors, evaluate
from kg.language.trained.runtime import shipped_reader
from training.evaluate import Evaluation

FLOORS = Path(__file__).parents[1] / "floors.yaml"
FLOORS_OF_TREES = {"uas": 0.90, "las": 0.87, "sentence_f1_raw": 0.847}
"""On UD EWT test: trees on gold words, sentences on raw text less a margin for other processors."""
SAMPLED = 4
"""Typography is compared on each so many-th article."""


def test_no_score_falls_below_its_floor(shared: Path) -> None:
    floors = Floors(FLOORS)
    scores = list(evaluate(shared / "gold"))
    assert [str(each) for score in scores for each in floors.shortfalls(score)] == []
    assert {score.gold.name: score.mismatches for score in scores} == dict.fromkeys(
        (gold.name for gold in SETS), 0
    )


def test_typography_changes_no_score_by_more_than_a_point(shared: Path) -> None:
    found = list(differences(shared / "gold", every=SAMPLED))
    assert len({change for change, _, _ in found}) == 6
    assert [row for row in found if abs(row[2]) > 1 and "recall" not in row[1]] == []


def test_trees_and_sentences_are_as_good_as_they_were(shared: Path) -> None:
    found = Evaluation(shared, shipped_reader()).trees("ewt-test.conllu.gz")
    below = [figure for figure, floor in FLOORS_OF_TREES.items() if found[figure] < floor]
    assert below == []

from __future__ import annotations

from kg.web.kinds.entries import claimed, without_dates


def test_parts_of_a_claim_are_found_in_order() -> None:
    sentence = "“No,” she said, “no further talks.”"
    assert tuple(claimed(sentence, "No, … no further talks.")) == (
        ("“", False),
        ("No,", True),
        ("” she said, “", False),
        ("no further talks.", True),
        ("”", False),
    )


def test_part_in_another_sentence_marks_nothing() -> None:
    assert tuple(claimed("She left.", "She … stayed")) == (("She", True), (" left.", False))
    assert tuple(claimed("She left.", "")) == (("She left.", False),)


def test_label_without_its_dates() -> None:
    assert without_dates("Summit of A and B, Hanoi, 2019-02-27", "2019-02-27", None) == (
        "Summit of A and B, Hanoi"
    )
    assert without_dates("Call of A, 2019-02 to 2019-03", "2019-02", "2019-03") == "Call of A"
    assert without_dates("Call of A, 2019", None, None) == "Call of A, 2019"

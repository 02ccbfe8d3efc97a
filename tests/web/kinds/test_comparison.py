from __future__ import annotations

from kg.web.kinds.comparison import Comparison, Dispute, Named, Report, Stated, compared

CAPELLA, SINGAPORE = Named("Capella Hotel", "/c"), Named("Singapore", "/s")


def report(article: str, start: str | None, place: Named | None, **fields: str) -> Report:
    return Report(
        iri=f"{article}/0",
        article=article,
        story=fields.get("story", article),
        start=start,
        end=fields.get("end"),
        status=fields.get("status", "held"),
        kind="summit",
        place=place,
        parties=(),
        topics=tuple(filter(None, fields.get("topics", "").split(";"))),
        count=fields.get("count"),
    )


REPORTS = (
    report("a", "2018-06-12", CAPELLA),
    report("b", "2018-06-12", SINGAPORE, status="planned"),
    report("c", "2018-06-13", None, topics="trade"),
)
DISPUTES = (
    Dispute("start", "a/0", "2018-06-12", "c/0", "2018-06-13"),
    Dispute("start", "c/0", "2018-06-13", "b/0", "2018-06-12"),
)


def by_label(found: tuple[Comparison, ...]) -> dict[str, Comparison]:
    return {each.label: each for each in found}


def test_contradiction_is_told_once_for_each_two_values() -> None:
    date = by_label(compared(REPORTS, DISPUTES))["date"]
    assert date.verdict == "disagree"
    assert date.pairs == (("2018-06-12", "2018-06-13"),)
    assert date.values == (
        Stated("2018-06-12", None, None, 2, 2),
        Stated("2018-06-13", None, None, 1, 1),
    )


def test_to_differ_is_not_to_contradict() -> None:
    found = by_label(compared(REPORTS, DISPUTES))
    assert (found["place"].verdict, found["place"].silent, found["place"].pairs) == (
        "differ",
        1,
        (),
    )
    assert [(each.value, each.href) for each in found["place"].values] == [
        ("Capella Hotel", "/c"),
        ("Singapore", "/s"),
    ]
    assert found["status"].verdict == "differ"


def test_agreement_needs_two_articles() -> None:
    found = by_label(compared(REPORTS, DISPUTES))
    assert found["kind"].verdict == "agree"
    assert found["topic"].verdict == "single"
    twice = (report("a", "2018", None), report("a", "2018", None))
    assert by_label(compared(twice, ()))["date"].verdict == "single"


def test_a_copy_does_not_agree_with_its_original() -> None:
    reports = [report("a", "2018", None), report("b", "2018", None, story="a")]
    (date, *_) = compared(reports, ())
    assert (date.verdict, date.values) == ("copied", (Stated("2018", None, None, 2, 1),))
    (date, *_) = compared([*reports, report("c", "2018", None)], ())
    assert (date.verdict, date.values) == ("agree", (Stated("2018", None, None, 3, 2),))
    edited = report("b", "2019", None, story="a")
    (date, *_) = compared([reports[0], edited], ())
    assert (date.verdict, date.silent) == ("differ", 0)


def test_what_nobody_states_is_left_out() -> None:
    assert [each.label for each in compared([report("a", None, None)], ())] == ["status", "kind"]
    assert compared([], ()) == ()


def test_how_often_they_have_met_is_compared_where_articles_count() -> None:
    reports = (
        report("a", None, None, count="2"),
        report("b", None, None, count="at least 3"),
        report("c", None, None),
    )
    disputes = [Dispute("count", "a/0", "2", "b/0", "at least 3")]
    found = by_label(compared(reports, disputes))["meetings so far"]
    assert (found.verdict, found.silent) == ("disagree", 1)
    assert found.pairs == (("2", "at least 3"),)
    assert "meetings so far" not in by_label(compared(REPORTS, DISPUTES))

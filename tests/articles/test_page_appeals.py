"""A short article beside longer text of another kind: appeals, notes, notices, other news."""

from __future__ import annotations

import pytest

from tests.articles.test_page_boxes import FIRST, FOURTH, SECOND, THIRD, page, paragraphs

BRIEF = f"<div class='k1'><p>{FIRST}</p><p>{SECOND}</p></div>"
APPEAL = (
    "<p>Friends of this paper, we have printed the news of both banks for ninety years, and our "
    "two reporters have never asked anybody what they may write about him or about his house.</p>"
    "<p>Most towns of our size have lost their newsroom. We have not, and you are the reason, for "
    "it is you who have paid for paper, ink, lamp oil and a pair of stout boots a year.</p>"
    "<p>If you can spare the price of a loaf, we ask you to become a member: a gift of any size "
    "keeps our journalism free for those of your neighbours who cannot pay for it.</p>"
)
BOX = "<div class='k7'><h3>A word from the two of us</h3>{}<a href='/g'>Give</a></div>"


@pytest.mark.parametrize(
    "body",
    [
        f"{BRIEF}{BOX.format(APPEAL)}",
        f"<div class='k0'>{BRIEF}<div class='k2'>{APPEAL}</div></div>",
        f"<div class='k0'><p>{FIRST}</p><p>{SECOND}</p>{APPEAL}</div>",
        f"<div class='k1'><p>{FIRST}</p>{BOX.format(APPEAL)}<p>{SECOND}</p></div>",
        f"<div><div class='k9'>{APPEAL}<button>Give</button></div>{BRIEF}<p>{THIRD}</p></div>",
    ],
)
def test_an_appeal_is_not_taken_for_the_article(body: str) -> None:
    assert [one for one in paragraphs(body) if one != THIRD] == [FIRST, SECOND]


def test_a_note_about_the_newsroom_above_the_text_is_left_out() -> None:
    note = "The North Post is a nonprofit newsroom. Sign up to get our reporting before breakfast."
    body = f"<div><div class='k3'><p>{note}</p></div><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert paragraphs(body) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "Your support pays for all our work. Become a member, and keep this site free for others.",
        "Thank you for reading. You have read your last free article. Subscribe for full access.",
        "Where papers close, the North Post still prints, thanks to subscribers. If you want local "
        "reporting to go on, please consider a subscription: you pay for journalists at your door.",
        "Now that you are here, we have a favour to ask. Our journalism costs more than it earns, "
        "and we need your help.",
    ],
)
def test_an_appeal_of_one_paragraph(line: str) -> None:
    box = f"<div class='k5'><p>{line}</p></div>"
    body = f"<p>{FIRST}</p><p>{SECOND}</p>{{}}<p>{THIRD}</p>"
    assert paragraphs(f"<div>{body.format(box)}</div>") == [FIRST, SECOND, THIRD]
    assert paragraphs(f"<div>{body.format('')}<p>{line}</p></div>") == [FIRST, SECOND, THIRD]


def test_an_appeal_that_is_the_article_stays() -> None:
    assert len(paragraphs(f"<div>{APPEAL}</div><div><p>{FOURTH}</p></div>")) >= 3


@pytest.mark.parametrize(
    "quoted",
    [
        "“We want you, our readers, to subscribe and support our newspaper,” the printer said.",
        "The newspaper asked its readers to support it with a gift and to become members of it.",
        "We drove to the newspaper and asked its reporters whether they knew about the bridge.",
    ],
)
def test_sentences_about_such_appeals_stay(quoted: str) -> None:
    body = f"<div><p>{FIRST}</p><div class='k4'><p>{quoted}</p></div><p>{SECOND}</p></div>"
    assert quoted in paragraphs(body)


LONG = (
    "It is said among those who know the matter that a lamp will burn for eleven hours on one "
    "filling of oil if nobody opens the glass, and that rain does it no harm whatever. "
)


@pytest.mark.parametrize(
    "other",
    [
        # Readers.
        f"<div class='q'><b>Gaffer</b><p>{LONG * 2}</p><p>{LONG}</p><p>{LONG}</p></div>",
        # Who wrote it.
        f"<div class='q2'><h4>Jonas Weir</h4><p>Jonas Weir has kept lamps. {LONG * 3}</p></div>",
        # The small print.
        f"<div class='q3'><p>Reproduction prohibited. {LONG * 2}</p><p>{LONG * 2}</p></div>",
        # What happens at the same time.
        f"<div class='q4'><p>12:05 {LONG * 2}</p><p>11:40 {LONG * 2}</p></div>",
    ],
)
def test_the_article_is_what_the_title_tells_of(other: str) -> None:
    brief = f"<section class='r'><div class='k1'><p>{FIRST}</p><p>{THIRD}</p></div></section>"
    head = "<meta property='og:title' content='Mayor and governor meet over Northhaven bridge'>"
    body = f"<div class='w'>{brief}</div><div class='x'><div class='y'>{other}</div></div>"
    found, _ = page(body, head)
    assert FIRST in found
    assert THIRD in found
    assert "eleven hours" not in found

"""Which of the runs of paragraphs on a page is its article, weighed by more than their length.

A short article may stand beside longer comments, notes about its author or legal notices. Its own
paragraphs have words of the title, begin as what the page states as its summary, and stand below
the headline.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import nlargest

from kg.articles.pages.sizes import PROSE_WORDS, Sizes, prose_counts
from kg.articles.pages.tree import HEADINGS, Element, attribute_words, content_of, is_within
from kg.articles.pages.wording import meta_names, page_wording, plain_words
from kg.articles.wording import wording

_ARTICLE_WORDS = 50
"""An article has more words of prose."""
_SUMMARIZED, _MARKED = 2.0, 2.0
"""How much more a paragraph counts that begins as the summary of the page does, and that stands
in what the page says is its article."""
_BESIDE, _LEGAL = 0.5, 0.25
"""How much less a paragraph counts in a box or above the headline, and one about rights."""
_OUTER = 4
"""Elements around a paragraph whose names tell about it."""
_SUMMARY_WORDS, _SHORTEST, _STEM = 8, 4, 6
_RUNS, _RUN_WORDS = 12, 25
"""Runs that are compared, and words of one that may be an article."""
_LESS, _NOTHING = 0.5, 0.2
"""How much a run counts that has less than half as many words of the title as another, or none."""


def article_prose(tree: Element, sizes: Sizes, headline: Element | None) -> Element | None:
    """The element that holds the article's paragraphs.

    It is that of the headline's own article, where others follow it.
    """
    weigh, topic = _weigher(tree, headline), topic_of(tree, headline)
    main = _main_run(prose_counts(tree, sizes, weigh), topic, sizes)
    own = next(headline.iterancestors("article"), None) if headline is not None else None
    if main is None or own is None or is_within(main, own) or sizes[own].prose < _ARTICLE_WORDS:
        return main
    is_in_another = main.tag == "article" or next(main.iterancestors("article"), None) is not None
    if not is_in_another:
        return main
    return _main_run(prose_counts(own, sizes, weigh), topic, sizes)


def _main_run(counts: dict[Element, float], topic: set[str], sizes: Sizes) -> Element | None:
    """The run with most words, unless another one beside it has far more words of the title."""
    runs = nlargest(_RUNS, counts, key=lambda one: counts[one])
    if not runs:
        return None
    longest = runs[0]
    beside = [
        run
        for run in runs
        if counts[run] >= _RUN_WORDS and not (is_within(run, longest) or is_within(longest, run))
    ]
    hits = {run: hits_in(run, topic, sizes) for run in (longest, *beside)}
    most = max(hits.values())

    def count(run: Element) -> float:
        if 2 * hits[run] >= most:
            return counts[run]
        return counts[run] * (_NOTHING if not hits[run] and most > 1 else _LESS)

    return max(hits, key=count)


def hits_in(run: Element, topic: set[str], sizes: Sizes) -> int:
    """How many words of a topic stand in the paragraphs within an element."""
    found: set[str] = set()
    for part in run.iter("p", "div"):
        if part.tag == "p" or not sizes[part].holds_blocks:
            words = plain_words(part.text_content()).split()
            if len(words) >= PROSE_WORDS:
                found.update(topic.intersection(_stems(words)))
    return len(found)


def _weigher(tree: Element, headline: Element | None) -> Callable[[Element], float]:
    """How much the words of a paragraph count."""
    beginnings = {
        tuple(words[:_SUMMARY_WORDS])
        for words in (plain_words(text).split() for text in _meta(tree, "summary"))
        if len(words) >= _SUMMARY_WORDS
    }
    above = _above(tree, headline)

    def weigh(paragraph: Element) -> float:
        text = content_of(paragraph) if paragraph.tag != "br" else paragraph.tail or ""
        around = [paragraph, *paragraph.iterancestors()]
        weight = 1.0
        if beginnings and tuple(plain_words(text).split()[:_SUMMARY_WORDS]) in beginnings:
            weight *= _SUMMARIZED
        if any("articleBody" in (one.get("itemprop") or "").split() for one in around):
            weight *= _MARKED
        if paragraph in above or any(_is_box(one) for one in around[:_OUTER]):
            weight *= _BESIDE
        return weight * (_LEGAL if page_wording().rights.search(text) else 1)

    return weigh


def _is_box(element: Element) -> bool:
    return not page_wording().boxes.isdisjoint(attribute_words(element))


def _above(tree: Element, headline: Element | None) -> set[Element]:
    """The paragraphs above the headline."""
    found: set[Element] = set()
    for element in tree.iter("p", "div", "br", *HEADINGS) if headline is not None else ():
        if element is headline:
            return found - set(element.iterancestors())
        found.add(element)
    return set()


def topic_of(tree: Element, headline: Element | None) -> set[str]:
    """The words of the page's titles and of its headline, without those of the site's name."""
    texts = [one.text_content() for one in tree.iter("title")]
    texts.extend(_meta(tree, "title"))
    if headline is not None:
        texts.append(content_of(headline))
    site = " ".join(_meta(tree, "publisher"))
    return _stems(plain_words(" ".join(texts)).split()) - _stems(plain_words(site).split())


def _meta(tree: Element, key: str) -> list[str]:
    """What meta elements state of a field."""
    names = meta_names(key)
    return [
        one.get("content") or ""
        for one in tree.iter("meta")
        if (one.get("property") or one.get("name") or "").lower() in names
    ]


def _stems(words: list[str]) -> set[str]:
    """The beginnings of the words that are no small ones."""
    small = wording().function_words
    return {
        word[:_STEM].rstrip("s")
        for word in words
        if word not in small and (len(word) >= _SHORTEST or word.isdigit())
    }

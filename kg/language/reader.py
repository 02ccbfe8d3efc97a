"""`annotate`: the language stage, article in and document out."""

from __future__ import annotations

from kg.articles.blocks import blocks_of
from kg.articles.citations import find_citations
from kg.articles.languages import english_blocks
from kg.articles.layout import lay_out
from kg.language.attributions import find_attributions
from kg.language.datelines import day_of_story, named_in_datelines
from kg.language.dates import find_dates
from kg.language.day_headings import dated_by_headings
from kg.language.document import Attribution, Document
from kg.language.headline_speech import find_headline_speech, without_stories
from kg.language.marked_speech import find_marked_speech, without_doubles
from kg.language.meeting_mentions import find_meeting_mentions
from kg.language.names import find_names
from kg.language.quotations import find_quotations
from kg.language.recent_entries import dated_by_publication
from kg.language.sentences import edges, make_sentences
from kg.language.short_entries import dated_by_short_dates
from kg.language.titles import find_titles
from kg.language.trained.reading import Reader, read
from kg.language.trained.runtime import shipped_reader
from kg.language.trained.words import Stretch, split_within
from kg.language.typography import hide, in_lines, plain_text
from kg.records import Article


def annotate(article: Article, reader: Reader | None = None) -> Document:
    """Everything that later stages know of the article's language; see `Document`.

    ``reader`` is the trained reader, the shipped one unless another is given.
    """
    text = article.text
    layout = lay_out(text)
    blocks = english_blocks(text, blocks_of(text, layout), article.language)
    blocks = dated_by_publication(text, blocks, article.published)
    blocks = dated_by_short_dates(text, blocks, article.published)
    blocks = dated_by_headings(text, blocks, article.published)
    citations = find_citations(text, blocks, layout.sources)
    broken = in_lines(text, [(block.start, block.end) for block in blocks])
    prose = hide(broken, dict.fromkeys((each.span.start, each.span.end) for each in citations))
    plain = plain_text(prose)
    words = split_within(
        prose, [Stretch(block.start, block.end, block.kind == "paragraph") for block in blocks]
    )
    reading = read(words, reader or shipped_reader(), edges=edges(plain, words, blocks))
    written = day_of_story(plain, blocks, article.published)
    sentences = tuple(make_sentences(prose, plain, blocks, words, reading))
    quotations = tuple(find_quotations(plain, blocks))
    stated = named_in_datelines(plain, blocks)
    names = tuple(find_names(text, blocks, words, reading, stated))
    marked = [
        *find_headline_speech(text, plain, blocks, names),
        *find_marked_speech(text, plain, blocks),
    ]
    attributions = find_attributions(text, plain, blocks, words, reading, quotations)
    told = without_doubles(tuple(without_stories(attributions, blocks)), marked)
    return Document(
        article=article,
        plain=plain,
        sentences=sentences,
        titles=tuple(find_titles(text, sentences)),
        names=names,
        dates=tuple(find_dates(text, plain, sentences, written)),
        attributions=tuple(sorted([*marked, *told], key=_place)),
        meetings=tuple(find_meeting_mentions(text, words, reading)),
        citations=citations,
    )


def _place(attribution: Attribution) -> int:
    return attribution.content[0].start

"""`annotate`: the language stage, article in and document out."""

from __future__ import annotations

from kg.articles.blocks import content_blocks
from kg.language.attributions import find_attributions
from kg.language.dates import find_dates
from kg.language.document import Document
from kg.language.name_kinds import find_names
from kg.language.quotations import find_quotations
from kg.language.sentences import split_sentences
from kg.language.titles import find_titles
from kg.language.typography import plain_text
from kg.records import Article


def annotate(article: Article) -> Document:
    """Everything that later stages know of the article's language; see `Document`."""
    text = article.text
    plain = plain_text(text)
    blocks = content_blocks(text)
    sentences = tuple(split_sentences(plain, blocks))
    titles = tuple(find_titles(text, sentences))
    names = find_names(text, sentences, titles)
    quotations = tuple(find_quotations(plain, blocks))
    return Document(
        article=article,
        plain=plain,
        sentences=sentences,
        titles=titles,
        names=names,
        dates=tuple(find_dates(text, plain, sentences, article.published)),
        attributions=find_attributions(text, plain, sentences, quotations, names),
    )

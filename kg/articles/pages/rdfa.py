"""RDFa: fields in the attributes of the elements that show them, as content systems write them.

The first of each field is that of the article: teasers of others stand below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.articles.metadata import Metadata
from kg.articles.pages.tree import Element, content_of
from kg.articles.pages.values import name_list, one_line, page_date
from kg.lexicon import words

_LONGEST_NAME = 8
"""Words; what is longer tells about an author."""


def read_rdfa(tree: Element) -> Metadata:
    """When a page says in RDFa that its article appeared, and the account that entered it.

    An account without a space, such as ``jsmith``, is nobody's name.
    """
    dates = (page_date(value) for value in _values(tree, "published"))
    names = (
        value
        for value in _values(tree, "author")
        if " " in value and len(value.split()) <= _LONGEST_NAME
    )
    return Metadata(
        published=next((date for date in dates if date), None),
        author=name_list([next(names, "")]),
    )


def _values(tree: Element, key: str) -> Iterator[str]:
    wanted = set(words("pages", f"rdfa.{key}"))
    for element in tree.iter():
        stated = element.get("property") if isinstance(element.tag, str) else None
        if stated and element.tag != "meta" and wanted.intersection(stated.lower().split()):
            value = one_line(element.get("content")) or one_line(content_of(element))
            if value:
                yield value

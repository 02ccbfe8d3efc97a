"""What a source states about its article: title, date, publisher, author, address, language."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kg.articles.dates import address_date
from kg.articles.layout import Layout
from kg.articles.statements import Field


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of `kg.records.Article` that a source may state; None where it does not.

    ``notes`` are what a person should know of the reading: that the article is behind a paywall,
    or in another encoding than it declares.
    """

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()

    def or_else(self, other: Metadata) -> Metadata:
        """This, with the fields of the other where this has none."""
        return Metadata(
            **{
                field.name: getattr(self, field.name) or getattr(other, field.name)
                for field in fields(self)
            }
        )


def read_metadata(text: str, layout: Layout, stated: Metadata) -> Metadata:
    """What the format states beside the text, and where it does not, what the lines of it state.

    ``published`` is the first date of publication that is stated, else the date in the article's
    address; the date of a change counts only where nothing else is stated.
    """
    title = _stated(layout, "title")
    if title is None:
        heading = next((unit for unit in layout.units if unit.kind == "title"), None)
        title = _line(text[heading.start : heading.end]) if heading else None
    url = stated.url or _stated(layout, "url")
    published = _stated(layout, "published") or (address_date(url) if url else None)
    return stated.or_else(
        Metadata(
            title=title,
            published=published or _stated(layout, "updated"),
            publisher=_stated(layout, "publisher"),
            author=_stated(layout, "author"),
            url=url,
            language=_stated(layout, "language"),
        )
    )


def _stated(layout: Layout, field: Field) -> str | None:
    return next((one.value for one in layout.statements if one.field == field), None)


def _line(text: str) -> str:
    """The title on one line, without the semicolon that leads on to a second one."""
    return " ".join(text.split()).rstrip("; ")

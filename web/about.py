"""About the data: what was read, when, by which reader, how well it reads, and how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from flask import Blueprint, render_template
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from kg import __version__
from kg.errors import StoreError
from kg.graph.store import Store
from kg.resolution import RESOLVER_VERSION
from kg.web.coverage import Coverage, Publisher, coverage, publishers
from kg.web.links import to_iri
from kg.web.rows import select
from kg.web.site import site

blueprint = Blueprint("about", __name__, url_prefix="/about")

_MONTHS: Final = """
SELECT ?month (COUNT(DISTINCT ?article) AS ?articles)
WHERE {
  ?article a schema:NewsArticle ; schema:datePublished ?published .
  BIND(SUBSTR(STR(?published), 1, 7) AS ?month)
}
GROUP BY ?month
ORDER BY ?month
"""
_READINGS: Final = """
SELECT ?version (COUNT(DISTINCT ?article) AS ?articles) (MIN(STR(?day)) AS ?first)
       (MAX(STR(?day)) AS ?last) (MIN(STR(?run)) AS ?sample)
WHERE {
  ?source a kg:Source ;
          kg:article ?article ;
          kg:readerVersion ?version ;
          kg:ingestedOn ?day .
  OPTIONAL { ?run prov:used ?article ; a prov:Activity }
}
GROUP BY ?version
ORDER BY DESC(?last) ?version
"""
_COPIES = "SELECT (COUNT(DISTINCT ?copy) AS ?number) WHERE { ?copy kg:copyOf ?original }"

SCORES: Final = (
    ("19 of 20", "people’s names", ".956"),
    ("9 of 10", "places’ names", ".907"),
    ("8 of 10", "organizations’ names", ".781"),
    ("5 of 6", "words for a speaker", ".837"),
    ("7 of 10", "statements, exact to the word", ".716"),
)
"""How well the reader reads: in words, and the figure (F1) that the model card has for it."""


@dataclass(frozen=True, slots=True)
class Year:
    """How many articles of a year there are, and of each month or (undated days) of the year."""

    year: str
    articles: int
    months: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of the reader read: how much, between which days, and one of its runs."""

    version: str
    articles: int
    first: str
    last: str
    sample: str | None


@dataclass(frozen=True, slots=True)
class About:
    """What the page tells of the graph."""

    coverage: Coverage
    years: tuple[Year, ...]
    publishers: tuple[Publisher, ...]
    readings: tuple[Reading, ...]
    digest: str | None
    copies: int

    @property
    def undated(self) -> int:
        """Articles without a date of publication."""
        return self.coverage.articles - sum(year.articles for year in self.years)

    @property
    def greatest(self) -> int:
        """The most articles of any month."""
        return max((number for year in self.years for _, number in year.months), default=0)


@blueprint.get("")
def page() -> str:
    """About the data; before the first build, about the reading alone."""
    about: About | None = None
    finished = True
    try:
        about = site().keep("about", _about)
        finished = about is None or site().finished
    except StoreError:
        pass
    return render_template(
        "about.html",
        about=about,
        finished=finished,
        version=__version__,
        resolver=RESOLVER_VERSION,
        scores=SCORES,
    )


@blueprint.get("/reader")
def reader() -> str:
    """The model card of the reader."""
    card = files("kg.language").joinpath("MODEL.md").read_text(encoding="utf-8")
    title, _, text = card.partition("\n")
    # Our own file; raw HTML in it would be shown as text all the same.
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("table_open", _open_table)
    markdown.add_render_rule("table_close", lambda *_: "</table></div>")
    shown = markdown.render(text)
    return render_template("reader.html", title=title.lstrip("# "), card=Markup(shown))  # noqa: S704


def _open_table(_: RendererHTML, tokens: Sequence[Token], place: int, *__: object) -> str:
    """A frame that the keyboard scrolls where a table is wider than the page, and its table."""
    headings = [
        tokens[each + 1].content for each in range(place) if tokens[each].type == "heading_open"
    ]
    frame = Markup('<div class="table-frame" tabindex="0" role="region" aria-label="{}"><table>')
    return frame.format(headings[-1] if headings else "Table")


def _about(store: Store) -> About | None:
    covered = coverage(store)
    if covered is None:
        return None
    return About(
        covered,
        _years(store),
        publishers(store),
        tuple(
            Reading(version or "", int(articles or 0), first or "", last or "", _run(store, sample))
            for version, articles, first, last, sample in select(store, _READINGS)
            if version
        ),
        store.resolution_digest(),
        _copies(store),
    )


def _copies(store: Store) -> int:
    (number,) = next(select(store, _COPIES))
    return int(number or 0)


def _years(store: Store) -> tuple[Year, ...]:
    months: dict[str, list[tuple[str, int]]] = {}
    for month, articles in select(store, _MONTHS):
        if month:
            months.setdefault(month[:4], []).append((month, int(articles or 0)))
    return tuple(
        Year(year, sum(number for _, number in each), tuple(each)) for year, each in months.items()
    )


def _run(store: Store, iri: str | None) -> str | None:
    link = to_iri(iri, store.iris.base) if iri else None
    return link.href if link else None

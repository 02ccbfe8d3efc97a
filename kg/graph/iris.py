"""The one place that mints IRIs, and reads back what they say.

An IRI is made of a configurable base and of what identifies the thing; where that is more than
one value, or is not fit for an IRI, it is a hash of the *separated* parts, so that ("ab", "c") and
("a", "bc") differ. Nothing random and no clock goes in: the same input gives the same IRI.

All methods return plain strings.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.errors import StoreError, UsageError
from kg.records import EntityKind, EntityReference, ReportReference

DEFAULT_BASE = "https://newskg.example/"
"""Where no other base is configured. ``.example`` is reserved and never resolves (RFC 2606)."""

_SLUG_LENGTH = 40
_HASH_LENGTH = 12


def digest(*parts: str) -> str:
    """A short hexadecimal hash of parts that are kept apart."""
    separated = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(separated.encode("ascii")).hexdigest()[:_HASH_LENGTH]


def slug(name: str) -> str:
    """What a person can still read of a name in an IRI: lower-case ASCII letters and digits.

    Empty for a name that has none, such as one in another script.
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", folded)[:_SLUG_LENGTH].strip("-")


class Iris:
    """Mints the IRIs of one graph.

    Args:
        base: an absolute http(s) IRI that ends in ``/``.

    Raises:
        UsageError: if ``base`` is anything else.
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        problem = _base_problem(base)
        if problem:
            raise UsageError(f"base {base!r}: {problem}; write one such as {DEFAULT_BASE}")
        self.base = base
        self._article = re.compile(re.escape(f"{base}id/article/") + r"([^/#?]+)(?:[/#].*)?")
        self._revision = re.compile(
            re.escape(base) + r"(?:id/revision|id/version|graph/history)/([0-9a-f]+)(?:[/#].*)?"
        )
        self._report = re.compile(re.escape(f"{base}id/article/") + r"([^/#?]+)/meeting/(\d+)")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Iris) and other.base == self.base

    def __hash__(self) -> int:
        return hash(self.base)

    def __repr__(self) -> str:
        return f"Iris({self.base!r})"

    # graphs

    def article_graph(self, article_id: str) -> str:
        """The named graph with everything read out of one article."""
        return f"{self.base}graph/article/{_part(article_id)}"

    def resolution_graph(self) -> str:
        """The named graph of what resolution concluded."""
        return f"{self.base}graph/resolution"

    def ingestion_graph(self) -> str:
        """The named graph that says which source was read when."""
        return f"{self.base}graph/ingestion"

    def revision_graph(self, key: str) -> str:
        """The named graph of one correction: the version of an article before, and what changed."""
        return f"{self.base}graph/history/{key}"

    def judgements_graph(self, article_id: str | None = None) -> str:
        """The named graph of what people decided about one article, or about all (None)."""
        whole = f"{self.base}graph/judgements"
        return whole if article_id is None else f"{whole}/{_part(article_id)}"

    def questions_graph(self) -> str:
        """The named graph of the question library, where SIB's tools look for a service's own."""
        return f"{self.endpoint()}/.well-known/sparql-examples"

    def import_graph(self, file_name: str) -> str:
        """Where imported statements go that name no graph."""
        return f"{self.base}graph/import/{quote(file_name, safe='')}"

    def is_own_graph(self, iri: str) -> bool:
        """Whether newskg itself writes the graph of this name: all but what was imported."""
        several = (
            f"{self.base}graph/article/",
            self.revision_graph(""),
            f"{self.judgements_graph()}/",
        )
        own = (
            self.resolution_graph(),
            self.ingestion_graph(),
            self.questions_graph(),
            self.judgements_graph(),
        )
        return iri in own or iri.startswith(several)

    # what one article tells of

    def article(self, article_id: str) -> str:
        return f"{self.base}id/article/{_part(article_id)}"

    def run(self, article_id: str) -> str:
        """The reading of one article by the software."""
        return f"{self.article(article_id)}/reading"

    def local_entity(self, article_id: str, kind: EntityKind, name: str) -> str:
        """A person, organization, place or description as one article has it."""
        return f"{self.article(article_id)}/{kind}/{_readable(name, kind, name)}"

    def role(self, article_id: str, name: str, index: int) -> str:
        """The ``index``-th role that an article gives a person."""
        return f"{self.local_entity(article_id, 'person', name)}/role/{index}"

    def report(self, article_id: str, index: int) -> str:
        """What an article says about a meeting: the ``index``-th of its `Extraction`."""
        return f"{self.article(article_id)}/meeting/{index}"

    def claim(self, article_id: str, index: int) -> str:
        """The ``index``-th claim of an article's `Extraction`."""
        return f"{self.article(article_id)}/claim/{index}"

    def cited(self, article_id: str, mark: str) -> str:
        """The source that an article cites by a mark ("10")."""
        return f"{self.article(article_id)}/cited/{quote(mark, safe='')}"

    def judgements(self, article_id: str) -> str:
        """What people decided about what was read out of an article, taken together."""
        return f"{self.article(article_id)}/judgements"

    def judgement(self, article_id: str, judgement_id: str, index: int) -> str:
        """The ``index``-th thing in an article that one judgement is about."""
        return f"{self.article(article_id)}/judgement/{quote(judgement_id, safe='')}/{index}"

    def agent(self, name: str) -> str:
        """A person who judges."""
        return f"{self.base}id/agent/{_readable(name, 'agent', name)}"

    def span(self, article_id: str, start: int, end: int) -> str:
        """A stretch of an article's text, in the style of RFC 5147 ``#char=START,END``."""
        return f"{self.article(article_id)}#char={start},{end}"

    def position(self, article_id: str, start: int, end: int) -> str:
        """The selector that finds a span by its offsets."""
        return f"{self.article(article_id)}#position={start},{end}"

    def quote(self, article_id: str, start: int, end: int) -> str:
        """The selector that finds a span by its words."""
        return f"{self.article(article_id)}#quote={start},{end}"

    # what a correction changed

    def revision_key(self, previous: str | None, old_id: str, new_id: str) -> str:
        """What identifies a correction: all versions up to it, so that going back is another."""
        return digest("revision", previous or "", old_id, new_id)

    def revision(self, key: str) -> str:
        """One correction of an article."""
        return f"{self.base}id/revision/{key}"

    def change(self, key: str, index: int) -> str:
        """The ``index``-th change of a correction."""
        return f"{self.revision(key)}/change/{index}"

    def version(self, key: str) -> str:
        """An article as it was until that correction."""
        return f"{self.base}id/version/{key}"

    # what all articles together tell of

    def entity(self, reference: EntityReference) -> str:
        """A person, organization, place or unnamed party of the real world."""
        kind, key = reference.kind, reference.key
        return f"{self.base}id/{kind}/{_readable(key, kind, key)}"

    def meeting(self, key: str) -> str:
        return f"{self.base}id/meeting/{digest('meeting', key)}"

    def disagreement(
        self, meeting: str, about: str, report: ReportReference, other_report: ReportReference
    ) -> str:
        """Two reports that contradict each other about one property (``about``) of a meeting."""
        parts = (meeting, about, *_report_parts(report), *_report_parts(other_report))
        return f"{self.base}id/disagreement/{digest('disagreement', *parts)}"

    def source(self, location: str) -> str:
        """A file or page that was read."""
        return f"{self.base}id/source/{digest('source', location)}"

    # what can be asked

    def endpoint(self) -> str:
        """Where a site with this base answers SPARQL queries."""
        return f"{self.base}sparql"

    def question(self, name: str) -> str:
        """A question of the catalogue."""
        return f"{self.questions_graph()}/{quote(name, safe='')}"

    def parameter(self, question: str, name: str) -> str:
        """A value that a question takes."""
        return f"{self.question(question)}/{name}"

    def choice(self, question: str, parameter: str, index: int) -> str:
        """The place of the ``index``-th value to choose from."""
        return f"{self.parameter(question, parameter)}/choice/{index}"

    def variable(self, question: str, variable: str) -> str:
        """A variable of a question's query; the local name is the variable's."""
        return f"{self.question(question)}#{variable}"

    def prefixes(self) -> str:
        """The prefixes that queries need not declare."""
        return f"{self.questions_graph()}/prefixes"

    def prefix(self, prefix: str) -> str:
        """One of these prefixes."""
        return f"{self.prefixes()}/{prefix}"

    # and back

    def article_id(self, iri: str) -> str:
        """The article that an IRI of an article, or of something in it, belongs to.

        Raises:
            StoreError: if it is no such IRI.
        """
        found = self._article.fullmatch(iri)
        if found is None:
            raise StoreError(f"Unexpected IRI of an article under {self.base}: {iri!r}")
        return found[1]

    def key_of_revision(self, iri: str) -> str:
        """The key of a correction that an IRI of it, of its version or of its graph has.

        Raises:
            StoreError: if it is no such IRI.
        """
        found = self._revision.fullmatch(iri)
        if found is None:
            raise StoreError(f"Unexpected IRI of a correction under {self.base}: {iri!r}")
        return found[1]

    def report_reference(self, iri: str) -> ReportReference:
        """The report that an IRI made by `report` stands for.

        Raises:
            StoreError: if it is no such IRI.
        """
        found = self._report.fullmatch(iri)
        if found is None:
            raise StoreError(f"Unexpected IRI of a report under {self.base}: {iri!r}")
        return ReportReference(found[1], int(found[2]))


def base_of_ingestion_graph(iri: str) -> str | None:
    """The base under which that graph would be the ingestion graph; None where it is none.

    What was imported may be named like one, but says nothing about the store that it came to.
    """
    base = iri.removesuffix("graph/ingestion")
    if base == iri or "/graph/import/" in iri or _base_problem(base) is not None:
        return None
    return base


def _base_problem(base: str) -> str | None:
    if not re.match(r"https?://[^/]+/", base):
        return "not an absolute http(s) IRI"
    if not base.endswith("/"):
        return "does not end in /"
    if "#" in base or "?" in base:
        return "has a query or a fragment"
    try:
        NamedNode(base)
    except ValueError as error:
        return str(error)
    return None


def _part(article_id: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._~-]+", article_id):
        raise StoreError(f"Unexpected article id (letters, digits and -._~ only): {article_id!r}")
    return article_id


def _readable(name: str, *parts: str) -> str:
    readable = slug(name)
    return f"{readable}-{digest(*parts)}" if readable else digest(*parts)


def _report_parts(report: ReportReference) -> tuple[str, str]:
    return report.article_id, str(report.index)

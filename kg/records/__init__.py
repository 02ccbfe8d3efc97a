"""The typed, immutable records that pass between the stages: start reading here.

::

    source file --articles--> Article --language--> Document --extraction--> Extraction
    all Extractions --resolution--> Resolution --graph--> RDF --questions--> answers

Everything depends on these modules; they depend on nothing of newskg.

Conventions, everywhere:

* Offsets count Unicode code points in the article's stored text (``Article.text``); ``start`` is
  included and ``end`` excluded, so ``article.text[span.start:span.end] == span.text``.
* Dates are strings as precise as the article is: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.
* ``None`` and empty tuples mean that the article does not say; nothing is guessed.
* Names refer: a participant, place, speaker or subject is the ``name`` of an entry among the
  people, organizations and places of the same `Extraction` or, where the article gives no name,
  a description in its words ("South Korean lawmakers").
* Tuples of names are sorted and free of repetitions; tuples of spans are in reading order. Equal
  facts therefore give equal records, which is what makes a graph reproducible.
"""

from kg.records.extraction import (
    Article,
    Citation,
    CitedSource,
    Claim,
    Count,
    EntityKind,
    Extraction,
    MeetingReport,
    Organization,
    Person,
    Place,
    Quotation,
    Role,
    Span,
    Status,
    numbers,
)
from kg.records.resolution import (
    Copy,
    Disagreement,
    DisputedProperty,
    Entity,
    EntityReference,
    Meeting,
    Member,
    ReportReference,
    Resolution,
)

__all__ = [
    "Article",
    "Citation",
    "CitedSource",
    "Claim",
    "Copy",
    "Count",
    "Disagreement",
    "DisputedProperty",
    "Entity",
    "EntityKind",
    "EntityReference",
    "Extraction",
    "Meeting",
    "MeetingReport",
    "Member",
    "Organization",
    "Person",
    "Place",
    "Quotation",
    "ReportReference",
    "Resolution",
    "Role",
    "Span",
    "Status",
    "numbers",
]

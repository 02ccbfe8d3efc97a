"""Reports of meetings in the index: whom each means, in which block it is compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from kg.records import (
    Count,
    Entity,
    EntityKind,
    EntityReference,
    Extraction,
    MeetingReport,
    ReportReference,
    Span,
)
from kg.resolution.accounts import Account
from kg.resolution.descriptions import provisional
from kg.resolution.incremental.entities import find_entity
from kg.resolution.incremental.index import Index, hashed, written
from kg.resolution.incremental.profiles import KINDS, Where
from kg.resolution.periods import period
from kg.resolution.place_fit import Site, site
from kg.resolution.report_groups import block_of

_NOWHERE = Span(0, 0, "")
"""In which words a report stands is not looked at here."""


def meeting_id(first: ReportReference) -> str:
    """What the index calls the meeting whose first report that is."""
    return f"{first.article_id} {first.index}"


class Reports:
    """The reports of an index.

    ``touched`` are those that changed, or whose parties or places did; ``blocks`` those in which
    they stand or stood, ``meetings`` those that they told of.
    """

    def __init__(self, index: Index, original: Callable[[str], str]) -> None:
        """``original`` gives the article that one is a copy of, else the article itself."""
        self._index = index
        self._original = original
        self._sites: dict[EntityReference, Site] = {}
        self.blocks: set[str] = set()
        self.meetings: set[str] = set()
        self._unplaced: set[ReportReference] = set()

    def add(self, extraction: Extraction) -> None:
        """Adds the reports of an article; `place_all` says later whom they mean."""
        article = extraction.article
        for number, report in extraction.numbered_meetings:
            content = {
                "participants": report.participants,
                "start": report.start,
                "end": report.end,
                "place": report.place,
                "status": report.status,
                "kind": report.kind,
                "topics": report.topics,
                "count": report.count
                and [report.count.number, report.count.kind, report.count.at_least],
                "published": article.published,
            }
            self._index.run(
                "INSERT INTO report VALUES (?, ?, '', '', ?)", article.id, number, written(content)
            )
            self._unplaced.add(ReportReference(article.id, number))

    def remove(self, article_id: str) -> None:
        """Takes out the reports of an article."""
        for (number,) in self._index.all("SELECT number FROM report WHERE article = ?", article_id):
            reference = ReportReference(article_id, number)
            self._displace(reference)
            self._unplaced.discard(reference)
        self._index.run("DELETE FROM report WHERE article = ?", article_id)

    def touch_article(self, article_id: str) -> None:
        """All reports of an article may look different now."""
        for (number,) in self._index.all("SELECT number FROM report WHERE article = ?", article_id):
            self._unplaced.add(ReportReference(article_id, number))

    def touch(self, report: ReportReference) -> None:
        """Something is decided about a report."""
        self._unplaced.add(report)

    def touch_entry(self, where: Where) -> None:
        """Whoever is named there is somebody else now."""
        article, name, _ = where
        for number, content in self._index.all(
            "SELECT number, content FROM report WHERE article = ?", article
        ):
            report = json.loads(content)
            if name == report["place"] or name in report["participants"]:
                self._unplaced.add(ReportReference(article, number))

    def touch_entity(self, entity: EntityReference) -> None:
        """The name of an entity, or where it lies, has changed."""
        for article, number in self._index.all(
            "SELECT article, number FROM mention WHERE kind = ? AND key = ?",
            entity.kind,
            entity.key,
        ):
            self._unplaced.add(ReportReference(article, number))

    def place_all(self) -> None:
        """Looks up again whom the touched reports mean, and moves each to its block."""
        for reference in sorted(self._unplaced):
            row = self._index.one(
                "SELECT content FROM report WHERE article = ? AND number = ?",
                reference.article_id,
                reference.index,
            )
            if row is not None:
                self._displace(reference)
                self._place(reference, json.loads(row[0]))
        self._unplaced.clear()

    def assign(self, report: ReportReference, meeting: str) -> str:
        """Notes which meeting a report tells of; the one of which it told before, if any."""
        at = (report.article_id, report.index)
        row = self._index.one("SELECT meeting FROM report WHERE article = ? AND number = ?", *at)
        earlier = row[0] if row else ""
        if earlier != meeting:
            self._index.run(
                "UPDATE report SET meeting = ? WHERE article = ? AND number = ?", meeting, *at
            )
        return str(earlier)

    def meeting(self, report: ReportReference) -> str:
        """The meeting that a report told of, or empty."""
        return self._column("meeting", report)

    def block(self, report: ReportReference) -> str:
        """The block that a report stands in; empty for one that is not there."""
        return self._column("block", report)

    def _column(self, column: str, report: ReportReference) -> str:
        row = self._index.one(
            f"SELECT {column} FROM report WHERE article = ? AND number = ?",  # noqa: S608
            report.article_id,
            report.index,
        )
        return row[0] if row else ""

    def accounts(self, block: str) -> list[Account]:
        """The reports of a block."""
        return self._read("SELECT article, number, content FROM report WHERE block = ?", block)

    def told_of(self, meeting: str) -> list[Account]:
        """The reports of a meeting."""
        return self._read("SELECT article, number, content FROM report WHERE meeting = ?", meeting)

    def meetings_with(self, where: Where) -> set[str]:
        """The meetings of the reports that name an entry."""
        article, name, _ = where
        found = set()
        for meeting, text in self._index.all(
            "SELECT meeting, content FROM report WHERE article = ?", article
        ):
            content = json.loads(text)
            if name == content["place"] or name in content["participants"]:
                found.add(meeting)
        return found

    def party(self, article_id: str, name: str) -> EntityReference:
        """Whom a name of an article means, once unnamed parties are settled too."""
        return self._look_up(article_id, name, KINDS) or provisional(name)

    def place(self, article_id: str, name: str) -> EntityReference:
        """Which place a name of an article means; an unnamed party where it is no place."""
        return self._look_up(article_id, name, ("place", *KINDS)) or provisional(name)

    def _place(self, reference: ReportReference, content: dict[str, Any]) -> None:
        article, place = reference.article_id, content["place"]
        named = KINDS[:-1]
        parties = [
            self._look_up(article, name, named) or provisional(name)
            for name in content["participants"]
        ]
        where = None
        if place is not None:
            where = self._look_up(article, place, ("place", *named)) or provisional(place)
        content["parties"] = [[party.kind, party.key] for party in parties]
        content["where"] = None if where is None else [where.kind, where.key]
        account = self._account(reference, content)
        # Reports that name nobody are compared with none.
        alone = () if account.parties else (article, reference.index)
        block = hashed(block_of(account.parties, account.setting), *alone)
        self._index.run(
            "UPDATE report SET block = ?, meeting = '', content = ?"
            " WHERE article = ? AND number = ?",
            block,
            written(content),
            article,
            reference.index,
        )
        self.blocks.add(block)
        self._index.many(
            "INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?)",
            (
                (one.kind, one.key, article, reference.index)
                for one in (*parties, *([where] if where else []))
                if one.kind != "description"
            ),
        )

    def _displace(self, reference: ReportReference) -> None:
        at = (reference.article_id, reference.index)
        row = self._index.one(
            "SELECT block, meeting, content FROM report WHERE article = ? AND number = ?", *at
        )
        if row is None or not row[0]:
            return
        block, meeting, text = row
        self.blocks.add(block)
        if meeting:
            self.meetings.add(meeting)
        content = json.loads(text)
        for kind, key in (*content["parties"], *filter(None, [content["where"]])):
            self._index.run(
                "DELETE FROM mention WHERE kind = ? AND key = ? AND article = ? AND number = ?",
                kind,
                key,
                *at,
            )

    def _look_up(
        self, article_id: str, name: str, kinds: Sequence[EntityKind]
    ) -> EntityReference | None:
        found: dict[EntityKind, str] = dict(
            self._index.all(
                "SELECT e.kind, p.entity FROM entry e JOIN profile p ON p.id = e.profile"
                " WHERE e.article = ? AND e.name = ?",
                article_id,
                name,
            )
        )
        for kind in kinds:
            if kind in found:
                return EntityReference(kind, found[kind])
        return None

    def _read(self, query: str, value: str) -> list[Account]:
        return [
            self._account(ReportReference(article, number), json.loads(content))
            for article, number, content in self._index.all(query, value)
        ]

    def _account(self, reference: ReportReference, content: dict[str, Any]) -> Account:
        where = None if content["where"] is None else EntityReference(*content["where"])
        report = MeetingReport(
            tuple(content["participants"]),
            content["start"],
            content["end"],
            content["place"],
            content["status"],
            content["kind"],
            tuple(content["topics"]),
            _NOWHERE,
            (),
            _count(content["count"]),
        )
        return Account(
            reference,
            report,
            frozenset(EntityReference(kind, key) for kind, key in content["parties"]),
            where,
            None if where is None else self._site(where, content["place"]),
            period(report.start, report.end),
            period(content["published"]),
            self._original(reference.article_id),
        )

    def _site(self, reference: EntityReference, name: str) -> Site:
        if reference.kind == "description":
            return site(Entity("description", reference.key, name, (), ()))
        if reference not in self._sites:
            entity = find_entity(self._index, reference)
            if entity is None:
                raise LookupError(f"no entity {reference} in the index")
            self._sites[reference] = site(entity)
        return self._sites[reference]


def _count(stated: tuple[int, str, bool] | None) -> Count | None:
    if stated is None:
        return None
    number, kind, at_least = stated
    return Count(number, kind, at_least, _NOWHERE)

"""Which reports tell of one meeting: those in some blocks, and whatever hangs together with them.

Inside a block everything is compared anew. Across blocks a meeting may lack one party of another on
the same day: there, a cluster concerns only those that could be it on one of its days.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.records import ReportReference
from kg.resolution.accounts import Cluster
from kg.resolution.corrections import Corrections
from kg.resolution.incremental.index import Index, hashed
from kg.resolution.incremental.reports import Reports
from kg.resolution.regrouping import regroup
from kg.resolution.report_groups import block_of, cluster_block, days_of, join_incomplete

_Roles = tuple[bool, bool]
"""Whether a cluster asks under a key, and whether it answers to it; see `blocking`."""


def cluster_reports(
    index: Index, reports: Reports, corrections: Corrections, blocks: Iterable[str]
) -> list[Cluster]:
    """The clusters, each whole, that have reports in these blocks or are near to such.

    Also those of all reports that told of the same meetings as theirs before.
    """
    around = _Around(index, reports, corrections)
    for block in blocks:
        around.renew(block)
    around.follow(reports.meetings)
    return around.clusters()


class _Around:
    def __init__(self, index: Index, reports: Reports, corrections: Corrections) -> None:
        self._index = index
        self._reports = reports
        self._corrections = corrections
        self._beside = corrections.reports_beside()
        self._loaded: dict[str, list[tuple[Cluster, dict[str, _Roles]]]] = {}
        self._renewed: dict[str, dict[str, _Roles]] = {}
        self._waiting: list[str] = []
        self._followed: set[str] = set()
        self._reached: dict[int, Cluster] = {}

    def renew(self, block: str) -> None:
        """Takes all of a block, with what hangs together with it or did so before."""
        self._waiting += self._keys_before(block)
        now: dict[str, _Roles] = {}
        for _, keys in self._load(block):
            for key, roles in keys.items():
                now[key] = _either(now.get(key), roles)
        self._renewed[block] = now

    def follow(self, meetings: Iterable[str]) -> None:
        """Takes all reports that told of these meetings."""
        for meeting in set(meetings) - self._followed:
            self._followed.add(meeting)
            for account in self._reports.told_of(meeting):
                self._take(account.reference)

    def clusters(self) -> list[Cluster]:
        """All that was reached, brought together across blocks."""
        self._keep(replacing=False)
        for block in self._renewed:
            for cluster, keys in self._load(block):
                self._reach(cluster, keys)
        seen: set[str] = set()
        while self._waiting:
            key = self._waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            rows = self._index.all("SELECT block, asks, answers FROM lacking WHERE key = ?", key)
            if any(asks for _, asks, _ in rows) and any(answers for _, _, answers in rows):
                for block, _, _ in rows:
                    for cluster, keys in self._load(block):
                        if key in keys:
                            self._reach(cluster, keys)
        self._keep(replacing=True)
        found = sorted(join_incomplete(self._reached.values()), key=lambda cluster: cluster.first)
        return regroup(found, self._corrections)

    def _load(self, block: str) -> list[tuple[Cluster, dict[str, _Roles]]]:
        if block not in self._loaded:
            found = cluster_block(self._reports.accounts(block))
            self._loaded[block] = [(cluster, _keys_of(cluster)) for cluster in found]
        return self._loaded[block]

    def _reach(self, cluster: Cluster, keys: Iterable[str]) -> None:
        if id(cluster) in self._reached:
            return
        self._reached[id(cluster)] = cluster
        self._waiting += keys
        for account in cluster.accounts:
            reference = account.reference
            self.follow(filter(None, [self._reports.meeting(reference)]))
            for other in self._beside.get(reference, ()):
                self._take(other)

    def _take(self, report: ReportReference) -> None:
        """Takes the cluster of a report, if there is such a report."""
        block = self._reports.block(report)
        for cluster, keys in self._load(block) if block else ():
            if any(account.reference == report for account in cluster.accounts):
                self._reach(cluster, keys)

    def _keys_before(self, block: str) -> list[str]:
        return [key for (key,) in self._index.all("SELECT key FROM lacking WHERE block = ?", block)]

    def _keep(self, *, replacing: bool) -> None:
        """Notes the keys of the blocks that were renewed; beside the old ones, or instead."""
        for block, keys in self._renewed.items():
            if replacing:
                self._index.run("DELETE FROM lacking WHERE block = ?", block)
            self._index.many(
                "INSERT INTO lacking VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " asks = max(asks, excluded.asks), answers = max(answers, excluded.answers)",
                ((key, block, asks, answers) for key, (asks, answers) in keys.items()),
            )


def _keys_of(cluster: Cluster) -> dict[str, _Roles]:
    """Under which parties and days a cluster asks for one more party, or answers as such."""
    days = days_of(cluster)
    if not days or len(cluster.parties) < 2:
        return {}
    setting = cluster.core[0].setting
    keys: dict[str, _Roles] = {}
    whole = hashed(block_of(cluster.parties, setting))
    fuller = len(cluster.parties) > 2
    parts = [
        hashed(block_of(cluster.parties - {party}, setting))
        for party in (cluster.parties if fuller else ())
    ]
    for day in days:
        keys[f"{day} {whole}"] = (True, False)
        for part in parts:
            keys[f"{day} {part}"] = (False, True)
    return keys


def _either(one: _Roles | None, other: _Roles) -> _Roles:
    return other if one is None else (one[0] or other[0], one[1] or other[1])

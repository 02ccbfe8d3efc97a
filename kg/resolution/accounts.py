"""A meeting report as resolution sees it: who took part is known, dates are periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import words
from kg.records import EntityReference, Extraction, MeetingReport, ReportReference
from kg.resolution.periods import Period, period
from kg.resolution.place_fit import Site, fit

LONGEST_MEETING = 7
"""Days. A longer stretch says in which days the meeting was rather than how long it took."""

Resolve = Callable[[str, str], EntityReference]
"""From an article and a name in it to the party that is meant."""


@dataclass(frozen=True, slots=True)
class Account:
    """One report. ``parties`` are told apart as far as names go, ``when`` spans start to end.

    ``story`` is the article that this one is a copy of, else the article itself.
    """

    reference: ReportReference
    report: MeetingReport
    parties: frozenset[EntityReference]
    place: EntityReference | None
    site: Site | None
    when: Period | None
    published: Period | None
    story: str

    @property
    def is_copy(self) -> bool:
        """Whether another article told it in these words first."""
        return self.story != self.reference.article_id

    @property
    def is_exact(self) -> bool:
        """Whether it is dated to the day."""
        return (
            self.when is not None
            and self.report.start is not None
            and self.report.start.count("-") == 2
            and self.when.days <= LONGEST_MEETING
        )

    @property
    def setting(self) -> str:
        """Reports of different settings tell of different events, whatever else they share."""
        return _settings().get(self.report.kind, "")

    @property
    def is_ahead(self) -> bool:
        """Whether the meeting lies in the future of its article."""
        return self.report.status in ("planned", "proposed")


class Cluster:
    """Accounts of one meeting.

    ``core`` are those that made it, ``joined`` those that a rule added; only the core decides what
    else fits, so that the order of joining does not matter. ``notes`` count the rules.
    """

    def __init__(self, first: Account) -> None:
        self.core: list[Account] = []
        self.joined: list[Account] = []
        self.notes: Counter[str] = Counter()
        self.when: Period | None = None
        self.articles: Counter[str] = Counter()
        self.sites: dict[EntityReference, Site] = {}
        self._told: set[tuple[str, bool]] = set()
        self.establish(first)

    @property
    def accounts(self) -> list[Account]:
        return [*self.core, *self.joined]

    @property
    def parties(self) -> frozenset[EntityReference]:
        return self.core[0].parties

    @property
    def first(self) -> ReportReference:
        """The first of its reports, which no other cluster has."""
        return min(account.reference for account in self.accounts)

    def establish(self, account: Account, note: str | None = None) -> None:
        """Adds an account to the core."""
        self.core.append(account)
        self._told.add((account.reference.article_id, account.is_ahead))
        if account.when is not None:
            self.when = account.when if self.when is None else self.when | account.when
        if account.site is not None and account.place is not None:
            self.sites[account.place] = account.site
        self._count(account, note)

    def join(self, account: Account, note: str) -> None:
        """Adds an account by a rule, which ``note`` states."""
        self.joined.append(account)
        self._count(account, note)

    def absorb(self, other: Cluster, note: str) -> None:
        """Adds all accounts of another cluster by a rule."""
        for account in other.accounts:
            self.join(account, note)

    def same_place(self, site: Site | None) -> bool:
        """Whether a place is stated, and is the same or nested."""
        return site is not None and any(
            fit(site, other) in ("same", "nested") for other in self.sites.values()
        )

    def admits_place(self, site: Site | None) -> bool:
        """Whether nothing that the core says of the place speaks against this one."""
        if site is None or not self.sites:
            return True
        return any(fit(site, other) != "apart" for other in self.sites.values())

    def is_told_apart(self, account: Account) -> bool:
        """Whether the account's article tells of this meeting, too: as held, and the other to come.

        Or the other way round.
        """
        return (account.reference.article_id, not account.is_ahead) in self._told

    def _count(self, account: Account, note: str | None) -> None:
        self.articles[account.reference.article_id] += 1
        if note is not None:
            self.notes[note] += 1


def accounts_of(
    extractions: Iterable[Extraction],
    party: Resolve,
    sites: Callable[[str, str], tuple[EntityReference, Site]],
    originals: Mapping[str, str],
) -> Iterator[Account]:
    """Every report of every article; ``sites`` looks places up as ``party`` does participants.

    ``originals`` gives the article that each copy is one of.
    """
    for extraction in extractions:
        article = extraction.article
        for number, report in extraction.numbered_meetings:
            place, site = sites(article.id, report.place) if report.place else (None, None)
            yield Account(
                ReportReference(article.id, number),
                report,
                frozenset(party(article.id, name) for name in report.participants),
                place,
                site,
                period(report.start, report.end),
                period(article.published),
                originals.get(article.id, article.id),
            )


@cache
def _settings() -> Mapping[str, str]:
    """From each kind of meeting that is none around a table to its setting."""
    return {
        kind: setting
        for setting in ("remote_meetings", "joint_visits")
        for kind in words("names", setting)
    }

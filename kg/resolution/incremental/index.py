"""What resolution knows of every article, so that a new one need not read the others.

An SQLite database of plain rows; it holds nothing that cannot be computed again. ``of`` names what
it speaks of; a database that speaks of anything else than the graph does is emptied and filled
anew, so that it may be lost, copied or left half-written at any time.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from typing import Any

_SCHEMA = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- Articles by what identifies their content: of use to whoever keeps the index.
CREATE TABLE digest (article TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- What finding copies needs of them.
CREATE TABLE article (
    id TEXT PRIMARY KEY, label TEXT, published TEXT, signature TEXT
) WITHOUT ROWID;
CREATE TABLE band (key TEXT, article TEXT, PRIMARY KEY (key, article)) WITHOUT ROWID;
CREATE INDEX band_article ON band (article);
CREATE TABLE copy (article TEXT PRIMARY KEY, original TEXT, reason TEXT) WITHOUT ROWID;
CREATE INDEX copy_original ON copy (original);

-- Their entries. What differs in nothing that resolution looks at shares a profile.
CREATE TABLE entry (
    article TEXT, name TEXT, kind TEXT, plain TEXT, profile INTEGER,
    mentions TEXT, companions TEXT, PRIMARY KEY (article, name, kind)
) WITHOUT ROWID;
CREATE INDEX entry_profile ON entry (profile, article);
CREATE INDEX entry_plain ON entry (plain, kind);
CREATE TABLE profile (
    id INTEGER PRIMARY KEY, kind TEXT, content TEXT, apart INTEGER DEFAULT 0,
    count INTEGER DEFAULT 0, entity TEXT, reason TEXT
);
CREATE UNIQUE INDEX profile_content ON profile (kind, content);
CREATE INDEX profile_entity ON profile (kind, entity);

-- Of all entries of a profile: words that mention them, people beside them.
CREATE TABLE tally (
    profile INTEGER, what TEXT, value TEXT, count INTEGER, PRIMARY KEY (profile, what, value)
) WITHOUT ROWID;

-- Under which keys profiles are compared.
CREATE TABLE term (
    kind TEXT, key TEXT, profile INTEGER, asks INTEGER, answers INTEGER,
    PRIMARY KEY (kind, key, profile)
) WITHOUT ROWID;
CREATE INDEX term_profile ON term (profile, kind);

CREATE TABLE entity (
    kind TEXT, key TEXT, name TEXT, aliases TEXT, country TEXT, latitude REAL, longitude REAL,
    around TEXT,
    folded TEXT, nameless INTEGER, count INTEGER, article TEXT, first TEXT, discriminators TEXT,
    lone INTEGER,
    PRIMARY KEY (kind, key)
);
CREATE INDEX entity_folded ON entity (kind, folded, article);
CREATE INDEX entity_lone ON entity (kind, lone, folded);
CREATE INDEX entity_name ON entity (kind, name, key);
CREATE INDEX entity_country ON entity (kind, country);
CREATE INDEX entity_around ON entity (kind, around);

-- Reports of meetings: who and where is meant, and which meeting they tell of (its first report).
CREATE TABLE report (
    article TEXT, number INTEGER, block TEXT, meeting TEXT, content TEXT,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX report_block ON report (block);
CREATE INDEX report_meeting ON report (meeting);
CREATE TABLE mention (
    kind TEXT, key TEXT, article TEXT, number INTEGER, PRIMARY KEY (kind, key, article, number)
) WITHOUT ROWID;

-- Days on which a block could lack a party of another.
CREATE TABLE lacking (
    key TEXT, block TEXT, asks INTEGER, answers INTEGER, PRIMARY KEY (key, block)
) WITHOUT ROWID;
CREATE INDEX lacking_block ON lacking (block);

CREATE TABLE meeting (id TEXT PRIMARY KEY, base TEXT, key TEXT, state TEXT, met TEXT) WITHOUT ROWID;
CREATE INDEX meeting_base ON meeting (base);
CREATE TABLE venue (place TEXT, meeting TEXT, PRIMARY KEY (place, meeting)) WITHOUT ROWID;
CREATE INDEX venue_meeting ON venue (meeting);
CREATE TABLE met (one TEXT, other TEXT, count INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;

-- Which places may be around a place, the likeliest first.
CREATE TABLE option (
    place TEXT, rank INTEGER, around TEXT, PRIMARY KEY (place, rank)
) WITHOUT ROWID;
CREATE INDEX option_around ON option (around);
"""

Row = tuple[Any, ...]


class Index:
    """The database; changes are kept by `commit` alone.

    Every method raises sqlite3.Error where the database cannot be read or written.
    """

    def __init__(self, location: str) -> None:
        """``location`` is a file, or ``:memory:`` for one that is gone when it is closed."""
        self._connection = sqlite3.connect(
            location, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")

    def begin(self, version: str, of: str | None) -> bool:
        """Starts a change; whether the database speaks of ``of``, else it is empty now.

        ``version`` stands for the rules and for the shape of the database.
        """
        version = f"{version} {hashlib.sha256(_SCHEMA.encode()).hexdigest()[:8]}"
        self.rollback()
        self.run("BEGIN IMMEDIATE")
        tables = [name for (name,) in self.all("SELECT name FROM sqlite_master WHERE type='table'")]
        if "fact" in tables and of is not None:
            facts: dict[str, str] = dict(self.all("SELECT name, value FROM fact"))
            if (facts.get("version"), facts.get("of")) == (version, of):
                return True
        for name in tables:
            self.run(f'DROP TABLE "{name}"')
        for statement in _SCHEMA.split(";"):
            self.run(statement)
        self.state("version", version)
        return False

    def commit(self, of: str) -> None:
        """Keeps the change; the database speaks of ``of`` now."""
        self.state("of", of)
        self.run("COMMIT")

    def rollback(self) -> None:
        """Forgets the change that is under way, if one is."""
        if self._connection.in_transaction:
            self.run("ROLLBACK")

    def close(self) -> None:
        """Lets go of the database, without what was not committed."""
        self._connection.close()

    def fact(self, name: str) -> str | None:
        """What `state` said."""
        found = self.one("SELECT value FROM fact WHERE name = ?", name)
        return None if found is None else found[0]

    def state(self, name: str, value: str) -> None:
        """Notes a fact about the whole."""
        self.run("INSERT OR REPLACE INTO fact VALUES (?, ?)", name, value)

    def run(self, statement: str, *values: object) -> int:
        """Changes rows; the number of the row that was inserted last."""
        return self._connection.execute(statement, values).lastrowid or 0

    def many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Changes rows, once for each of ``rows``."""
        self._connection.executemany(statement, rows)

    def all(self, query: str, *values: object) -> list[Row]:
        """All rows of an answer."""
        return self._connection.execute(query, values).fetchall()

    def one(self, query: str, *values: object) -> Row | None:
        """The first row of an answer."""
        row: Row | None = self._connection.execute(query, values).fetchone()
        return row


def written(value: object) -> str:
    """A value of JSON as text, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def hashed(*values: object) -> str:
    """A short text that is the same for equal values."""
    return hashlib.sha256(written(values).encode("utf-8", "surrogatepass")).hexdigest()[:24]

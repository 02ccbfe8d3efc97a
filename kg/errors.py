"""The exceptions of newskg, one tree::

    KgError                    something the user can mend; printed as one line, never a traceback
    ├── UsageError             a command, option or setting that cannot be taken      (exit code 2)
    ├── SourceError            a source that could not be read                  (exit code 2 or 3)
    │   ├── PassingError       one that may be readable a little later          (exit code 2 or 3)
    │   └── HostError          one whose host is unknown or may not be asked    (exit code 2 or 3)
    ├── QuestionError          a broken .rq file, header or parameter value           (exit code 2)
    ├── QueryError             a SPARQL query that is malformed, refused or failed    (exit code 2)
    │   └── LimitError         one that was stopped: too long, too large or too many  (exit code 2)
    └── StoreError             a store that cannot be opened, read or written         (exit code 2)
        └── StoreBusyError     one that another process has open for writing          (exit code 2)

Each message names the value, the place and the remedy:
``notes.txt: the file is empty; remove it or fill it``.
"""

from __future__ import annotations


class KgError(Exception):
    """Base of everything that newskg raises on purpose."""


class UsageError(KgError):
    """A command, option or setting that cannot be taken as it is."""


class SourceError(KgError):
    """A source that holds no readable article.

    ``source`` is the source as the user named it; the message starts with it.
    """

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class PassingError(SourceError):
    """A source that may be readable a little later: its server is overloaded or out of reach.

    ``wait_s`` is how many seconds the server asks to wait, if it says so.
    """

    def __init__(self, source: str, problem: str, wait_s: float | None = None) -> None:
        super().__init__(source, problem)
        self.wait_s = wait_s


class HostError(SourceError):
    """A source whose host is unknown, or lies where nothing is fetched from."""


class QuestionError(KgError):
    """A question file with a broken header, or a value that a parameter does not take."""


class QueryError(KgError):
    """A SPARQL query that is malformed, refused, or failed while it ran."""


class LimitError(QueryError):
    """A SPARQL query that was stopped because it takes more time, rows or memory than it may."""


class StoreError(KgError):
    """A store that cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """A store that another process has open for writing, as long as that lasts."""

"""An answer for programs: its rows, and all that `kg ask --format json` says beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from kg.errors import UsageError
from kg.library.rows import Row, typed_row
from kg.questions.answer import Answer as PlainAnswer
from kg.questions.answer import Coverage, Understood

if TYPE_CHECKING:
    import pandas


class Answer(Sequence[Row]):
    """The answer to a question: a sequence of rows, empty where nothing was found.

    ``str(answer)`` is the answer in one sentence or, without rows, the reason why there are none.

    >>> from kg import open_graph
    >>> with open_graph("newskg-store") as graph:
    ...     answer = graph.ask("Whom did Putin meet in 2019?")
    ...     nothing = graph.ask("Whom did Putin meet in 1990?")
    >>> [row.other for row in answer]
    ['Kim Jong Un']
    >>> answer.understood.name
    'who-met-whom'
    >>> len(nothing), nothing.explanation is None
    (0, False)
    """

    def __init__(self, plain: PlainAnswer) -> None:
        self._plain = plain
        self._rows = tuple(map(typed_row, plain.rows))

    @property
    def question(self) -> str:
        """The question as it was asked."""
        return self._plain.question

    @property
    def understood(self) -> Understood | None:
        """How the question was taken; None where it was not understood."""
        return self._plain.understood

    @property
    def answer(self) -> str:
        """The answer in one sentence."""
        return self._plain.answer

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that every row has, in order."""
        return self._plain.columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows; the answer itself is a sequence of them."""
        return self._rows

    @property
    def explanation(self) -> str | None:
        """Why there are no rows; None where there are some."""
        return self._plain.explanation

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Other names or questions to try."""
        return self._plain.suggestions

    @property
    def coverage(self) -> Coverage:
        """What the graph covers: articles, and the days of their publication."""
        return self._plain.coverage

    @property
    def sparql(self) -> str | None:
        """The query as it was run; None where none was."""
        return self._plain.sparql

    def to_json(self) -> dict[str, Any]:
        """What ``kg ask --format json`` prints, as plain data: dates are text there."""
        return self._plain.to_json()

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a table of pandas, with its types that know missing values.

        Whole numbers stay whole where some are missing. A column of days holds `datetime.date`,
        since some may be partial dates; `pandas.to_datetime` converts what it can.

        Raises UsageError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise UsageError(
                "to_pandas: pandas is not installed; install it with: pip install 'newskg[pandas]'"
            ) from error
        cells = [list(row.values()) for row in self._rows]
        table = pandas.DataFrame(cells, columns=list(self.columns), dtype=object)
        return table.convert_dtypes()

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __str__(self) -> str:
        return self._plain.explanation or self._plain.answer

    def __repr__(self) -> str:
        rows = "1 row" if len(self._rows) == 1 else f"{len(self._rows)} rows"
        return f"<Answer to {self.question!r}: {rows}>"

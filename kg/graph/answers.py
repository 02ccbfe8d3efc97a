"""What a server answered, read: an answer that is cut short is an error, never a shorter answer."""

from __future__ import annotations

import pyoxigraph
from pyoxigraph import QueryResultsFormat, QuerySolution, RdfFormat

from kg.errors import StoreError
from kg.graph import virtuoso
from kg.graph.endpoint import Answer
from kg.graph.result import Result, read_result, written_statements


def read_rows(location: str, answer: Answer) -> list[QuerySolution]:
    """The rows as they are, perhaps no more than the server's limit.

    Raises:
        StoreError: if they are none, or not complete.
    """
    try:
        return _solutions(answer.body)
    except (SyntaxError, ValueError) as error:
        raise _cut_short(location, str(error)) from error


def read_answer(location: str, answer: Answer) -> Result:
    """The answer to SELECT or ASK.

    Raises:
        StoreError: if it is not complete, or has so many rows that some may have been left out.
    """
    try:
        found = read_result(
            pyoxigraph.parse_query_results(
                virtuoso.labelled(answer.body), format=QueryResultsFormat.JSON
            )
        )
    except (SyntaxError, ValueError) as error:
        raise _cut_short(location, str(error)) from error
    if answer.most_rows is not None and len(found) >= answer.most_rows:
        raise StoreError(
            f"{location}: the server sends at most {answer.most_rows} rows and may have"
            " left some out; ask for less, or raise its limit (Virtuoso: ResultSetMaxRows)"
        )
    if found.variables == virtuoso.ASK:
        return Result(boolean=bool(found.rows))
    return found


def read_truth(location: str, answer: Answer) -> bool:
    """The answer to ASK.

    Raises:
        StoreError: if it is anything else.
    """
    found = read_answer(location, answer)
    if found.boolean is None:
        raise _cut_short(location, "rows in answer to ASK")
    return found.boolean


def read_graph(location: str, answer: Answer) -> tuple[Result, int]:
    """The answer to CONSTRUCT or DESCRIBE, and how many statements it has.

    Raises:
        StoreError: if it is not complete.
    """
    try:
        parsed = {quad.triple for quad in pyoxigraph.parse(answer.body, format=RdfFormat.JSON_LD)}
    except (SyntaxError, ValueError) as error:
        raise _cut_short(location, str(error)) from error
    text = pyoxigraph.serialize(parsed, format=RdfFormat.N_TRIPLES) or b""
    return written_statements(text), len(parsed)


def _cut_short(location: str, problem: str) -> StoreError:
    return StoreError(
        f"{location}: the server's answer is incomplete or no SPARQL 1.1 answer in JSON"
        f" ({problem}); repeat the command, and look at the server's log if it stays so"
    )


def _solutions(body: bytes) -> list[QuerySolution]:
    found = pyoxigraph.parse_query_results(virtuoso.labelled(body), format=QueryResultsFormat.JSON)
    try:
        if isinstance(found, pyoxigraph.QueryBoolean):
            raise ValueError("no rows in answer to SELECT")
        return list(found)
    finally:
        # As in read_result(): an answer must end in its own thread.
        del found

"""What a query asks, in rdflib's algebra, so that queries can be compared."""

from __future__ import annotations

import rdflib
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

Blocks = dict[str, list[list[str]]]


def algebra(query: str) -> tuple[object, Blocks]:
    """What a query asks without the data in its VALUES, and that data by variable."""
    data: Blocks = {}

    def plain(part: object) -> object:
        if isinstance(part, CompValue):
            if part.name == "values":
                variables = sorted({str(variable) for row in part.res for variable in row})
                for variable in variables:
                    column = [str(row[rdflib.Variable(variable)]) for row in part.res]
                    data.setdefault(variable, []).append(column)
                return "values", variables
            return part.name, [(key, plain(part[key])) for key in sorted(part)]
        if isinstance(part, list | tuple):
            return [plain(each) for each in part]
        if isinstance(part, set | frozenset):
            return sorted(str(plain(each)) for each in part)
        # Each reading of a query has blank nodes of its own.
        return "blank" if isinstance(part, rdflib.BNode) else repr(part)

    return plain(translateQuery(parseQuery(query)).algebra), data

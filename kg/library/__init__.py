"""newskg for Python programs: open a graph, ask, get rows of Python values.

::

    open_graph(...) --> NewsGraph --ask--> Answer: a sequence of Row, each with its Evidence
                                  --sparql--> CustomAnswer: rdflib's terms, warnings
                                  --dataset--> rdflib.Dataset
"""

from kg.library.answer import Answer
from kg.library.news_graph import NewsGraph, open_graph
from kg.library.rows import Evidence, Row

__all__ = ["Answer", "Evidence", "NewsGraph", "Row", "open_graph"]

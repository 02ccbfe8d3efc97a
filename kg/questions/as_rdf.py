"""The question library as RDF, so that other tools find what can be asked, and with which values.

The vocabulary is that of SIB's SPARQL examples (https://github.com/sib-swiss/sparql-examples):
``sh:SPARQLSelectExecutable`` with ``rdfs:comment``, ``sh:select``, ``schema:keywords`` and
``schema:target``. Parameters are SHACL's own, each with its values to choose from: ``sh:in`` for a
closed list, ``kg:menu`` for the query that lists those of the graph, which is never out of date.
"""

from __future__ import annotations

from pyoxigraph import Literal, Quad

from kg.graph.converter.facts import Statements
from kg.graph.iris import Iris
from kg.graph.store import Store
from kg.graph.terms import (
    DCTERMS,
    KG,
    RDF,
    RDFS,
    SCHEMA,
    SH,
    SKOS,
    XSD,
    boolean,
    integer,
    node,
    text,
)
from kg.graph.vocabulary import PREFIXES
from kg.questions.binding import XSD as XSD_SPACE
from kg.questions.catalogue import Catalogue
from kg.questions.parameters import Parameter
from kg.questions.question import Question

_LANGUAGE = "en"


def publish(store: Store, catalogue: Catalogue) -> bool:
    """Puts the library into its graph in ``store``; whether it was another before."""
    return store.put_questions(library_to_rdf(catalogue, store.iris))


def library_to_rdf(catalogue: Catalogue, iris: Iris) -> list[Quad]:
    """All questions as statements of their own graph; the same questions give the same."""
    statements = Statements(iris.questions_graph())
    for name, space in PREFIXES.items():
        statements.add(node(iris.prefixes()), SH.declare, node(iris.prefix(name)))
        statements.add(node(iris.prefix(name)), SH.prefix, text(name))
        statements.add(node(iris.prefix(name)), SH.namespace, Literal(space, datatype=XSD.anyURI))
    for question in catalogue.questions.values():
        _question_to_rdf(statements, iris, question)
    return statements.quads()


def _question_to_rdf(statements: Statements, iris: Iris, question: Question) -> None:
    iri, add = node(iris.question(question.name)), statements.add
    add(iri, RDF.type, SH.SPARQLExecutable, SH.SPARQLSelectExecutable)
    add(iri, DCTERMS.identifier, text(question.name))
    add(iri, RDFS.comment, _words(question.summary))
    add(iri, DCTERMS.description, _words(question.description))
    add(iri, SCHEMA.keywords, *map(text, question.tags))
    add(iri, SKOS.example, *map(_words, question.examples))
    add(iri, SCHEMA.target, node(iris.endpoint()))
    add(iri, SH.prefixes, node(iris.prefixes()))
    add(iri, SH.select, text(question.sparql))
    for order, parameter in enumerate(question.parameters):
        add(iri, SH.parameter, node(iris.parameter(question.name, parameter.name)))
        _parameter_to_rdf(statements, iris, question, parameter, order)


def _parameter_to_rdf(
    statements: Statements, iris: Iris, question: Question, parameter: Parameter, order: int
) -> None:
    iri, add = node(iris.parameter(question.name, parameter.name)), statements.add
    add(iri, RDF.type, SH.Parameter)
    add(iri, SH.path, node(iris.variable(question.name, parameter.variable)))
    add(iri, SH.name, _words(parameter.label))
    add(iri, SH.description, _words(parameter.description))
    add(iri, SH.order, integer(order))
    add(iri, SH.optional, boolean(not parameter.required or parameter.default is not None))
    if parameter.type == "iri":
        add(iri, SH.nodeKind, SH.IRI)
    else:
        add(iri, SH.datatype, node(_datatype(parameter)))
    add(iri, SH.defaultValue, _plain(parameter.default))
    add(iri, KG.menu, _plain(parameter.menu))
    # A list whose cells have names: this graph holds no blank nodes.
    cells = [
        node(iris.choice(question.name, parameter.name, index))
        for index in range(len(parameter.choices))
    ]
    for index, (cell, choice) in enumerate(zip(cells, parameter.choices, strict=True)):
        add(cell, RDF.first, text(choice))
        add(cell, RDF.rest, cells[index + 1] if index + 1 < len(cells) else RDF.nil)
    add(iri, getattr(SH, "in"), *cells[:1])


def _datatype(parameter: Parameter) -> str:
    prefix, _, name = parameter.type.rpartition(":")
    if prefix:
        return PREFIXES[prefix] + name
    if parameter.type.startswith("@"):
        return PREFIXES["rdf"] + "langString"
    return XSD_SPACE + ("decimal" if parameter.type == "number" else "string")


def _words(value: str | None) -> Literal | None:
    """Words of the language that the catalogue is written in; None for none."""
    return Literal(value, language=_LANGUAGE) if value else None


def _plain(value: str | None) -> Literal | None:
    return text(value) if value else None

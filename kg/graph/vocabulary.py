"""The namespaces of the graph. What each own term means stands in ``ontology/kg.ttl``."""

from __future__ import annotations

from rdflib import Namespace

PREFIXES: dict[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "kg": "https://newskg.example/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix to namespace: what every query may use without declaring it."""

KG = Namespace(PREFIXES["kg"])
"""Own terms. Fixed: unlike the base of the data, it never changes with the configuration."""

DCTERMS = Namespace(PREFIXES["dcterms"])
GEO = Namespace(PREFIXES["geo"])
OA = Namespace(PREFIXES["oa"])
PROV = Namespace(PREFIXES["prov"])
SCHEMA = Namespace(PREFIXES["schema"])
SEM = Namespace(PREFIXES["sem"])
SKOS = Namespace(PREFIXES["skos"])

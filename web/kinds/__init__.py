"""Pages of things by their kind: people, places, meetings, claims.

::

    entities --IRI--> pages (which page a kind has) --> portrait, meeting, claim --> templates

A page of another kind is a module here and a line in `kg.web.kinds.pages`.
"""

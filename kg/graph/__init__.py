"""Records to RDF and back, and the stores that keep the RDF.

``iris`` mints, ``vocabulary`` names, ``converter`` converts, ``store.open_store`` opens and
``check`` proves. Start with `kg.graph.store.open_store`.
"""

"""Data: the vocabulary (``kg.ttl``), what a valid graph is (``shapes.ttl``) and word lists."""

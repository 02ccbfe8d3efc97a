"""Meetings: `kg.extraction.meetings.finding` finds them, the other modules know their parts.

Words of a sentence that tell of a meeting (triggers), who takes part by the sentence's tree or by
the order of its words, when and where, whether it was held (status, fate), and which sentences tell
of one meeting (merging). The words stand in ``ontology/lexicon/meetings.yaml``.
"""

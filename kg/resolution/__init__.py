"""Brings together what the articles say: each person, place and meeting once.

`resolve` is the only entry. Names are compared in `spelling` and `personal_names`; `people`,
`organizations`, `places` and `descriptions` give the entities; `report_groups` brings the reports
of one meeting together, `clearest` and `disagreements` say what they agree on and where not.
"""

from kg.resolution.corrections import Corrections, Named, Ruling
from kg.resolution.resolver import RESOLVER_VERSION, resolve

__all__ = ["RESOLVER_VERSION", "Corrections", "Named", "Ruling", "resolve"]

"""How well articles are read: scores against annotated articles, and floors that hold them.

The annotated articles and their scorers lie outside of the package, in a folder that the user
names; each scorer runs as its authors wrote it, over what ``kg extract`` gives for the articles.
"""

from kg.evaluation.floors import Floors, Shortfall
from kg.evaluation.scoring import Score, evaluate
from kg.evaluation.sets import SETS, GoldSet, is_held_out

__all__ = ["SETS", "Floors", "GoldSet", "Score", "Shortfall", "evaluate", "is_held_out"]

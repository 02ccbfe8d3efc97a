"""What a corrected article says otherwise than before: pure functions over two `Extraction`s.

``sameness`` tells a correction from another story under the same name, ``comparison.compare`` gives
the changes; ``pairing`` finds what became of each meeting and claim, ``renaming`` whose name is
spelt anew, ``stated`` and ``notices`` what the article states about itself. ``records`` holds what
passes on to the graph, which keeps it.
"""

from kg.revisions.comparison import compare
from kg.revisions.records import Change, Revision, Version
from kg.revisions.sameness import is_revision, reads_the_same

__all__ = ["Change", "Revision", "Version", "compare", "is_revision", "reads_the_same"]

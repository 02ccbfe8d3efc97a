"""Resolution that grows: what a new article says is brought together with what is near to it.

`update` is the only way in; it keeps what it must know of earlier articles in an `Index`.
"""

from kg.resolution.incremental.index import Index
from kg.resolution.incremental.step import Difference, update

__all__ = ["Difference", "Index", "update"]

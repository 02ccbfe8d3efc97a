"""Sources in, extractions out, over the machines of a Dask cluster; this machine alone writes.

::

    here                              scheduler             workers
    a source with its bytes    ->     a task of its own  -> read, one at a time in each process
    what was read out of it    <-                        <-

The workers see no file of this machine. A few sources for each of them are under way at a time,
which bounds memory everywhere; the next one goes out when one came back and is stored. Dask is an
extra (``newskg[cluster]``) and is imported by `connected` alone.
"""

from kg.cluster.connection import connected
from kg.cluster.reading import Cluster

__all__ = ["Cluster", "connected"]

"""Facts about the graph that all pages share."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from kg.graph.limits import DEFAULT_LIMITS
from kg.graph.store import Store
from kg.questions import load_catalogue
from kg.web.site import Site
from kg.web.turnstile import Turnstile


def test_many_threads_compute_a_fact_once(store: Store) -> None:
    site = Site(store, store.iris.base, load_catalogue(), None, Turnstile(DEFAULT_LIMITS))
    computed: list[int] = []

    def slow(_: Store) -> int:
        computed.append(threading.get_ident())
        time.sleep(0.1)
        return site.keep("inner", lambda _: 7)

    with ThreadPoolExecutor(8) as people:
        assert set(people.map(lambda _: site.keep("slow", slow), range(8))) == {7}
    assert len(computed) == 1

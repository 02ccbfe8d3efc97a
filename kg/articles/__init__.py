"""Source -> article: readers, removal of page furniture, metadata.

`find_sources` lists the files to read, `read_article` reads one of them, and `content_blocks` says
which parts of a stored text are the article. The words by which it does so stand in
``ontology/lexicon/articles.yaml``.
"""

from __future__ import annotations

from kg.articles.blocks import Block, content_blocks
from kg.articles.reading import read_article
from kg.articles.sources import find_sources

__all__ = ["Block", "content_blocks", "find_sources", "read_article"]

"""Source -> article: readers, removal of page furniture, metadata.

`find_files` lists the files to read, `read_article` reads one of them, and `content_blocks` says
which parts of a stored text are the article. The words by which it does so stand in
``ontology/lexicon/articles.yaml``.
"""

from __future__ import annotations

from kg.articles.blocks import Block, content_blocks
from kg.articles.finding import find_files
from kg.articles.reading import read_article
from kg.articles.source import Source

__all__ = ["Block", "Source", "content_blocks", "find_files", "read_article"]

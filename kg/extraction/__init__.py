"""Document to extraction: people, organizations, places, meetings and claims of one article."""

from kg.extraction.extract import READER_VERSION, extract

__all__ = ["READER_VERSION", "extract"]

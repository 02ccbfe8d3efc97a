"""Markdown -> lines, by the block structure that markdown-it-py finds (CommonMark 0.31).

The text stays as it is; only headings, paragraphs and what is no prose (code, HTML blocks, tables,
front matter) are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from kg.articles.front_matter import front_matter
from kg.articles.lines import Line, skip_list_mark, trim

_SIGNS = re.compile(
    r"^#{1,6}[ \t]+\S|^!\[|^```|\]\(https?://",
    re.MULTILINE,
)
_QUOTE_MARKS = re.compile(r"[ \t]*(?:>[ \t]?)+")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_BREAK = re.compile("\r\n|\r|\n")


def looks_like_markdown(text: str) -> bool:
    """Whether the text has headings, links, pictures, code or front matter of Markdown."""
    return bool(front_matter(text) or _SIGNS.search(text))


def markdown_lines(text: str) -> list[Line]:
    """The lines of Markdown that may hold prose."""
    match = front_matter(text)
    offset = match.end() if match else 0
    body = text[offset:]
    starts = [0, *(found.end() for found in _BREAK.finditer(body)), len(body)]
    lines: list[Line] = []
    for group, (first, last, heading) in enumerate(_prose(body)):
        for number in range(first, min(last, len(starts) - 1)):
            line = _line(text, offset + starts[number], offset + starts[number + 1], heading)
            if line:
                start, end = line
                continues = number > first and not heading
                lines.append(Line(start, end, group, continues, heading))
    return lines


def _prose(body: str) -> Iterator[tuple[int, int, bool]]:
    """First line, line after the last, and whether it is a heading, of each block of prose."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    in_table = False
    for token in parser.parse(body):
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.map and not in_table and token.type in ("heading_open", "paragraph_open"):
            yield token.map[0], token.map[1], token.type == "heading_open"


def _line(text: str, start: int, end: int, heading: bool) -> tuple[int, int] | None:
    start, end = trim(text, start, end)
    marks = _QUOTE_MARKS.match(text, start, end)
    if marks:
        start = marks.end()
    start = skip_list_mark(text, *trim(text, start, end))
    if heading:
        sign = _HEADING.match(text, start, end)
        if sign:
            start = sign.end()
            while end > start and text[end - 1] in "# \t":
                end -= 1
        elif not text[start:end].strip("=- \t"):
            return None
    return (start, end) if start < end else None

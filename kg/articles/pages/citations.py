"""Citation marks of a page and the list that they lead to, before its text is read.

The text of a page has no links and no raised digits: ``bridge<sup>3</sup>`` would become "bridge3".
Marks are therefore put into brackets, and the entries that they lead to get their labels and the
addresses of their links as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.pages.tree import Element, content_of
from kg.articles.wording import wording

_NUMBERS = re.compile(r"\s*\[?\s*(?P<numbers>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})\s*\]?\s*")
_BRACKETED = re.compile(r"\s*\[\s*(?P<number>\d{1,3})\s*\]\s*")
_LABELLED = re.compile(r"\s*\[?\d{1,3}[\].)]")
_MEASURE = re.compile(r"(?:\d|(?<![^\W_])[kcdm]?m)\Z")
_ENTRIES = ("li", "p", "div", "dd", "td")
_LONGEST_ENTRY, _LONGEST_LABEL = 1000, 3


def spell_out_citations(tree: Element) -> None:
    """Write the marks of a page as ``[3]``, and ``[3] ... https://...`` where they lead."""
    labels: dict[str, str] = {}
    for mark, numbers in list(_marks(tree)):
        for link in mark.iter("a"):
            target = (link.get("href") or "").partition("#")[2]
            if (link.get("href") or "").startswith("#") and target:
                labels.setdefault(target, numbers)
        if mark.tag == "sup":
            _replace(mark, f"[{numbers}]")
    listed = list(_listed(tree, labels)) if labels else list(_headed(tree))
    for entry, label in listed:
        address = next(filter(None, map(_address, entry.iter("a"))), None)
        entry.text = f"[{label}] {(entry.text or '').lstrip()}"
        if address and address not in entry.text_content():
            _append(entry, f" {address}")


def _marks(tree: Element) -> Iterator[tuple[Element, str]]:
    """The raised numbers of a page, and the links ``[3]`` to a place of the page.

    What begins a paragraph or an entry is its own number, and leads back to the mark.
    """
    for raised in tree.iter("sup"):
        found = _NUMBERS.fullmatch(raised.text_content())
        if found and not _MEASURE.search(_before(raised)) and not _begins_entry(raised):
            yield raised, found["numbers"]
    for link in tree.iter("a"):
        found = _BRACKETED.fullmatch(link.text_content())
        if found and (link.get("href") or "").startswith("#") and not _begins_entry(link):
            yield link, found["number"]


def _before(element: Element) -> str:
    """The text directly before an element."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or previous.text_content()
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _entry_around(element: Element) -> Element | None:
    """The paragraph or entry that an element is, or stands in."""
    around: Element | None = element
    while around is not None and around.tag not in _ENTRIES:
        around = around.getparent()
    return around


def _begins_entry(element: Element) -> bool:
    """Whether nothing stands before an element in the paragraph or entry around it."""
    entry, inner = _entry_around(element), element
    while entry is not None and inner is not entry:
        if _before(inner).strip():
            return False
        parent = inner.getparent()
        if parent is None:
            return False
        inner = parent
    return True


def _listed(tree: Element, labels: dict[str, str]) -> Iterator[tuple[Element, str]]:
    """The entries of the list that marks lead to, each once."""
    seen: set[Element] = set()
    for element in tree.iter(*_ENTRIES, "a", "span", "cite"):
        label = labels.get((element.get("id") or "") or (element.get("name") or ""), "")
        if not label.isdigit() or not _begins_entry(element):
            continue
        entry = _entry_around(element)
        if (
            entry is not None
            and entry not in seen
            and len(entry.text_content()) <= _LONGEST_ENTRY
            and not _LABELLED.match(entry.text_content())
        ):
            seen.add(entry)
            yield entry, label


def _headed(tree: Element) -> Iterator[tuple[Element, str]]:
    """The entries of numbered lists below headings such as "References", which no mark leads to."""
    for numbered in tree.iter("ol"):
        heading = numbered.getprevious()
        if heading is None or not wording().source_headings.match(content_of(heading)):
            continue
        start = numbered.get("start") or ""
        first = int(start) if start.isdecimal() and len(start) <= _LONGEST_LABEL else 1
        for number, entry in enumerate((one for one in numbered if one.tag == "li"), start=first):
            if not _LABELLED.match(entry.text_content()):
                yield entry, str(number)


def _address(link: Element) -> str | None:
    href = (link.get("href") or "").strip()
    return href if href.startswith(("http://", "https://")) and " " not in href else None


def _replace(element: Element, words: str) -> None:
    """Make an element hold these words alone; what follows it stays."""
    tail, attributes = element.tail, dict(element.attrib)
    element.clear()
    element.attrib.update(attributes)
    element.text, element.tail = words, tail


def _append(element: Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words

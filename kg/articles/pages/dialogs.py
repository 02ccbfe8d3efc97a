"""Boxes of a page that ask for consent, an address or money, known by what they say."""

from __future__ import annotations

from kg.articles.pages.sizes import Sizes
from kg.articles.pages.tree import Element, attribute_words, content_of
from kg.articles.pages.wording import page_wording, plain

_DIALOG_PHRASES = 3
_FORM_PHRASES, _FORM_WORDS = 1, 80
_CALL_WORDS, _CALL_LINKS, _CALL_PHRASES = 60, 3, 2
_HERE = ("here", "click here", "join them", "join us")


def is_dialog(element: Element) -> bool:
    """Whether an element that its page calls a dialog asks for consent, an address or money."""
    is_role = element.get("role") in ("dialog", "alertdialog") or bool(element.get("aria-modal"))
    names = page_wording().dialog_attributes
    if not is_role and not names.intersection(attribute_words(element)):
        return False
    return _dialog_phrases(element) >= (1 if is_role else _DIALOG_PHRASES)


def is_form(element: Element, sizes: Sizes) -> bool:
    """Whether an element is a small box with a form or button that asks for the same."""
    if element.tag not in ("div", "section", "form") or sizes[element].words > _FORM_WORDS:
        return False
    has_form = next(element.iter("input", "button"), None) is not None or any(
        page_wording().buttons.intersection(attribute_words(link)) for link in element.iter("a")
    )
    return has_form and _dialog_phrases(element) >= _FORM_PHRASES


def is_call(element: Element, sizes: Sizes) -> bool:
    """Whether a paragraph asks to subscribe or the like, by a link of such words."""
    if element.tag not in ("p", "div") or not 0 < sizes[element].words <= _CALL_WORDS:
        return False
    if not 0 < sizes[element].links <= _CALL_LINKS or sizes[element].holds_blocks:
        return False
    dialogs = page_wording().dialogs
    links = (content_of(link) for link in element.iter("a"))
    asks = any(dialogs.search(text) or plain(text) in _HERE for text in links)
    return asks and _dialog_phrases(element) >= _CALL_PHRASES


def _dialog_phrases(element: Element) -> int:
    found = page_wording().dialogs.finditer(content_of(element))
    return len({match[0].lower() for match in found})

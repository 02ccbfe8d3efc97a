"""From the YAML of a file of judgements to records; what is wrong is told with its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from kg.errors import UsageError
from kg.judgements.fields import Stated as FieldText
from kg.judgements.fields import check_together, check_value
from kg.judgements.records import (
    ABOUT_EXTRACTIONS,
    ABOUT_IDENTITY,
    ENTITY_KINDS,
    KINDS,
    VERBS,
    ArticleName,
    Judgement,
    Kind,
    Side,
    Target,
    Value,
    Verb,
)
from kg.judgements.yaml_values import Stated

_ABOUT = ("when", "by", "note")
_KEYS = ("id", *VERBS, "set", *_ABOUT)
_TARGET = (*KINDS, "speakers", "start", "at", "sentence", "article")
_ARTICLE = ("id", "source", "title")
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")


def read_judgements(stated: Stated) -> list[Judgement]:
    """The judgements of a file, in its order.

    Raises:
        UsageError: naming file, line and remedy.
    """
    if stated.value is None:
        return []
    if not isinstance(stated.value, list):
        raise stated.wrong("expected a list of judgements, each after a '- '")
    found: dict[str, Judgement] = {}
    for entry in stated.value:
        judgement = _judgement(entry)
        if judgement.id in found:
            raise entry.wrong(
                f"a second judgement with the id {judgement.id} (the first is in line"
                f" {found[judgement.id].line}); give one of them another id"
            )
        found[judgement.id] = judgement
    return list(found.values())


def _judgement(entry: Stated) -> Judgement:
    keys = entry.keys("a judgement")
    _refuse_unknown(keys, _KEYS, "a judgement")
    if "id" not in keys:
        raise entry.wrong("this judgement has no id; give it a short one that no other has")
    own_id = keys["id"].text("id")
    if not _ID.fullmatch(own_id):
        raise keys["id"].wrong(f"the id is {own_id!r}; it takes up to 40 letters and digits")
    verbs = [verb for verb in VERBS if verb in keys]
    if len(verbs) != 1:
        said = f"says {' and '.join(verbs)}" if verbs else "says nothing"
        raise entry.wrong(f"judgement {own_id} {said}; it takes one of {', '.join(VERBS)}")
    verb = verbs[0]
    if "set" in keys and verb != "correct":
        raise keys["set"].wrong(f"set goes with correct, not with {verb}")
    targets = _targets(keys[verb]) if verb in ABOUT_EXTRACTIONS else ()
    return Judgement(
        id=own_id,
        verb=verb,
        when=_moment(keys.get("when")),
        by=_optional_text(keys, "by"),
        note=_optional_text(keys, "note"),
        targets=targets,
        values=_values(entry, keys.get("set"), targets) if verb == "correct" else (),
        sides=_sides(verb, keys[verb]) if verb in ABOUT_IDENTITY else (),
        undoes=keys[verb].text("undo") if verb == "undo" else None,
        line=entry.line,
    )


def _targets(stated: Stated) -> tuple[Target, ...]:
    entries = stated.value if isinstance(stated.value, list) else [stated]
    targets = tuple(_target(each) for each in entries)
    if not targets:
        raise stated.wrong("nothing is judged here; name what is")
    for target in targets:
        if target.kind == "description":
            raise stated.wrong("a description can only be merged or split")
    return targets


def _sides(verb: Verb, stated: Stated) -> tuple[Side, ...]:
    entries = stated.items(verb)
    sides = tuple(_side(each) for each in entries)
    if len(sides) < 2:
        raise stated.wrong(f"{verb} takes a list of two or more")
    kinds = {target.kind for side in sides for target in side}
    if len(kinds) > 1:
        raise stated.wrong(f"{verb} takes things of one kind, not {' and '.join(sorted(kinds))}")
    for number, side in enumerate(sides):
        if side in sides[:number]:
            raise entries[number].wrong(
                f"{verb} names the same twice; say of which articles (article: ...)"
            )
    return sides


def _side(stated: Stated) -> Side:
    entries = stated.value if isinstance(stated.value, list) else [stated]
    side = tuple(_target(each) for each in entries)
    if not side:
        raise stated.wrong("one side is empty; name what it stands for")
    return side


def _target(stated: Stated) -> Target:
    if isinstance(stated.value, str):
        return Target("person", (stated.text("the name"),))
    keys = stated.keys("what is judged")
    _refuse_unknown(keys, _TARGET, "what is judged")
    kinds = [kind for kind in KINDS if kind in keys]
    if len(kinds) != 1:
        said = f"is {' and '.join(kinds)}" if kinds else "is of no kind"
        raise stated.wrong(f"what is judged {said}; it takes one of {', '.join(KINDS)}")
    kind = kinds[0]
    articles = tuple(_articles(keys["article"])) if "article" in keys else ()
    if kind not in ENTITY_KINDS and not articles:
        raise stated.wrong(f"a {kind} is judged in its article; name that (article: ...)")
    for key in {"speakers": "claim", "start": "meeting", "at": "meeting"}.items():
        if key[0] in keys and kind != key[1]:
            raise keys[key[0]].wrong(f"{key[0]} goes with a {key[1]}, not with a {kind}")
    return Target(
        kind=kind,
        names=_names(kind, keys),
        words=keys[kind].text("claim") if kind == "claim" else None,
        start=_optional_text(keys, "start"),
        place=_optional_text(keys, "at"),
        sentence=_optional_text(keys, "sentence"),
        articles=articles,
    )


def _names(kind: Kind, keys: Mapping[str, Stated]) -> tuple[str, ...] | None:
    if kind == "claim":
        return _texts(keys["speakers"], "speakers") if "speakers" in keys else None
    if kind == "meeting":
        return _texts(keys["meeting"], "meeting")
    return (keys[kind].text(kind),)


def _articles(stated: Stated) -> Iterator[ArticleName]:
    for each in stated.value if isinstance(stated.value, list) else [stated]:
        if isinstance(each.value, str):
            yield ArticleName(stated=each.text("article"))
            continue
        keys = each.keys("article")
        _refuse_unknown(keys, _ARTICLE, "article")
        name = ArticleName(*(_optional_text(keys, key) for key in _ARTICLE))
        if name.id is None and name.source is None:
            raise each.wrong("the article has neither id nor source; give one of them")
        yield name


def _values(
    entry: Stated, stated: Stated | None, targets: Sequence[Target]
) -> tuple[tuple[str, Value], ...]:
    if stated is None or not stated.value:
        raise entry.wrong("this correction sets nothing; add set: with the right values")
    kinds = {target.kind for target in targets}
    if len(kinds) > 1:
        raise entry.wrong("one correction is of one kind of thing; write one for each kind")
    kind, values = targets[0].kind, {}
    for field, value in stated.keys("set").items():
        try:
            values[field] = check_value(kind, field, _field_text(value))
        except UsageError as error:
            raise value.wrong(str(error)) from error
    try:
        check_together(values)
    except UsageError as error:
        raise stated.wrong(str(error)) from error
    return tuple(values.items())


def _field_text(stated: Stated) -> FieldText:
    if isinstance(stated.value, list):
        return _texts(stated, "this value")
    if isinstance(stated.value, dict):
        raise stated.wrong("this value is a mapping; it takes a text or a list")
    return stated.value


def _texts(stated: Stated, what: str) -> tuple[str, ...]:
    entries = [stated] if isinstance(stated.value, str) else stated.items(what)
    return tuple(sorted({each.text(what) for each in entries}))


def _optional_text(keys: Mapping[str, Stated], key: str) -> str | None:
    return None if key not in keys or keys[key].value is None else keys[key].text(key)


def _moment(stated: Stated | None) -> str | None:
    if stated is None or stated.value is None:
        return None
    text = stated.text("when")
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise stated.wrong(f"when is {text!r}; it takes a day, such as 2026-01-12") from None
    return text


def _refuse_unknown(keys: Mapping[str, Stated], known: Sequence[str], what: str) -> None:
    for key, value in keys.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            remedy = f"did you mean {near[0]!r}?" if near else f"it takes {', '.join(known)}"
            raise value.wrong(f"{what} has no key {key!r}; {remedy}")

"""One judgement as the lines of YAML that `kg.judgements.parsing` reads back.

An entry begins and ends with lines that no other has (its id, its moment), and lines that entries
of one article share never stand together in large number: so `git merge` with the driver
``union`` puts what two people appended one behind the other.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kg.judgements.records import ArticleName, Judgement, Side, Target, Value

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")

HEADER = """\
# What people decided about what newskg read. Put this file under git; with the line
# `*judgements.yaml merge=union` in .gitattributes, entries of several people merge by themselves.
# `kg judge` appends here; entries may be mended, commented and removed by hand.
"""


def to_yaml(judgement: Judgement) -> str:
    """The entry of a list, with a line end behind it."""
    stated: dict[str, Any] = {"id": judgement.id, judgement.verb: _subject(judgement)}
    if judgement.values:
        stated["set"] = {field: _value(value) for field, value in judgement.values}
    for key, value in (("note", judgement.note), ("by", judgement.by), ("when", judgement.when)):
        if value is not None:
            stated[key] = value
    node = yaml.SafeDumper(StringIO(), sort_keys=False).represent_data([stated])
    _arrange(node)
    text = yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True, width=1_000_000)
    return str(text)


def _subject(judgement: Judgement) -> object:
    if judgement.undoes is not None:
        return judgement.undoes
    if judgement.sides:
        return [_side(side) for side in judgement.sides]
    return _side(judgement.targets)


def _side(side: Side) -> object:
    return _target(side[0]) if len(side) == 1 else [_target(each) for each in side]


def _target(target: Target) -> dict[str, object]:
    names = list(target.names or ())
    stated: dict[str, object] = {target.kind: names if target.kind == "meeting" else names[:1]}
    if target.kind == "claim":
        stated = {"claim": target.words}
        if target.names is not None:
            stated["speakers"] = names
    elif target.kind != "meeting":
        stated = {target.kind: names[0]}
    for key, value in (
        ("start", target.start),
        ("at", target.place),
        ("sentence", target.sentence),
    ):
        if value is not None:
            stated[key] = value
    if target.articles:
        articles = [_article(each) for each in target.articles]
        stated["article"] = articles[0] if len(articles) == 1 else articles
    return stated


def _article(name: ArticleName) -> object:
    if name.stated is not None:
        return name.stated
    stated = {"id": name.id, "source": name.source, "title": name.title}
    return {key: value for key, value in stated.items() if value is not None}


def _value(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _arrange(node: Node, key: str | None = None) -> None:
    """Chooses what stands in one line: lists of names, and what an article is called."""
    if isinstance(node, SequenceNode):
        plain = all(not isinstance(each, SequenceNode | MappingNode) for each in node.value)
        node.flow_style = plain
        for each in node.value:
            _arrange(each, key)
    elif isinstance(node, MappingNode):
        node.flow_style = key == "article"
        for name, value in node.value:
            _arrange(value, str(name.value))
    elif isinstance(node, ScalarNode) and _DATE.fullmatch(node.value):
        # Read back as it stands, so that it needs no quotes.
        node.tag = "tag:yaml.org,2002:timestamp"

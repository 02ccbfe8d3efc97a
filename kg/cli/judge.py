"""``kg judge``: what a person decides about what was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import click

from kg.cli.judge_list import find_command, list_command, show_command
from kg.cli.judge_who import usual_name
from kg.cli.judged_words import the_one
from kg.cli.messages import put, say
from kg.cli.options import Decorated, judgements, judgements_place, opened_store, store_option
from kg.cli.sources import find_stored
from kg.errors import UsageError
from kg.graph.store import Store
from kg.judgements.fields import check_together, typed_value
from kg.judgements.overriding import overridden_by
from kg.judgements.records import Judgement, Kind, Target, Value, Verb
from kg.judgements.things import Things
from kg.judgements.wording import DONE, override_in_words, subject
from kg.judging import decide, now

_KINDS = [kind for kind in get_args(Kind) if kind != "description"]


@click.group(name="judge", short_help="Accept, reject, correct, merge, split: what you decide.")
@store_option
def command() -> None:
    """Decide about what was read: accept, reject or correct it; merge or split people and meetings.

    A decision is kept in a YAML file beside the store (newskg-store-judgements.yaml, or what
    kg.yaml names), is obeyed at once and by every later build, and can be undone.

    WHAT is an IRI (`kg ask --format json` prints them), the end of one, a name, or words of a
    sentence; where several things have these words, all are listed with their ids.

    \b
    Examples:
      kg judge find "fisheries"
      kg judge reject "We agreed on fisheries" --note "Lind never said this"
      kg judge correct article/3132f481f683294c/meeting/0 --set status=planned --set start=2024-05
      kg judge merge "Ada Lovelace" "Augusta Byron"
      kg judge split "Ann Hill" --article football.txt
      kg judge list
      kg judge undo 583ca8
    """


def _judging(function: Decorated) -> Decorated:
    """Add what every decision takes: ``--store``, ``--note`` and ``--by``."""
    for option in (
        click.option("--by", metavar="NAME", help="Who decides [default: git's user.name]."),
        click.option("--note", metavar="TEXT", help="Why."),
        store_option,
    ):
        function = option(function)
    return function


def _kind_option(function: Decorated) -> Decorated:
    return click.option("--kind", type=click.Choice(_KINDS), help="What the words are about.")(
        function
    )


@command.command(name="accept", short_help="Say that what was read is right.")
@click.argument("what", metavar="WHAT")
@_kind_option
@_judging
def accept(what: str, kind: str | None, note: str | None, by: str | None) -> None:
    """Say that what was read is right: it is shown as checked."""
    _decide_about("accept", what, kind, note, by)


@command.command(name="reject", short_help="Say that what was read is wrong.")
@click.argument("what", metavar="WHAT")
@_kind_option
@_judging
def reject(what: str, kind: str | None, note: str | None, by: str | None) -> None:
    """Say that what was read is wrong: it vanishes from answers.

    A rejected person, organization or place leaves its meetings and claims; a meeting goes with it
    where fewer than two are left. `kg judge list --rejected` shows all that was rejected.
    """
    _decide_about("reject", what, kind, note, by)


@command.command(name="correct", short_help="Say what is right instead.")
@click.argument("what", metavar="WHAT")
@click.option(
    "--set",
    "settings",
    metavar="FIELD=VALUE",
    multiple=True,
    required=True,
    help="The right value; repeatable. Nothing behind = means that the article does not say; "
    "several names are parted by semicolons.",
)
@_kind_option
@_judging
def correct(
    what: str, settings: tuple[str, ...], kind: str | None, note: str | None, by: str | None
) -> None:
    """Say what is right instead of what was read.

    \b
    Fields:
      meeting       participants start end place status kind topics
      claim         speakers about said_on attitude negated
      person        name aliases roles
      organization  name aliases
      place         name aliases country latitude longitude within

    Names are those of the article; person:NAME, organization:NAME, place:NAME and
    description:WORDS add somebody or something that it was not read to name.
    """
    _decide_about("correct", what, kind, note, by, settings)


@command.command(name="merge", short_help="Say that several are one.")
@click.argument("what", metavar="WHAT...", nargs=-1, required=True)
@_judging
def merge(what: tuple[str, ...], note: str | None, by: str | None) -> None:
    """Say that several people, organizations, places or meetings are one."""
    if len(what) < 2:
        raise UsageError("merge takes two things or more")

    def make(store: Store, things: Things) -> Judgement:
        sides = things.merged([the_one(store, things, each, None) for each in what])
        return Judgement("", "merge", now(), _who(by), note, sides=sides)

    _record(make)


@command.command(name="split", short_help="Say that one is several.")
@click.argument("what", metavar="WHAT")
@click.option(
    "--article",
    "articles",
    metavar="ARTICLE",
    multiple=True,
    required=True,
    help="An article in which it is another one: a path, a file's name, an id; repeatable.",
)
@_judging
def split(what: str, articles: tuple[str, ...], note: str | None, by: str | None) -> None:
    """Say that what some articles mean by a name, or report as a meeting, is another one."""

    def make(store: Store, things: Things) -> Judgement:
        iri = the_one(store, things, what, None)
        sides = things.sides(iri, [_article(store, each) for each in articles])
        return Judgement("", "split", now(), _who(by), note, sides=sides)

    _record(make)


@command.command(name="undo", short_help="Take a decision back.")
@click.argument("judgement_id", metavar="ID")
@_judging
def undo(judgement_id: str, note: str | None, by: str | None) -> None:
    """Take a decision back: the graph is what it was without it.

    The file keeps both; undoing the undo puts the decision in force again.
    """
    _record(lambda *_: Judgement("", "undo", now(), _who(by), note, undoes=judgement_id))


for _command in (find_command, list_command, show_command):
    command.add_command(_command)


def _decide_about(
    verb: Verb,
    what: str,
    kind: str | None,
    note: str | None,
    by: str | None,
    settings: tuple[str, ...] = (),
) -> None:
    def make(store: Store, things: Things) -> Judgement:
        targets = things.extractions(the_one(store, things, what, kind))
        if any(target.kind == "description" for target in targets):
            raise UsageError("a description can only be merged or split")
        values = _values(targets, settings) if verb == "correct" else ()
        return Judgement("", verb, now(), _who(by), note, targets=targets, values=values)

    _record(make)


def _record(make: Callable[[Store, Things], Judgement]) -> None:
    """Write a decision down and let the graph follow; tell how to take it back."""
    with opened_store(write=True) as store:
        decided = judgements()
        added = decide(store, judgements_place(), make(store, Things(store, decided)))
        told = decided.get(added.undoes) if added.undoes else added
    put(f"{added.id}\n")
    what = subject(told) if told else added.undoes
    say(f"{DONE[added.verb]}: {what}; `kg judge undo {added.id}` takes it back")
    for each in overridden_by(judgements(), added.id):
        say(f"this overrides {override_in_words(each)}")


def _values(targets: tuple[Target, ...], stated: tuple[str, ...]) -> tuple[tuple[str, Value], ...]:
    values: dict[str, Value] = {}
    for each in stated:
        field, equals, text = (part.strip() for part in each.partition("="))
        if not equals:
            raise UsageError(f"--set {each}: it lacks =; write it such as status=planned")
        if field in values:
            raise UsageError(f"--set {each}: {field} is set twice; set it once")
        values[field] = typed_value(targets[0].kind, field, text)
    check_together(values)
    return tuple(values.items())


def _article(store: Store, stated: str) -> str:
    """The id of an article that a person names."""
    if stated in store.file_names():
        return stated
    found = find_stored(store, stated)
    if not found:
        raise UsageError(f"{stated}: no such article in the store; give its file's name or its id")
    return store.sources()[found[0]].article_id


def _who(stated: str | None) -> str | None:
    if stated is None:
        return usual_name()
    if not stated.strip():
        raise UsageError("--by is empty; name who decides, or leave it out for git's user.name")
    return " ".join(stated.split())

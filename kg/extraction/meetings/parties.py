"""Who meets whom by the words of one trigger, as names."""

from __future__ import annotations

from collections.abc import Sequence

from kg import lexicon
from kg.extraction.meetings.bystanders import are_apart_from_it
from kg.extraction.meetings.fate import is_called
from kg.extraction.meetings.groups import Meet, meets
from kg.extraction.meetings.implied import ImpliedMeetings
from kg.extraction.meetings.participants import Participants, find_participants
from kg.extraction.meetings.sightings import APPEARANCES
from kg.extraction.meetings.syntax import MeetingSyntax
from kg.extraction.meetings.triggers import Trigger, is_mutual
from kg.extraction.meetings.words import forms, holding_forms
from kg.extraction.party import Party
from kg.extraction.syntax import Syntax
from kg.language.document import Document, Sentence, Token
from kg.language.words import grammar

_PEOPLE: frozenset[str] = frozenset(("person", "pair", "group"))
_BEFORE_A_MEETING = grammar("occasions")


def who_meets(
    document: Document,
    sentence: Sentence,
    syntax: Syntax,
    parties: Sequence[Party],
    trigger: Trigger,
    last_pair: tuple[str, ...],
) -> tuple[list[Meet], tuple[Party, ...]]:
    """The participants, once per meeting, and the parties that are met.

    No meetings where the words tell of none with two parties. ``last_pair`` is whom "the two
    leaders" means. The sentence's tree is asked first; where it tells of nobody (parsers err on
    long sentences), the order of the words.
    """
    parties = [
        party
        for party in parties
        if not (_is_needless(party, parties, last_pair) or _is_of_subject(syntax, party, parties))
    ]
    if any(party.last < trigger.first and party.kind != "place" for party in parties):
        parties = [party for party in parties if not _is_each_other(sentence, party)]
    titles = document.title_index.starting_within(sentence.start, sentence.end)
    tree = ImpliedMeetings(syntax, parties, titles)
    before = [party for party in parties if party.last < trigger.first]
    if any(party.kind in ("person", "pair") for party in before):
        parties = _without_countries(parties)
    if tree.is_attended(trigger):
        # Who else came to a meeting told before; of one told nowhere, those who met.
        came = {party.name for party in tree.participants(trigger).subjects}
        return [Meet(tuple(sorted(came)))] if len(came) > 1 and not last_pair else [], ()
    if tree.is_led_to(trigger):
        return [], ()
    mutual = is_mutual(sentence.tokens, trigger.last)
    alone = mutual or not tree.participants(trigger).others
    if last_pair and alone and tree.is_of_those_told_of(trigger):
        return [Meet(last_pair)], ()
    by_tree = _complete(sentence, trigger, _people_first(tree.participants(trigger)))
    apart = are_apart_from_it(syntax, trigger, tree, parties)
    by_order = None if apart else _by_word_order(sentence, parties, trigger)
    told: list[tuple[list[Meet], tuple[Party, ...]]] = []
    for sides in (by_tree, by_order):
        if sides is not None and _is_about_people(sides, trigger, tree):
            groups = meets(document, sentence, sides, trigger, last_pair)
            told.append((groups, sides.others))
    if not any(groups for groups, _ in told) and (
        before_press := _audience(sentence, syntax, trigger, tree)
    ):
        return [Meet(before_press)], ()
    if not any(groups for groups, _ in told) and (implied := tree.implied(trigger, last_pair)):
        return [Meet(implied)], ()
    # Where both tell, the order of the words may add to what the tree says.
    return max(told, key=lambda each: _says_more(each[0], told[0][0]), default=([], ()))


def _audience(
    sentence: Sentence, syntax: Syntax, trigger: Trigger, tree: MeetingSyntax
) -> tuple[str, ...] | None:
    """Those who appear before reporters or the like, with whatever these are called there."""
    called = lexicon.load("meetings")["audiences"].get(trigger.kind)
    names = {p.name for p in tree.appearing(trigger) if p.kind in ("person", "organization")}
    if not called or not names:
        return None
    if len(names) == 1 and is_called(syntax, trigger, "joint"):
        # Two appear, of whom one is not named here.
        return None
    said = [token.lower for token in sentence.tokens if token.lower in called[1:]]
    return tuple(sorted({*names, *(said or called)[:1]}))


def _says_more(groups: list[Meet], than: list[Meet]) -> bool:
    everybody = {name for group in groups for name in group.names}
    return everybody > {name for group in than for name in group.names}


def _people_first(sides: Participants) -> Participants:
    """Without the countries where people take part."""
    if not _PEOPLE & {party.kind for party in (*sides.subjects, *sides.others)}:
        return sides
    subjects, others = _without_countries(sides.subjects), _without_countries(sides.others)
    return Participants(tuple(subjects), tuple(others), sides.end)


def _complete(sentence: Sentence, trigger: Trigger, sides: Participants) -> Participants | None:
    """The sides, where the words need no more of them."""
    bodies = sides.others and sides.others[0].kind == "organization" and trigger.form == "verb"
    believed = trigger.reciprocal and bool(_PEOPLE & {p.kind for p in sides.subjects})
    if bodies and not (believed and sides.others[0].first > trigger.last):
        # Standards are met and moves are welcomed: an organization behind a verb is seldom a party.
        return None
    if sides.subjects and sides.others:
        return sides
    if sides.others or trigger.form == "with":
        return None
    return sides if _meet_each_other(sentence, trigger, sides) else None


def _by_word_order(
    sentence: Sentence, parties: Sequence[Party], trigger: Trigger
) -> Participants | None:
    sides = find_participants(sentence.tokens, parties, trigger)
    if any(party.kind in ("person", "pair") for party in sides.others):
        sides = find_participants(sentence.tokens, _without_countries(parties), trigger)
    if not sides.others:
        return _without_object(sentence, parties, trigger, sides)
    return sides if sides.subjects else None


def _without_countries(parties: Sequence[Party]) -> list[Party]:
    """Where people meet, their countries do not meet besides."""
    return [party for party in parties if party.kind != "country"]


def _is_each_other(sentence: Sentence, party: Party) -> bool:
    """Whether a pair is the subject again: "they met each other"."""
    return party.kind == "pair" and sentence.tokens[party.first].lower in ("each", "one")


def _is_needless(party: Party, parties: Sequence[Party], last_pair: tuple[str, ...]) -> bool:
    """Whether "their" or "the two" has nobody to mean, or means people the sentence names."""
    if party.kind != "pair":
        return False
    named = {
        other.name
        for other in parties
        if other.kind == "person" and other.last < party.first and not other.possessive
    }
    return not last_pair or (party.possessive and len(named) > 1)


def _is_of_subject(syntax: Syntax, party: Party, parties: Sequence[Party]) -> bool:
    """Whether "their" takes up the subject, which is no pair: "NATO's envoys ended their talks"."""
    if party.kind != "pair" or not party.possessive:
        return False
    verb = next((i for i in syntax.above(party.first) if syntax.is_verb(i)), None)
    subjects = [] if verb is None else syntax.subject(verb)
    named = any(other.first <= i <= other.last for i in subjects for other in parties)
    return not named and any(
        syntax.arcs[i].part_of_speech == "NOUN"
        and syntax.word(i).endswith("s")
        and syntax.dependents(i, "nmod:poss", "nmod", "amod", "compound")
        for i in subjects
    )


def _without_object(
    sentence: Sentence, parties: Sequence[Party], trigger: Trigger, sides: Participants
) -> Participants:
    """As in "A and B met", "A and B held talks", "A told B at a summit"; else nobody."""
    if _meet_each_other(sentence, trigger, sides):
        return sides
    told = _told_at(sentence, parties, trigger) if trigger.form != "verb" else None
    return told or Participants((), (), sides.end)


def _meet_each_other(sentence: Sentence, trigger: Trigger, sides: Participants) -> bool:
    """Whether the subjects alone meet: "A and B met", "the two leaders held talks"."""
    if len(sides.subjects) < 2 and not any(party.kind == "pair" for party in sides.subjects):
        return False
    if trigger.form == "verb":
        return trigger.reciprocal
    return _is_attended(sentence, sides.subjects[-1], trigger)


def _is_attended(sentence: Sentence, subject: Party, trigger: Trigger) -> bool:
    """Whether a verb of holding or a preposition leads from the subject to the noun.

    Or the noun leads up to a pair: "in talks at the ministry, the two agreed".
    """
    lead = _words(sentence.tokens[max(0, trigger.first - 3) : trigger.first])
    if subject.kind == "pair" and subject.first > trigger.last:
        return bool(_BEFORE_A_MEETING & lead) and not {"the", "this"} & lead
    between = [token.lower for token in sentence.tokens[subject.last + 1 : trigger.first]]
    if subject.possessive or holding_forms() & set(between):
        return True
    if subject.kind == "pair" and _goes_for(between):
        return True
    # "Spoke at a meeting" tells of theirs; who "took part in the meeting" joined another's.
    return bool(_BEFORE_A_MEETING & set(between)) and not {"the", "this"} & set(between[-3:])


def _goes_for(between: Sequence[str]) -> bool:
    """Whether those meant go somewhere to meet: "the two then withdrew for talks"."""
    going = [index for index, word in enumerate(between) if word in forms("going")]
    return bool(going) and "for" in between[going[-1] :]


def _words(tokens: Sequence[Token]) -> set[str]:
    return {token.lower for token in tokens}


def _is_about_people(sides: Participants, trigger: Trigger, tree: MeetingSyntax) -> bool:
    """Whether people meet, or countries do where the sentence names no people.

    Organizations alone "meet" targets and each other's standards too often to be believed, and
    "talks between" countries are a topic more often than an event.
    """
    # With whom somebody sits or talks are people, whatever they are called.
    together = len(sides.subjects) > 1 or any(p.kind == "pair" for p in sides.subjects)
    # Two who talk "with interpreters" meet each other.
    described = trigger.form == "noun" or (trigger.form == "with" and not together)
    met = _PEOPLE if described else _PEOPLE - {"group"}
    if trigger.loose and not all(p.kind in met or p.sent for p in sides.others):
        return False
    kinds = {party.kind for party in (*sides.subjects, *sides.others)}
    if kinds & _PEOPLE:
        # Somebody has a name.
        return kinds != {"group"} or any(p.sent for p in (*sides.subjects, *sides.others))
    act = any(party.last < trigger.first for party in sides.subjects)
    return kinds == {"country"} and act and not tree.is_merely_done(trigger)


def _told_at(sentence: Sentence, parties: Sequence[Party], trigger: Trigger) -> Participants | None:
    """The only two people of a clause before "at a summit": "A told B at a summit"."""
    tokens = sentence.tokens
    lead = [token.lower for token in tokens[max(0, trigger.first - 7) : trigger.first]]
    if not _BEFORE_A_MEETING & set(lead) or {"the", "this"} & set(lead[-3:]):
        return None
    people = [
        party
        for party in parties
        if party.last < trigger.first and party.kind == "person" and not party.possessive
    ]
    if len(people) != 2:
        return None
    between = _words(tokens[people[0].last + 1 : people[1].first])
    # Whom somebody praises in an interview is not there.
    apart = trigger.kind in APPEARANCES and not (forms("telling") | forms("joining")) & between
    if apart or "and" in between:
        return None
    return Participants((people[0],), (people[1],), trigger.last + 1)

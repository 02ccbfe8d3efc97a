"""Words that tell of a meeting only by what hangs on them: with whom, where, or what for.

"Held a session with B", "discussed the dam with B in Oslo" and "went to the palace to brief B" tell
of one; "held a stake with B", "discussed the dam with care" and "wrote to brief B" do not. Which
parties they name is looked at later, as with every trigger; here is what makes them triggers.
"""

from __future__ import annotations

from itertools import takewhile

from kg import lexicon
from kg.extraction.meetings.words import forms, is_length_of_time
from kg.extraction.syntax import SUBJECTS, Syntax
from kg.language.words import grammar, is_calendar_word

_ENDS = frozenset((".", ";", ":", ","))
_WITH = frozenset(("with",))
_OF = frozenset(("of",))
_ON = frozenset(("on",))
_FOR = frozenset(("for",))
_WHERE = grammar("within") | {"near", "inside", "outside", "during", "aboard"}
_ABOUT = frozenset(("over", "about", "through"))
_OVER = frozenset(("over",))
_SOME = frozenset(("a", "an"))
_BETWEEN = frozenset(("with", "between"))
_PURPOSE = ("advcl", "acl", "xcomp")
_PAID = frozenset(("call", "visit"))


def is_sitting(syntax: Syntax, index: int) -> bool:
    """Whether a noun is something that people have with each other: "a session with B".

    Whatever is held with somebody is a meeting, unless it is a thing that one keeps.
    """
    if syntax.arcs[index].part_of_speech != "NOUN":
        return False
    word, verb = syntax.tokens[index].lower, syntax.arcs[index].head
    object_of = syntax.tokens[verb].lower if verb is not None else ""
    is_object = syntax.arcs[index].relation == "obj"
    if word in lexicon.words("meetings", "guests"):
        return _is_guest(syntax, index)
    if word in _PAID:
        paid = is_object and object_of in forms("paying")
        return paid and (bool(_on(syntax, index)) or _has_receiver(syntax, verb))
    held = is_object and object_of in forms("sitting_down")
    if word.removesuffix("s") in grammar("times_of_meeting"):
        return is_object and object_of in forms("having_time") and _is_with(syntax, index)
    known = word in lexicon.words("meetings", "sittings")
    kept = word in lexicon.words("meetings", "kept") or is_calendar_word(syntax.tokens[index].text)
    if not known and (not held or kept):
        return False
    following = syntax.tokens[index + 1 : index + 2]
    if following and following[0].lower in _BETWEEN:
        return True
    return _is_with(syntax, index)


def _is_with(syntax: Syntax, noun: int) -> bool:
    """Whether "with" stands behind a noun, or behind the verb whose object it is."""
    verb = syntax.arcs[noun].head
    behind = syntax.oblique(noun, _WITH)
    if not behind and syntax.relation(noun) == "obj" and verb is not None:
        behind = [i for i in syntax.oblique(verb, _WITH) if i > noun]
    return bool(behind)


def _is_guest(syntax: Syntax, noun: int) -> bool:
    """Whether somebody is another's guest: "A was B's guest at the palace"."""
    owned = syntax.dependents(noun, "nmod:poss") or syntax.oblique(noun, _OF)
    return bool(owned and syntax.dependents(noun, "cop") and syntax.dependents(noun, *SUBJECTS))


def _has_receiver(syntax: Syntax, verb: int | None) -> bool:
    """Whether somebody is given what the object names: "paid B a visit"."""
    return verb is not None and bool(syntax.dependents(verb, "iobj"))


def _on(syntax: Syntax, noun: int) -> list[int]:
    return syntax.oblique(noun, _ON)


def is_talked_over(syntax: Syntax, verb: int, last: int, phrase: str) -> bool:
    """Whether a verb of talking has with whom, and where: "discussed it with B in Oslo"."""
    if phrase not in forms("talking"):
        return False
    if not syntax.is_verb(verb) or not (whom := talking_with(syntax, verb)):
        return False
    ends = [i for i in syntax.children[verb] if i > last or i < verb]
    ends += [i for each in whom for i in syntax.children[each]]
    if any(is_there(syntax, index) for index in ends):
        return True
    # On one day: what is only said to be talked of goes on for weeks, by letter and phone.
    apart = are_apart(syntax, last)
    topic = bool(syntax.dependents(verb, "obj"))
    return topic and not apart and any(_is_weekday(syntax, index) for index in ends)


def is_talked_over_by_two(syntax: Syntax, verb: int, last: int, phrase: str) -> bool:
    """Whether two talk something over somewhere: "A and B discussed the dam in Oslo"."""
    if phrase not in forms("talking_over") or not syntax.is_verb(verb) or are_apart(syntax, last):
        return False
    subjects = syntax.subject(verb)
    both = len(subjects) > 1 or any(syntax.dependents(i, "conj") for i in subjects)
    ends = [*syntax.children[verb], *(i for o in syntax.objects(verb) for i in syntax.children[o])]
    return both and any(is_there(syntax, index) for index in ends if index > last)


def are_apart(syntax: Syntax, last: int) -> bool:
    """Whether the words behind a verb, up to a comma, say that people talk from afar."""
    behind = (token.lower for token in syntax.tokens[last + 1 :])
    clause = takewhile(lambda word: word not in _ENDS, behind)
    return bool(set(clause) & set(lexicon.words("meetings", "remote")))


def is_round(syntax: Syntax, verb: int, phrase: str) -> bool:
    """Whether somebody goes round a place with somebody: "toured the plant with B"."""
    return (
        phrase in forms("touring")
        and syntax.is_verb(verb)
        and bool(syntax.dependents(verb, "obj") and talking_with(syntax, verb))
    )


def _is_weekday(syntax: Syntax, index: int) -> bool:
    text = syntax.tokens[index].text
    dated = syntax.relation(index) in ("obl", "obl:unmarked") and text in grammar("weekdays")
    return dated and syntax.case(index) in (None, "on")


def talking_with(syntax: Syntax, verb: int) -> list[int]:
    """The words behind "with", which the tree may hang on what is talked of."""
    topics = syntax.dependents(verb, "obj")
    other = {*lexicon.words("meetings", "brought_up"), *lexicon.words("meetings", "remote")}
    if any(syntax.word(i) in other for i in topics):
        return []
    topics += [i for i in syntax.dependents(verb, "obl") if syntax.case(i) in _ABOUT]
    return syntax.oblique(verb, _WITH) or [i for t in topics for i in syntax.oblique(t, _WITH)]


def is_there(syntax: Syntax, index: int) -> bool:
    """Whether a phrase says where people are who talk, or for how long they do."""
    word, case = syntax.word(index), syntax.case(index)
    if word in grammar("here"):
        return syntax.relation(index) == "advmod"
    if not syntax.relation(index).startswith(("obl", "nmod")) or case is None:
        return False
    if any(word in lexicon.words("meetings", apart) for apart in ("remote", "pictures", "seats")):
        return False
    if case in _FOR:
        return is_length_of_time(word)
    if case in _OVER:
        return word in lexicon.words("meetings", "meals")
    if case in _ON:
        return word in lexicon.words("meetings", "occasions")
    timed = is_calendar_word(syntax.tokens[index].text) or word.rstrip("s") in grammar("times")
    named = syntax.arcs[index].part_of_speech == "PROPN"
    # "In detail", "in public": a place or an occasion has a name or an article.
    known = bool(syntax.dependents(index, "det", "nmod:poss"))
    return case in _WHERE and not timed and (named or known)


def is_round_of_talks(syntax: Syntax, noun: int) -> bool:
    """Whether a noun says which of several rounds is meant: "the second round", "a round"."""
    if syntax.arcs[noun].part_of_speech != "NOUN":
        return False
    words = {syntax.word(i) for i in syntax.dependents(noun, "det", "amod")}
    which = _SOME | set(lexicon.words("meetings", "another"))
    if syntax.relation(noun) == "nmod":
        return False  # "the end of the second round" may be one of anything
    return syntax.word(noun) in lexicon.words("meetings", "rounds") and bool(words & which)


def is_errand(syntax: Syntax, verb: int, phrase: str) -> bool:
    """Whether somebody goes somewhere to do something to somebody: "flew to Oslo to thank B"."""
    if phrase not in forms("errands"):
        return False
    head = syntax.arcs[verb].head
    marks = {syntax.word(i) for i in syntax.dependents(verb, "mark")}
    return (
        head is not None
        and syntax.is_verb(verb)
        and "to" in marks
        and syntax.relation(verb) in _PURPOSE
        and syntax.word(head) in forms("going")
        and bool(syntax.dependents(verb, "obj", "iobj"))
    )

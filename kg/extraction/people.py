"""The people of one article: which mentions are one person.

Full names that differ in spelling or order only are one person. A surname or given name alone
joins the person whom it can mean: by the office said with it, else the one named last in the same
paragraph, else the one whom the article names most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.extraction.callings import callings_of
from kg.extraction.kin import kinship
from kg.extraction.offices_said import offices_of
from kg.extraction.other_names import calls_the_same
from kg.extraction.person_clusters import Mention, PersonCluster
from kg.extraction.short_names import bearer_meant
from kg.extraction.whose_office import with_body
from kg.language.document import Document, Sentence
from kg.records import Person, Role, Span
from kg.spelling import folded_words, joined, tidy, words_of


def find_people(document: Document) -> list[PersonCluster]:
    """One cluster per person, in order of first mention."""
    mentions = [
        Mention(
            name,
            sentence,
            tuple(
                with_body(document, sentence, name, office)
                for office in (
                    *offices_of(document, sentence, name),
                    *callings_of(document, sentence, name),
                )
            ),
        )
        for name in document.names
        if name.kind == "person" and (sentence := document.sentence_at(name.span.start))
    ]
    clusters = _FullNames()
    ends = _ends(words_of(mention.name.span.text) for mention in mentions)
    short = []
    for mention in mentions:
        name = tidy(mention.name.span.text)
        if " " in name and words_of(name) not in ends:
            _add(clusters.bearer(name, mention.sentence), mention, document, full=True)
        else:
            short.append(mention)
    # Only full names lend themselves to short ones, so all of those come first.
    clusters.join_shortened(document)
    by_word, by_inner_word = clusters.by_first_and_last_words(), clusters.by_inner_words()
    alone: dict[str, PersonCluster] = {}
    for mention in short:
        key = joined(mention.name.span.text)
        cluster = bearer_meant(mention, by_word.get(key) or by_inner_word.get(key, []))
        if cluster is None:
            _add(alone.setdefault(key, PersonCluster()), mention, document, full=True)
        else:
            _add(cluster, mention, document, full=False)
    people = _with_other_names(document, mentions, [*clusters.all(), *alone.values()])
    for cluster in people:
        cluster.mentions.sort()
    return sorted(people, key=lambda cluster: cluster.mentions[0])


def _with_other_names(
    document: Document, mentions: Sequence[Mention], people: Sequence[PersonCluster]
) -> list[PersonCluster]:
    """The people, those joined whom it says to be one: "Tom Berg, alias Red"."""
    bearers = {span.start: cluster for cluster in people for span in cluster.mentions}
    for one, other in pairwise(mention.name.span for mention in mentions):
        bearer, also = bearers[one.start], bearers[other.start]
        if bearer is not also and calls_the_same(document.plain[one.end : other.start]):
            bearer.take_in(also)
            bearers |= {span.start: bearer for span in also.mentions}
    left = {id(cluster) for cluster in bearers.values()}
    return [cluster for cluster in people if id(cluster) in left]


def _ends(names: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Surnames of several words, as far as full names end with them: "von Dahl", "Pinto Rey".

    What begins with "bin" or the like names the father.
    """
    return {
        name[first:]
        for name in names
        for first in range(1, len(name) - 1)
        if name[first] not in folded_words("names", "patronymics")
    }


class _FullNames:
    """The people whose full names the article gives, whatever their hyphens and word order."""

    def __init__(self) -> None:
        self._by_key: dict[str, PersonCluster] = {}
        self._by_words: dict[tuple[str, ...], PersonCluster] = {}

    def bearer(self, name: str, sentence: Sentence) -> PersonCluster:
        """The person of that name, a new one for a new name.

        Words in another order are the same name, unless one sentence has both: nobody is written
        in two ways at once, so "Wang Wei met Wei Wang" tells of two people.
        """
        key, words = joined(name), tuple(sorted(words_of(name)))
        cluster = self._by_key.get(key)
        if cluster is None:
            turned = self._by_words.get(words)
            apart = turned and any(m.start >= sentence.start for m in turned.mentions)
            cluster = turned if turned and not apart else PersonCluster()
        self._by_key[key] = cluster
        self._by_words.setdefault(words, cluster)
        return cluster

    def join_shortened(self, document: Document) -> None:
        """Joins a full name with the only longer one that it leaves words out of.

        "Luis Pinto" is "Luis Pinto Rey" and "Luis Maria Pinto", unless one sentence has both.
        """
        for cluster in self.all():
            fuller = [
                other
                for other in self.all()
                if other is not cluster and _is_shortened(cluster, other)
            ]
            if len(fuller) == 1 and not _share_a_sentence(document, cluster, fuller[0]):
                fuller[0].take_in(cluster)
                self._by_key = {
                    key: fuller[0] if each is cluster else each
                    for key, each in self._by_key.items()
                }

    def all(self) -> list[PersonCluster]:
        """Each person once, in order of the first full name."""
        return list({id(cluster): cluster for cluster in self._by_key.values()}.values())

    def by_first_and_last_words(self) -> dict[str, list[PersonCluster]]:
        """From a word to the people whose full name begins or ends with it, and from more words."""
        bearers: defaultdict[str, list[PersonCluster]] = defaultdict(list)
        for cluster in self.all():
            names = [_without_generation(words_of(name)) for name in cluster.full_names]
            parts = {"".join(name[first:]) for name in names for first in range(1, len(name))}
            initials = {"".join(word[0] for word in name) for name in names}
            for part in sorted(parts | initials | {name[0] for name in names}):
                bearers[part].append(cluster)
        return bearers

    def by_inner_words(self) -> dict[str, list[PersonCluster]]:
        """From a word within a full name to its only bearer: "Pinto" is "Luis Pinto Rey"."""
        bearers: defaultdict[str, list[PersonCluster]] = defaultdict(list)
        no_names = folded_words("names", "particles") | folded_words("names", "patronymics")
        for cluster in self.all():
            names = [_without_generation(words_of(name)) for name in cluster.full_names]
            inner = {
                "".join(name[first:last])  # of two words if a hyphen joins them: "Pinto-Rey"
                for name in names
                for first in range(1, len(name) - 1)
                for last in range(first + 1, min(first + 3, len(name)))
                if not {*name[first - 1 : last]} & no_names
            }
            for word in inner:
                bearers[word].append(cluster)
        return {word: found for word, found in bearers.items() if len(found) == 1}


def _without_generation(name: tuple[str, ...]) -> tuple[str, ...]:
    """The name by which "Tom Berg Jr." is called."""
    ends = folded_words("names", "generations")
    return name[:-1] if len(name) > len(("Tom", "Jr")) and name[-1] in ends else name


def _is_shortened(cluster: PersonCluster, other: PersonCluster) -> bool:
    return any(_shortens(name, full) for name in cluster.full_names for full in other.full_names)


def _shortens(name: str, full: str) -> bool:
    """Whether a full name leaves out words of a longer one, but neither the first nor "Jr"."""
    short, long = words_of(name), words_of(full)
    left_out = [*long]
    for word in short:
        if word not in left_out:
            return False
        left_out.remove(word)
    rest = iter(long)
    ordered = short[0] == long[0] and all(word in rest for word in short)
    generations = folded_words("names", "generations")
    return bool(left_out) and len(short) > 1 and ordered and not generations & {*left_out}


def _share_a_sentence(document: Document, one: PersonCluster, other: PersonCluster) -> bool:
    def sentences(cluster: PersonCluster) -> set[int]:
        found = (document.sentence_at(mention.start) for mention in cluster.mentions)
        return {sentence.start for sentence in found if sentence}

    return bool(sentences(one) & sentences(other))


def _add(cluster: PersonCluster, mention: Mention, document: Document, *, full: bool) -> None:
    cluster.mentions.append(mention.name.span)
    cluster.called.add(mention.called)
    if kin := kinship(mention.sentence, mention.name):
        cluster.as_kin.add(mention.name.span.start)
        cluster.called |= {kin.called} if kin.called else set()
    if full:
        cluster.full_names[tidy(mention.name.span.text)] += 1
    sentence = document.span(mention.sentence.start, mention.sentence.end)
    cluster.offices.extend((office, sentence) for office in mention.offices)


def person_record(cluster: PersonCluster, evidence: Span) -> Person:
    """The record of one person; ``evidence`` is the sentence of the first mention."""
    name = cluster.name
    spellings = {tidy(mention.text) for mention in cluster.mentions} - {name}
    return Person(
        name=name,
        aliases=tuple(sorted(spellings)),
        roles=tuple(_roles(cluster)),
        mentions=tuple(cluster.mentions),
        evidence=evidence,
    )


def _roles(cluster: PersonCluster) -> Iterator[Role]:
    """Each office once, with the sentence that states it first."""
    seen: set[str] = set()
    for office, sentence in sorted(cluster.offices, key=lambda pair: pair[0].start):
        title = tidy(office.text)
        if title.casefold() not in seen:
            seen.add(title.casefold())
            yield Role(title, sentence)

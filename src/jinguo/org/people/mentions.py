"""Where a person is named: apps that name persons tell it here, for her page and for the copy she may ask for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jinguo.org.people.models import Person
from jinguo.org.structure.models import Staff


@dataclass(frozen=True)
class Mention:
    """One record that names her: what it is, where it opens, in a line what it says."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class Mentions:
    """The newest records that name her within a reader's reach, and how many there are in all within it."""

    shown: list[Mention]
    count: int


Finder = Callable[[Person, Staff], Iterable[tuple[str, Mentions]]]
FINDERS: list[Finder] = []  # each tells what it keeps by kind: the kind's title, and its mentions


def mentions_of(person: Person, reader: Staff) -> list[tuple[str, Mentions]]:
    """By kind what names her, rows merged into hers included; kinds without any are left out."""
    return [(title, found) for finder in FINDERS for title, found in finder(person, reader) if found.count]


def keys_of(person: Person) -> list[int]:
    """The keys of all her rows: her own and those merged into it."""
    return [person.pk, *person.merged.values_list("pk", flat=True)]

"""Finding a named person among those known, or coming to know her: one natural person, one row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import bulk, clock
from jinguo.base.vault.fields import BlindIndexField
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Region, Unit
from jinguo.org.structure.pinyin import spell
from jinguo.rules import identity
from jinguo.rules.verdict import Verdict

CHUNK = 2000  # names or indexes asked of the database at once
NAME_DIFFERS = "这个身份证号登记的姓名与填的不同，请核对证件上的姓名和号码"
Mark = tuple[str, int | None, str]  # name, region, phone index: what tells apart people without an ID number


class NameDiffers(ValidationError):
    """An ID number is known under another name; which one, the message does not tell."""

    def __init__(self) -> None:
        super().__init__(NAME_DIFFERS)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a form or a sheet says of a person; numbers may be empty."""

    name: str
    id_number: str = ""
    phone: str = ""

    def verdict(self) -> Verdict:
        """Whether her ID number can be true."""
        return identity.check_identity(self.id_number, clock.today()) if self.id_number else Verdict(True)


@transaction.atomic
def know(who: Identity, *, unit: Unit, region: Region | None = None) -> Person:
    """The person meant, found or newly entered. Raises NameDiffers when her ID number belongs to another name."""
    found = know_all([who], unit=unit, regions=[region])[0]
    if isinstance(found, NameDiffers):
        raise found
    return found


@transaction.atomic
def know_all(people: Sequence[Identity], *, unit: Unit, regions: Sequence[Region | None]) -> list[Person | NameDiffers]:
    """The persons meant, in order, found or newly entered as a set; each name that differs comes back as its error.

    `regions` gives where each is from. People without an ID number are the same when name, region and phone are.
    """
    places = [region.pk if region else None for region in regions]
    _hold_the_register()
    indexes = {who.id_number: _indexes(who.id_number) for who in people if who.id_number}
    by_id, by_mark = _known_by_id(indexes.values()), _known_by_mark(people)
    new: list[Person] = []
    answers: list[Person | NameDiffers] = []
    for who, place in zip(people, places, strict=True):
        key = indexes[who.id_number][0] if who.id_number else _mark(who, place)
        shelf: dict[Any, Person] = by_id if who.id_number else by_mark
        if key not in shelf:
            shelf[key] = _person(who, unit, place)
            new.append(shelf[key])
        answers.append(_stands_for(shelf[key]) if shelf[key].name == who.name else NameDiffers())
    bulk.create(new)
    return answers


def _hold_the_register() -> None:
    """Let two entries that name the same new woman run one after the other (SQLite's IMMEDIATE does so already)."""
    list(Person.objects.select_for_update().order_by("pk").values_list("pk")[:1])


def _known_by_id(indexes: Iterable[list[str]]) -> dict[str, Person]:
    """Known people by the current index of their ID number, out of the indexes that each of them may have."""
    current = {one: its[0] for its in indexes for one in its}
    found = {}
    for part in _parts(sorted(current)):
        for person in Person.objects.filter(id_index__in=part).select_related("merged_into"):
            found[current[person.id_index]] = person
    return found


def _known_by_mark(people: Iterable[Identity]) -> dict[Mark, Person]:
    """Known people without an ID number by what tells them apart, the first entered of equals."""
    names = sorted({who.name for who in people if not who.id_number})
    found: dict[Mark, Person] = {}
    for part in _parts(names):
        known = Person.objects.filter(name__in=part, id_index=None).select_related("merged_into").order_by("pk")
        for person in known:
            found.setdefault((person.name, person.region_id, person.phone_index or ""), person)
    return found


def _stands_for(person: Person) -> Person:
    return person.merged_into or person


def _person(who: Identity, unit: Unit, place: int | None) -> Person:
    full, initials = spell(who.name)
    person = Person(
        name=who.name, pinyin=full, initials=initials, phone=who.phone, unit=unit, region_id=place, id_number=""
    )
    if who.id_number:
        person.id_number = identity.tidy(who.id_number)
        person.sex, person.birthday = identity.sex_of(who.id_number), identity.born_on(who.id_number)
    return person


def _mark(who: Identity, place: int | None) -> Mark:
    return who.name, place, next(iter(_index_field("phone_index").indexes(who.phone)), "")


def _indexes(number: str) -> list[str]:
    return _index_field("id_index").indexes(identity.tidy(number))


def _index_field(name: str) -> BlindIndexField:
    field = Person._meta.get_field(name)
    assert isinstance(field, BlindIndexField)  # noqa: S101 - for the type checker
    return field


def _parts(values: list[str]) -> Iterator[list[str]]:
    return (values[at : at + CHUNK] for at in range(0, len(values), CHUNK))

"""Telling people: one line each, in the transaction of the act they are told of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.inbox.kinds import KINDS
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.models.messages import ONCE_UNREAD
from jinguo.org.structure.models import Appointment, Deputy, Staff
from jinguo.org.structure.roles import SEATS

TITLE, DETAIL, BUNDLE = 200, 300, 60
Deputies = dict[int, list[Staff]]
Sameness = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to be told, to whom, and what it is about; the fields as in `Message`.

    What is `personal` is for nobody who stands in for one of the people.
    """

    people: tuple[Staff, ...]
    title: str
    kind: str
    about: models.Model | None = None
    by: Staff | None = None
    detail: str = ""
    bundle: str = ""
    personal: bool = False


def tell(
    people: Iterable[Staff],
    title: str,
    *,
    kind: str,
    about: models.Model | None = None,
    by: Staff | None = None,
    detail: str = "",
    bundle: str = "",
    personal: bool = False,
) -> None:
    """Write one line for each distinct active person, and for whoever stands in for an absent one.

    Belongs into the transaction of the act that is told: both stand or neither. A person who has the same title of
    the same kind and subject unread gets no second one: hers moves to today. `about` must have been saved; its
    `get_absolute_url` is asked when the line is opened. `bundle` as in `Message`, `personal` as in `Word`. Raises
    KeyError for a kind that nobody registered.
    """
    tell_each([Word(tuple(people), title, kind, about, by, detail, bundle, personal)])


def tell_each(words: Iterable[Word]) -> None:
    """Tell many things at once: no query a line, one a batch of insertions."""
    said = list(words)
    today = clock.today()
    deputies = _deputies_of({person.pk for word in said for person in word.people}, today)
    lines = [line for word in said for line in _lines(word, deputies, today)]
    waiting = _waiting(lines)
    Message.objects.filter(pk__in=waiting.values()).update(day=today, told_at=clock.now())
    fresh = [line for line in lines if _sameness(line) not in waiting]
    Message.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=500)  # somebody else may tell it right now


def _waiting(lines: list[Message]) -> dict[Sameness, int]:
    """The keys of those unread messages that say the same as one of the lines."""
    wanted = {_sameness(line) for line in lines}
    people, titles = {line.staff_id for line in lines}, {line.title for line in lines}
    alike = Message.objects.unread().filter(staff__in=people, title__in=titles)
    found = {tuple(values): pk for pk, *values in alike.values_list("pk", *ONCE_UNREAD)}
    return {same: pk for same, pk in found.items() if same in wanted}


def _sameness(line: Message) -> Sameness:
    """What makes two unread messages one, in the order of the database's own constraint."""
    return line.staff_id, line.kind, line.subject_type, line.subject_id, line.title


def _lines(word: Word, deputies: Deputies, today: date) -> Iterator[Message]:
    facts = _facts(word, today)
    told: set[int] = set()
    for person, principal in _listeners(word, deputies):
        if person.pk not in told and _works_here(person, today):
            told.add(person.pk)
            yield Message(staff=person, in_place_of=principal, **facts)


def _facts(word: Word, today: date) -> dict[str, Any]:
    """What all lines of one word have in common."""
    about = word.about
    return {
        "kind": KINDS[word.kind].code,
        "title": word.title[:TITLE],
        "detail": word.detail[:DETAIL],
        "bundle": word.bundle[:BUNDLE],
        **(subject_key(about) if about else {}),
        "by": word.by,
        "told_at": clock.now(),
        "day": today,
    }


def _listeners(word: Word, deputies: Deputies) -> Iterator[tuple[Staff, Staff | None]]:
    """The people themselves first, then those who stand in for one of them; not for what the deputy did herself."""
    yield from ((person, None) for person in word.people)
    for person in () if word.personal else word.people:
        yield from ((deputy, person) for deputy in deputies[person.pk] if deputy != word.by)


def _works_here(person: Staff, today: date) -> bool:
    return person.is_active and (person.employed_to is None or person.employed_to > today)


def _deputies_of(people: set[int], today: date) -> Deputies:
    """Who stands in today for each of the people; for nobody in a seat, whose rights do not pass on either."""
    in_seats = Appointment.objects.running(today).filter(role__in=SEATS).values("staff")
    running = Deputy.objects.filter(staff__in=people, first_day__lte=today, last_day__gte=today)
    found: Deputies = defaultdict(list)
    for row in running.exclude(staff__in=in_seats).select_related("deputy").order_by("pk"):
        found[row.staff_id].append(row.deputy)
    return found

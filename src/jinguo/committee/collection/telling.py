"""What is told of collection beside the steps of its workflows, and what is reminded of."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from jinguo.base.web import words
from jinguo.committee.body.permissions import keepers_of
from jinguo.committee.collection.models import CollectionRound, Correction, Return
from jinguo.committee.collection.people import reporters_of
from jinguo.cycle.inbox import kinds
from jinguo.cycle.inbox.owing import Asked, Owed
from jinguo.cycle.inbox.reminding import Due
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.inbox.services.telling import Word, tell_each
from jinguo.org.structure.models import Staff

TOLD = kinds.register("collection", "数据采集").code
NOUN = "份填报表"
AHEAD = timedelta(days=30)  # further ahead nobody is reminded


def tell_opened(found: CollectionRound, sheets: Sequence[Return], *, by: Staff) -> None:
    """Tell who answers for each return that it is asked for; the office of a unit in which nobody has an account."""
    people = reporters_of({one.unit_id: one.unit.organ_path for one in sheets})
    office = tuple(keepers_of(found.committee))
    day = words.day(found.due)
    tell_each(
        Word(
            tuple(people.of(one.unit_id)) or office,
            f"请填报“{found}”（{day}止）" if people.of(one.unit_id) else f"{one.unit.label}没有账号，请代填“{found}”",
            TOLD,
            about=one,
            by=by,
            detail=found.note,
        )
        for one in sheets
    )


def tell_correction(correction: Correction, *, by: Staff) -> None:
    """Tell who may decide that a correction waits."""
    tell(
        correction.deciders(), f"请审批更正：{correction}", kind=TOLD, about=correction, by=by, detail=correction.reason
    )


def open_returns(today: date) -> Iterable[Due]:
    """The returns still to be handed in whose day is near or over; a fixed number of queries and one a committee."""
    rows = list(
        Return.objects.fillable()
        .filter(due__lte=today + AHEAD)
        .select_related("unit", "round__committee")
        .order_by("pk")
    )
    people = reporters_of({one.unit_id: one.unit.organ_path for one in rows})
    offices = {one: tuple(keepers_of(one)) for one in {row.round.committee for row in rows}}
    for row in rows:
        office = offices[row.round.committee]
        yield Due(row, str(row), row.due, tuple(people.of(row.unit_id)) or office, office, office, noun=NOUN)


def owed_returns(asked: Asked) -> Iterator[Owed]:
    """The returns that units owe, done on the day of the first submission; a shut round asks for nothing more."""
    rows = Return.objects.exclude(round__state="draft").filter(unit__in=asked.units, due__lte=asked.last)
    for row in rows.select_related("unit", "round__committee"):
        done = row.first_submitted_on
        if row.due >= asked.first if done else row.round.takes_returns:
            yield Owed(row, row.unit, "数据填报", str(row), row.due, done, f"{row.round}{words.day(row.due)}截止")

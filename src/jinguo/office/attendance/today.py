"""Who is where today, before the day is settled: at work, on leave, out, or not signed in yet."""

from dataclasses import dataclass
from datetime import date

from jinguo.office.attendance.facts import Facts
from jinguo.org.structure.models import Staff, Unit

PLACES = {"came": "已到", "leave": "请假", "out": "外出", "awaited": "未签到"}


@dataclass(frozen=True)
class Today:
    """The people of an organ by where they are; `due` is how many are expected."""

    is_workday: bool
    why: str
    people: dict[str, list[Staff]]

    @property
    def due(self) -> int:
        """应到."""
        return sum(len(people) for people in self.people.values())

    @property
    def lines(self) -> list[tuple[str, int, list[Staff]]]:
        """Each place with its people."""
        return [(title, len(self.people[code]), self.people[code]) for code, title in PLACES.items()]


def today_of(organ: Unit, day: date) -> Today:
    """The day of an organ as it stands now; a fixed number of queries."""
    facts = Facts(organ, day, day)
    expected = {woman: bool(facts.work_days(woman=woman)) for woman in (False, True)}
    found: dict[str, list[int]] = {code: [] for code in PLACES}
    for person in facts.people:
        if expected[person.is_woman] and person.department_on(day) is not None:
            found[facts.place_of(person.pk, day)].append(person.pk)
    everybody = Staff.objects.filter(pk__in=[pk for some in found.values() for pk in some])
    known = {one.pk: one for one in everybody}
    people = {code: sorted((known[pk] for pk in some), key=lambda one: one.number) for code, some in found.items()}
    return Today(any(expected.values()), facts.calendar.why(day), people)

"""Who by attendance or a spot check asks for a 诫勉教育 that nobody has answered yet; it only warns."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q

from jinguo.office.checks.models import CheckedPerson
from jinguo.office.conduct.kinds import LADDER_CLAUSE
from jinguo.office.conduct.models import ConductRecord
from jinguo.office.conduct.queries.days import Counted, RemarkableDay, span_of
from jinguo.rules.attendance.ladder import asks_for_admonition
from jinguo.rules.attendance.spot_checks import BREACHES
from jinguo.rules.periods import Period, parse_period


@dataclass(frozen=True, slots=True)
class Suggestion:
    """应予诫勉教育: by what, why, and what the entry form is told: a `period`, or the line of a check.

    `details` are the lines behind it, each with the address to open.
    """

    title: str
    because: str
    details: tuple[tuple[str, str], ...]
    period: str = ""
    checked: CheckedPerson | None = None

    @property
    def span(self) -> str:
        """What tells it from others of the same person."""
        return f"check:{self.checked.pk}" if self.checked else self.period

    @property
    def asked(self) -> str:
        """What the address of the entry form says of it."""
        return f"checked={self.checked.pk}" if self.checked else f"period={self.period}"

    @property
    def facts(self) -> str:
        """What the entry form is filled with."""
        return "\n".join([f"{self.title}：{self.because}", *(words for words, _ in self.details)])


class Answered:
    """What records have answered already; one query for all people."""

    def __init__(self, staff_ids: Collection[int]) -> None:
        self.periods: dict[int, list[Period]] = defaultdict(list)
        self.checked: set[int] = set()
        rows = ConductRecord.objects.standing().filter(staff__in=staff_ids)
        for staff, period, checked in rows.values_list("staff", "period", "checked"):
            if period:
                self.periods[staff].append(parse_period(period))
            self.checked.add(checked)

    def has(self, staff: int, span: Period) -> bool:
        """Whether a record answers a person's attendance of a span."""
        return any(one.overlaps(span.first, span.last) for one in self.periods[staff])


def suggested_by_days(staff: int, days: Iterable[RemarkableDay], on: date, answered: Answered) -> Iterator[Suggestion]:
    """What a person's remarkable days ask for, span by span; `on` is the last day that was counted."""
    for span, group in groupby(days, lambda one: span_of(one.day)):
        of_span = list(group)
        verdict = asks_for_admonition(*Counted.of(of_span), min(span.last, on))
        if verdict and not answered.has(staff, span):
            details = tuple((one.words, f"/attendance/days/{one.pk}/") for one in of_span)
            yield Suggestion(f"{span.label}考勤", verdict.reason, details, period=span.code)


def suggested_by_check(person: CheckedPerson, answered: Answered) -> Iterator[Suggestion]:
    """What a check asks for, of a person of it."""
    asking = [BREACHES[code].title for code in person.result.breaches if BREACHES[code].asks_admonition]
    if asking and person.pk not in answered.checked:
        handled = f"；当时的处理结果：{person.handling}" if person.handling else ""
        because = f"{'、'.join(asking)}，应予诫勉教育（{LADDER_CLAUSE}）{handled}"
        details = ((person.because, person.spot_check.get_absolute_url()),)
        yield Suggestion(str(person.spot_check), because, details, checked=person)


def checked_in(staff_ids: Collection[int], first: date, last: date) -> dict[int, list[CheckedPerson]]:
    """The lines of ended checks on which something was found, by person; two queries."""
    remarkable = Q(is_there=False) | Q(breaches__isnull=False)
    rows = CheckedPerson.objects.filter(remarkable, staff__in=staff_ids, spot_check__day__range=(first, last))
    found: dict[int, list[CheckedPerson]] = defaultdict(list)
    ended = rows.exclude(spot_check__state="open").select_related("spot_check").prefetch_related("breaches")
    for one in ended.order_by("spot_check__day", "pk").distinct():
        found[one.staff_id].append(one)
    return found

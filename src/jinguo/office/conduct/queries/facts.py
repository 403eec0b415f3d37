"""What annual appraisal asks of conduct: sanctions, the ladder's two, open investigations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jinguo.office.conduct.kinds import ADMONITION, CRITICISM, EFFICACY, LADDER, LASTING
from jinguo.office.conduct.models import ConductRecord, OpenCase
from jinguo.org.structure.models import Staff
from jinguo.rules.grading.sanctions import Sanction


@dataclass(frozen=True, slots=True)
class ConductYear:
    """What stands about a person in a year.

    `sanctions` as `rules.grading.sanctions.weigh` takes them, those of earlier years with a lasting effect included;
    `admonitions` (诫勉教育) and `warnings` (效能告诫) as given in the year, not yet counted up as `ladder.rung` does;
    `sources` are words in Chinese and the address to open, which only who keeps conduct and she herself can.
    """

    sanctions: tuple[Sanction, ...] = ()
    admonitions: int = 0
    warnings: int = 0
    has_open_case: bool = False
    sources: tuple[tuple[str, str], ...] = ()


def facts_of_year(people: Sequence[Staff], year: int, as_of: date) -> dict[int, ConductYear]:
    """What stood about each person in a year, as it was known at the end of `as_of`; two queries.

    Everybody asked for is answered, by key. An investigation counts that is open on `as_of`, whenever it began.
    """
    keys = [one.pk for one in people]
    records: dict[int, list[ConductRecord]] = defaultdict(list)
    for record in records_telling(keys, year, as_of):
        records[record.staff_id].append(record)
    cases: dict[int, list[OpenCase]] = defaultdict(list)
    for case in cases_open(keys, as_of):
        cases[case.staff_id].append(case)
    return {pk: year_of(records[pk], cases[pk]) for pk in keys}


def year_of(records: Iterable[ConductRecord], cases: Sequence[OpenCase]) -> ConductYear:
    """What one person's telling records and open investigations come to."""
    told = [one for one in records if one.kind != CRITICISM]
    kinds = [one.kind for one in told]
    given = [(one.words, one.get_absolute_url()) for one in told]
    return ConductYear(
        sanctions=tuple(Sanction(one.kind, one.given) for one in told if one.kind not in LADDER),
        admonitions=kinds.count(ADMONITION),
        warnings=kinds.count(EFFICACY),
        has_open_case=bool(cases),
        sources=(*given, *((one.words, one.get_absolute_url()) for one in cases)),
    )


def records_telling(staff_ids: Sequence[int], year: int, as_of: date) -> Iterable[ConductRecord]:
    """The standing records of a year, and those of the years before whose effect may last; one query."""
    of_year = Q(given__year=year) | Q(given__year__gte=year - LASTING, given__year__lt=year) & ~Q(kind__in=LADDER)
    rows = ConductRecord.objects.standing(as_of).filter(of_year, staff__in=staff_ids, given__lte=as_of)
    return rows.order_by("given", "pk")


def cases_open(staff_ids: Sequence[int], as_of: date) -> Iterable[OpenCase]:
    """The investigations open on a day; one query."""
    rows = OpenCase.objects.standing(as_of).filter(staff__in=staff_ids, opened_on__lte=as_of)
    return rows.filter(Q(closed_on=None) | Q(closed_on__gt=as_of)).order_by("opened_on", "pk")

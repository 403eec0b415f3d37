"""Where people stand on screen: the organ's year, a person's year with all its reasons, one's own."""

from collections.abc import Sequence

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jinguo.base import clock
from jinguo.office.conduct.models import ConductRecord, OpenCase, Protection
from jinguo.office.conduct.models.protections import TYPED
from jinguo.office.conduct.permissions import may_enter_for, may_keep
from jinguo.office.conduct.queries import PersonStanding, people_of, remarkable, standings
from jinguo.office.conduct.queries.days import Counted
from jinguo.office.conduct.views.entering import for_keepers, for_readers
from jinguo.org.structure.models import Staff
from jinguo.org.structure.permissions import asked_of_own
from jinguo.org.structure.requests import StaffRequest, own_organ

FIRST_YEAR = 2021  # the rules of sanctions hold from the appraisal of this year on


@for_keepers
@require_GET
def overview(request: StaffRequest) -> HttpResponse:
    """One line for each person of whom there is anything to be said in a year."""
    year, organ = _year(request), own_organ(request)
    people = list(people_of(organ, year))
    context = {"organ": organ, "rows": _rows(request.user, people, year), "count": len(people)}
    return render(request, "conduct/list.html", {**context, **_years(year)})


@for_readers
@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """What stands about herself, with what follows."""
    return _person(request, request.user)


@for_readers
@require_GET
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """A person's year, for who keeps the conduct of an organ that she works or worked in."""
    found = get_object_or_404(Staff, pk=pk)
    held = found.appointments.select_related("unit").filter(unit__organ_path=own_organ(request).path)
    if found.pk != request.user.pk and not (held.exists() and asked_of_own(request.user, may_keep)):
        raise Http404
    return _person(request, found)


def _rows(reader: Staff, people: Sequence[Staff], year: int) -> list[tuple[PersonStanding, list[tuple[str, str]]]]:
    """Those of whom there is anything to be said, with what was given; another organ's record is told, not opened."""
    within = _within(reader, people)
    return [
        (one, [(words, url if url in within else "") for words, url in one.facts.sources])
        for one in remarkable(people, year, clock.today())
    ]


def _within(reader: Staff, people: Sequence[Staff]) -> set[str]:
    """The addresses of what was given to some people, as far as the reader can open it; two queries."""
    models = (ConductRecord, OpenCase)
    rows = (row for model in models for row in model.objects.visible_to(reader).filter(staff__in=people))
    return {row.get_absolute_url() for row in rows}


def _person(request: StaffRequest, staff: Staff) -> HttpResponse:
    year, reader = _year(request), request.user
    (standing,) = standings([staff], year, clock.today())
    within = _within(reader, [staff])
    context = {
        "person": staff,
        "is_own": staff.pk == reader.pk,
        "standing": standing,
        "counted": Counted.of(standing.days),
        "records": ConductRecord.objects.visible_to(reader).filter(staff=staff),
        "elsewhere": [words for words, url in standing.facts.sources if url not in within],
        "cases": OpenCase.objects.visible_to(reader).filter(staff=staff),
        "typed": TYPED,
        "protections": Protection.objects.visible_to(reader).standing().filter(staff=staff),
        "to_enter": may_enter_for(reader, staff),
    }
    return render(request, "conduct/person.html", {**context, **_years(year)})


def _year(request: StaffRequest) -> int:
    """The year that the address names, this one where it names none. Raises BadRequest."""
    code, this = request.GET.get("year", ""), clock.today().year
    if not code:
        return this
    if not code.isdecimal() or not FIRST_YEAR <= int(code[:5]) <= this:
        raise BadRequest(f"这里可以看 {FIRST_YEAR} 年到 {this} 年，请用“上一年”“下一年”翻看。")
    return int(code)


def _years(year: int) -> dict[str, int]:
    """The year and those beside it that can be looked at."""
    before = {"before": year - 1} if year > FIRST_YEAR else {}
    after = {"after": year + 1} if year < clock.today().year else {}
    return {"year": year, **before, **after}

"""What units owe: the implementation plan below the year's plan; who has not filed it is reminded."""

from collections.abc import Iterator
from datetime import date

from jinguo.committee.body.reminding import liaisons_on, offices_on
from jinguo.committee.duties.permissions import YEAR
from jinguo.committee.duties.queries.standing import not_filed, standings_of, years_running
from jinguo.cycle.inbox.owing import Asked, Owed
from jinguo.cycle.inbox.reminding import Due
from jinguo.cycle.plans.models import Plan
from jinguo.rules.implementation import filing_due

NOUN = "实施方案备案"
NAMED = 3


def open_filings(today: date) -> Iterator[Due]:
    """For each year's plan the liaisons of the units that have not filed; above them the committee's office."""
    plans = list(years_running(today))
    if not plans:
        return
    offices, liaisons = offices_on(today), liaisons_on(today)
    for plan in plans:
        waiting = not_filed(plan, today)
        if not waiting or plan.approved_on is None:
            continue
        office = offices.get(plan.unit.region_id, ())
        people = tuple(staff for one in waiting for staff in liaisons.get(one.unit.organ_path, ())) or office
        names = "、".join(one.unit.label for one in waiting[:NAMED])
        title = f"{names}{f'等 {len(waiting)} 个单位' if len(waiting) > NAMED else ''}还没有备案实施方案"
        yield Due(plan, title, filing_due(plan.approved_on), people, office, office, noun=NOUN)


def owed_filings(asked: Asked) -> Iterator[Owed]:
    """The plan that each unit with goals owes below the plans of the years asked about, filed or not."""
    plans = Plan.objects.filter(kind=YEAR, state="in_force", approved_on__lte=asked.last).select_related("unit__region")
    for plan in plans:
        due = filing_due(plan.approved_on) if plan.approved_on else asked.last
        for one in standings_of(plan, asked.last) if due <= asked.last else ():
            if one.filing and one.unit.pk in asked.units and (one.filing.is_open or due >= asked.first):
                told, why = f"备案{plan.span.label}实施方案", one.filing.because
                yield Owed(plan, one.unit, NOUN, told, due, one.filed_on, because=why, aspect=f"filing-{one.unit.pk}")

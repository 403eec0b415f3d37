"""What an inspection from above demanded becomes a task; what we answered is entered with its paper."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit, clock, files
from jinguo.base.moves import demand, locked
from jinguo.committee.coordination.kinds import DEMAND
from jinguo.committee.coordination.models import Demand, UpperAnswer
from jinguo.committee.coordination.permissions import may_answer
from jinguo.committee.coordination.queries.upper import Visit
from jinguo.committee.coordination.services.keeping import demand_keeping
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.tasks.services import assign
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.wording import date_words


@transaction.atomic
def demand_of_unit(
    committee: Unit, entry: CustomEntry, *, by: Staff, text: str, unit: Unit, due: date, unit_due: date
) -> Demand:
    """Enter one demand (登记要求) and give its unit the task: it reports by `unit_due`, we answer upward by `due`.

    Raises Refused; ValidationError by field: a day that is over, the unit's day after ours.
    """
    giver = demand_keeping(by, committee, "demand.record")
    row = locked(entry)
    if unit_due < clock.today():
        raise ValidationError({"unit_due": "承办期限已经过去，请定今天或以后。"})
    order = row.demands.count() + 1
    asked = Demand(
        committee=committee, entry=row, order=order, text=text.strip(), unit=unit, due=due, unit_due=unit_due
    )
    asked.full_clean()
    asked.save()
    visit, today = Visit(row), clock.today()
    detail = (
        f"{date_words(row.day, today)}{visit.authority}督查要求：{text.strip()}。{date_words(due, today)}前向上级答复。"
    )
    asked.task = assign(
        DEMAND.code, text.strip(), unit=unit, due=unit_due, by=by, about=asked, detail=detail, giver=giver
    )
    asked.save(update_fields=["task"])
    audit.record("demand.record", asked, by=by, label=text[:100], note=unit.label)
    return asked


@transaction.atomic
def answer(
    row: Demand, *, by: Staff, text: str, number: str, sent_on: date, papers: Iterable[File] = ()
) -> UpperAnswer:
    """Enter what was answered upward (登记答复), with its paper. Raises Refused; ValidationError for a day to come."""
    held = locked(row)
    demand(may_answer(by, held), act="upperanswer.send", row=held)
    if sent_on > clock.today():
        raise ValidationError({"sent_on": "报出日不能晚于今天，报出以后再登记。"})
    if sent_on < held.entry.day:
        raise ValidationError({"sent_on": "报出日不能早于督查的日子。"})
    made = UpperAnswer(demand=held, text=text.strip(), number=number.strip(), sent_on=sent_on, entered_by=by)
    made.full_clean()
    made.save()
    audit.record("upperanswer.send", made, by=by, label=str(held)[:100], note=made.number)
    for one in papers:
        files.keep(made, one, by=by)
    return made

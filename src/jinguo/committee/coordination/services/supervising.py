"""Late matters are supervised: a slip to the unit, and the circular by unit with its facts frozen at issue."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.committee.body.queries import members_on
from jinguo.committee.coordination.kinds import SLIP
from jinguo.committee.coordination.models import Slip, UnitCircular
from jinguo.committee.coordination.permissions import may_redraw
from jinguo.committee.coordination.queries.facts import facts_of, table_of
from jinguo.committee.coordination.queries.lateness import Late, late_of, watched_units
from jinguo.committee.coordination.services.keeping import demand_keeping
from jinguo.cycle.bookkeeping.models import Counter
from jinguo.cycle.publicity.services import edit_circular, write
from jinguo.cycle.tasks.services import assign
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.unit_circulars import circular_text
from jinguo.rules.verdict import Verdict, all_of
from jinguo.rules.wording import date_words


@transaction.atomic
def issue_slip(committee: Unit, *, by: Staff, matter: str, due: date, text: str) -> Slip:
    """Issue a supervision slip (签发督办单) about a late matter, by its key; the unit answers it as a task.

    Raises Refused: not late enough, or a slip was issued; ValidationError: the matter is settled, a day that is over.
    """
    giver = demand_keeping(by, committee, "slip.issue")
    Unit.objects.select_for_update(of=("self",)).get(pk=committee.pk)  # two slips about one matter come one by one
    late = _late(committee, matter)
    demand(slip_verdict(late), act="slip.issue", row=committee)
    one, today = late.owed, clock.today()
    if due <= today:
        raise ValidationError({"due": "办结期限要晚于今天。"})
    row = Slip(committee=committee, unit=one.unit, title=one.title[:200], because=late.step.because[:400], due=due)
    row.demand, row.issued_on, row.issued_by = text.strip(), today, by
    row.matter = one.key
    row.number = _number(committee, today)
    facts: dict[str, Any] = {
        "about": one.subject,
        "detail": f"{row.number}：{row.because}。{row.demand}",
        "giver": giver,
    }
    row.task = assign(SLIP.code, f"督办：{one.title}"[:200], unit=one.unit, due=due, by=by, **facts)
    row.full_clean()
    row.save()
    audit.record("slip.issue", row, by=by, note=one.unit.label)
    return row


def slip_verdict(late: Late) -> Verdict:
    """Whether a slip is issued about a late matter: once its step has come to it, and once only."""
    return all_of(
        (late.slip is None, f"这件事已经发过督办单{late.slip.number}，请看它的办理情况" if late.slip else ""),
        (late.step.step in ("supervise", "circulate"), f"还没到发督办单的时候：{late.step.because}"),
    )


@transaction.atomic
def draw_circular(committee: Unit, *, by: Staff, first_day: date, last_day: date, number: str = "") -> UnitCircular:
    """Draft the circular on a span (起草通报) from the facts as they stand; its words are edited and issued there.

    Raises Refused; ValidationError by field.
    """
    unit = demand_keeping(by, committee, "unitcircular.draft")
    row = UnitCircular(committee=committee, first_day=first_day, last_day=last_day, drawn_on=clock.today())
    row.full_clean(exclude=["circular"])
    if first_day > clock.today():
        raise ValidationError({"first_day": "这段时间还没有开始，请另选。"})
    title = f"关于{row.span}妇女儿童发展纲要工作完成情况的通报"
    units = [one.unit for one in members_on(committee, last_day)]
    facts = facts_of(committee, first_day, last_day)
    told: dict[str, Any] = {"body": _text(row, facts), "figures": table_of(facts), "number": number}
    row.circular = write(title, "circular", unit=unit, by=by, units=units, about=committee, **told)
    row.save()
    audit.record("unitcircular.draft", row, by=by)
    return row


@transaction.atomic
def redraw_circular(row: UnitCircular, *, by: Staff) -> UnitCircular:
    """Draw words and figures of a draft anew (重新取数); what was written by hand gives way. Raises Refused."""
    demand(may_redraw(by, row), act="unitcircular.redraw", row=row)
    made = row.circular
    facts = facts_of(row.committee, row.first_day, row.last_day)
    row.drawn_on = clock.today()
    units = [one.unit for one in made.addressees.select_related("unit") if one.unit]
    text = _text(row, facts)
    row.circular = edit_circular(
        made, by=by, seen=made.version, units=units, people=[], figures=table_of(facts), body=text
    )
    row.save(update_fields=["drawn_on"])
    audit.record("unitcircular.redraw", row, by=by)
    return row


def _late(committee: Unit, matter: str) -> Late:
    watched = set(watched_units(committee, clock.today()).values_list("pk", flat=True))
    found = next((one for one in late_of(committee, watched) if one.owed.key == matter), None)
    if found is None:
        raise ValidationError({"__all__": "这件事已经办结，或没有逾期，不用督办。请回到督办看板看最新情况。"})
    return found


def _number(committee: Unit, day: date) -> str:
    (number,) = Counter.take(f"slip:{committee.pk}:{day.year}")
    return f"督办〔{day.year}〕{number}号"


def _text(row: UnitCircular, facts: list) -> str:
    today = row.drawn_on
    opening = f"现将{row.span}各成员单位工作完成情况（截至{today.year}年{date_words(today, today)}）通报如下。"
    return "\n".join([opening, *circular_text(row.span, facts)])

"""The verbs of spot checks: the list drawn, results entered, breaches handled, the circular issued."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.office.attendance.facts import Facts
from jinguo.office.checks.models import CheckedPerson, ConductBreach, SpotCheck
from jinguo.office.checks.permissions import may_check, may_enter, may_handle
from jinguo.office.shifts.present import present
from jinguo.office.slips.models import LeaveRequest, Outing
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.attendance.moments import Punched
from jinguo.rules.attendance.spot_checks import BREACHES, expected_at


@transaction.atomic
def open_check(organ: Unit, *, by: Staff, kind: str, note: str = "", minute: int | None = None) -> SpotCheck:
    """Begin a check (抽查): the list of everybody with where she is expected now, or at a minute of today.

    Raises Refused.
    """
    demand(may_check(by, organ), act="spotcheck.begin", row=organ)
    at = present() if minute is None else Punched(clock.today(), minute)
    check = SpotCheck(unit=organ, kind=kind, day=at.day, minute=at.minute, lead=by)
    check.note = note.strip()
    check.full_clean()
    check.save()
    people = list(_people(check))
    if not people:
        raise ValidationError("这一天没有要上班的人员，不用抽查。")
    CheckedPerson.objects.bulk_create(people)
    audit.record("spotcheck.begin", check, by=by, note=f"{len(people)} 人")
    return check


@transaction.atomic
def enter(person: CheckedPerson, *, by: Staff, is_there: bool, conduct: Sequence[str] = ()) -> CheckedPerson:
    """Enter what was found of one person; entered again it takes the place of what stood. Raises Refused."""
    row = locked(person)
    demand(may_enter(by, row.spot_check), act="checkedperson.enter", row=row)
    unknown = [code for code in conduct if code not in BREACHES]
    if unknown:
        raise ValidationError("有一种情形不在可选范围内，请重新选。")
    row.is_there = is_there
    row.save(update_fields=["is_there"])
    row.breaches.all().delete()
    ConductBreach.objects.bulk_create(ConductBreach(person=row, kind=code) for code in dict.fromkeys(conduct))
    audit.record("checkedperson.enter", row, by=by, note=row.state_words)
    return row


@transaction.atomic
def end_check(check: SpotCheck, *, by: Staff) -> SpotCheck:
    """End the check (检查完毕). Raises Refused while somebody was not looked at."""
    row = locked(check)
    return move(check, "end_check", by=by, version=row.version + 1)


@transaction.atomic
def handle(person: CheckedPerson, *, by: Staff, handling: str) -> CheckedPerson:
    """Say how a breach was handled (处理结果). Raises Refused, ValidationError."""
    row = locked(person)
    demand(may_handle(by, row.spot_check), act="checkedperson.handle", row=row)
    if not handling.strip():
        raise ValidationError({"handling": "请写明处理结果，如“批评教育”。"})
    row.handling, row.handled_on = handling.strip(), clock.today()
    row.save(update_fields=["handling", "handled_on"])
    audit.record("checkedperson.handle", row, by=by)
    return row


@transaction.atomic
def tell_check(check: SpotCheck, *, by: Staff) -> SpotCheck:
    """Issue the circular (印发通报). Raises Refused while a breach is not handled."""
    row = locked(check)
    return move(check, "tell_check", by=by, version=row.version + 1, told_on=clock.today())


def _people(check: SpotCheck) -> list[CheckedPerson]:
    """Everybody with a post that day, with where she is expected at the minute."""
    facts, pending = Facts(check.unit, check.day, check.day), _pending(check)
    found = []
    for person in facts.people:
        of_day = facts.of(person, check.day)
        if of_day is not None:
            unit, told = of_day
            expected = expected_at(told, check.minute)
            line = {"place": expected.place, "because": expected.because[:200], "ref": expected.ref}
            found.append(
                CheckedPerson(
                    spot_check=check,
                    staff_id=person.pk,
                    unit=unit,
                    is_opening=expected.is_opening,
                    pending=pending.get(person.pk, ""),
                    **line,
                )
            )
    return found


def _pending(check: SpotCheck) -> dict[int, str]:
    """Who has asked for leave or reported an outing of the day that nobody has approved yet."""
    asked = LeaveRequest.objects.filter(state="asked", first__lte=check.day, last__gte=check.day)
    waiting = Outing.objects.filter(state="waiting", first__lte=check.day, last__gte=check.day)
    outings = {one.staff_id: f"outing:{one.pk}" for one in waiting}
    return outings | {one.staff_id: f"leave:{one.pk}" for one in asked}

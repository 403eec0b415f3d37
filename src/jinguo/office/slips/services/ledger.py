"""The keeper's entries in the ledger of leave: opening balances and corrections, what is carried over, what is lost."""

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.office.slips.ledger import ANNUAL, Carrying, losing, to_carry
from jinguo.office.slips.models import LeaveEntry
from jinguo.office.slips.permissions import may_keep, may_keep_for
from jinguo.office.slips.queries import balances
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import departments_on, organ_of

BY_HAND = ("opening", "corrected")


@transaction.atomic
def enter(staff: Staff, *, by: Staff, year: int, why: str, half_days: int, note: str) -> LeaveEntry:
    """Enter an opening balance or a correction (期初、更正), with the paper it rests on; `half_days` may be below zero.

    Raises Refused; ValidationError for no half day, no paper, or more taken away than is left.
    """
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    demand(may_keep_for(by, staff), act="leaveentry.enter", row=staff)
    _check(staff, year, why, half_days, note)
    row = _entry(staff, departments_on([staff], clock.today())[staff.pk], year, why, half_days, by, note.strip())
    row.full_clean()
    row.save()
    audit.record("leaveentry.enter", row, by=by, note=row.note)
    return row


@transaction.atomic
def carry_over(organ: Unit, year: int, *, by: Staff) -> int:
    """Carry what is left of the year before into `year` (结转), once; what was carried before lapses.

    Returns for how many people. Raises Refused, and ValidationError for a year that has not begun.
    """
    organ = Unit.objects.select_for_update().get(pk=organ.pk)
    demand(may_keep(by, organ), act="leaveentry.carry_over", row=organ)
    if year > clock.today().year:
        raise ValidationError(f"{year} 年还没有开始，到时再结转。")
    found = to_carry(organ, year)
    homes = departments_on([one.staff for one in found], clock.today())
    rows = [row for one in found if one.staff.pk in homes for row in _carried(one, homes[one.staff.pk], year, by)]
    LeaveEntry.objects.bulk_create(rows)
    count = len({row.staff_id for row in rows})
    if rows:
        audit.record("leaveentry.carry_over", organ, by=by, note=f"{year - 1} 年结转到 {year} 年，{count} 人")
    return count


@transaction.atomic
def forfeit(staff: Staff, *, by: Staff, year: int) -> LeaveEntry:
    """Book that somebody no longer has a year's annual leave (不再享受), by rule 7.

    Raises Refused; ValidationError where the rule does not say so, or it is booked already.
    """
    staff = Staff.objects.select_for_update().get(pk=staff.pk)
    demand(may_keep_for(by, staff), act="leaveentry.forfeit", row=staff)
    unit = departments_on([staff], clock.today())[staff.pk]
    found = next((one for one in losing(organ_of(unit), year) if one.staff == staff), None)
    if found is None:
        raise ValidationError(f"{staff} {year} 年没有达到不再享受年休假的条件，或者已经记过账。")
    row = _entry(staff, unit, year, "lost", -found.half_days, by, found.because[:200])
    row.save()
    audit.record("leaveentry.forfeit", row, by=by, note=row.note)
    return row


def _check(staff: Staff, year: int, why: str, half_days: int, note: str) -> None:
    if why not in BY_HAND or not half_days:
        raise ValidationError({"days": "天数不能为 0；应休、已休和结转由系统记账。"})
    if not note.strip():
        raise ValidationError({"note": "没有写依据，请写明凭什么记账，如原假期登记表、领导批示。"})
    left = balances([staff.pk], year, ANNUAL)[staff.pk].left
    if left + half_days < 0:
        raise ValidationError({"days": f"{year} 年还剩 {left / 2:g} 天，不能再减 {-half_days / 2:g} 天。"})


def _carried(one: Carrying, unit: Unit, year: int, by: Staff) -> list[LeaveEntry]:
    rows = [(year - 1, "carried_out", -one.carried), (year, "carried", one.carried), (year - 1, "lapsed", -one.lapsed)]
    return [_entry(one.staff, unit, of, why, count, by, "") for of, why, count in rows if count]


def _entry(staff: Staff, unit: Unit, year: int, why: str, half_days: int, by: Staff, note: str) -> LeaveEntry:
    facts = {"staff": staff, "unit": unit, "kind": ANNUAL, "year": year, "why": why, "half_days": half_days}
    return LeaveEntry(**facts, by=by, note=note, on=clock.today())

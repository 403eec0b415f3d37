"""Who may do what with conduct: personnel and the main leader of the organ, for others than themselves."""

from jinguo.base import clock
from jinguo.office.conduct.kinds import ADMONITION, EFFICACY
from jinguo.office.conduct.models import ConductRecord, OpenCase, Protection
from jinguo.office.shifts.permissions import may_read as may_read
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import CONDUCT
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of

NOTICED = (ADMONITION, EFFICACY)


def may_keep(actor: Staff, organ: Unit) -> Verdict:
    """Who sees and enters an organ's conduct: its personnel and main leader in person, nobody in their place."""
    grants = grants_reading(actor, CONDUCT, clock.today())
    held = any(one.staff_id == actor.pk and one.unit.organ_path == organ.organ_path for one in grants)
    return all_of((held, "工作纪律只由本单位人事和主要领导查看、登记；本人的情况在“考勤”的“纪律”里看"))


def may_enter_for(actor: Staff, staff: Staff) -> Verdict:
    """Who enters something about somebody: who keeps the conduct of her organ, never about herself."""
    unit = staff.department_on(clock.today())
    return all_of(
        (unit is not None, f"{staff}今天没有任职部室，请先登记任职"),
        may_keep(actor, unit) if unit else (True, ""),
        (actor.pk != staff.pk, "不能登记自己的，请人事或主要领导中的另一位登记"),
    )


def may_void(actor: Staff, row: ConductRecord | OpenCase | Protection) -> Verdict:
    """Who voids a row: the same, while it stands."""
    return all_of(
        may_keep(actor, row.unit),
        (actor.pk != row.staff_id, "不能作废自己的，请人事或主要领导中的另一位办理"),
        (row.voided_on is None, "这一条已经作废"),
    )


def may_print(_actor: Staff, record: ConductRecord) -> Verdict:
    """Who prints the notice of a record: whoever sees it, where it is the organ's own to give and stands."""
    return all_of(
        (record.kind in NOTICED, "通知书只用于诫勉教育和效能告诫；处分由作出机关发文，请把决定附在文件里"),
        (record.voided_on is None, "这一条已经作废，不再印通知书"),
    )


def may_close_case(actor: Staff, case: OpenCase) -> Verdict:
    """Who closes an investigation: the same, while it is open."""
    return all_of(may_void(actor, case), (case.closed_on is None, "这一立案已经结案"))


def may_end_protection(actor: Staff, row: Protection) -> Verdict:
    """Who says when a protection ends: the same, while it stands."""
    return may_void(actor, row)

"""Who may do what in the directory."""

from collections.abc import Callable

from jinguo.base import clock
from jinguo.org.structure.models import Deputy, Staff, Unit
from jinguo.rules.verdict import Verdict, all_of, no


def may_name_deputy(actor: Staff) -> Verdict:
    """Who names a deputy for herself: everybody but the three seats, which are never deputised."""
    return all_of((not actor.holds_seat(), "三员席位不能代理他人，也不能由他人代理"))


def may_keep_units(actor: Staff) -> Verdict:
    """Who keeps the directory of units: the system administrator."""
    return all_of((actor.has_role("system_admin"), "单位由系统管理员维护"))


def may_change_unit(actor: Staff, unit: Unit) -> Verdict:
    """Who lets something happen to a unit: the system administrator, while it has not been closed."""
    return all_of(may_keep_units(actor), (unit.closed is None, f"{unit}已有撤销日，不再变动"))


def may_enter_notices(actor: Staff) -> Verdict:
    """Who enters holiday notices: the system administrator, who keeps what the whole house shares."""
    return all_of((actor.has_role("system_admin"), "放假通知由系统管理员导入"))


def may_end_deputy(actor: Staff, deputy: Deputy) -> Verdict:
    """Who ends it early: the person who is stood in for, while it runs or lies ahead."""
    return all_of(
        (actor.pk == deputy.staff_id, f"请由{deputy.staff}本人收回"),
        (deputy.last_day >= clock.today(), "代理已经期满"),
    )


def asked_of_own(actor: Staff, may: Callable[[Staff, Unit], Verdict]) -> Verdict:
    """What `may` says of the department she works in today; a refusal that says so while she has none."""
    unit = actor.department_on(clock.today())
    return may(actor, unit) if unit else no("您今天没有任职部室，请人事先登记任职")

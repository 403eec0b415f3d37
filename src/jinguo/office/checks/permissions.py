"""Who may do what with spot checks."""

from jinguo.office.checks.models import SpotCheck
from jinguo.office.shifts.permissions import OFFICE
from jinguo.office.shifts.permissions import may_read as may_read
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import Verdict, all_of

CHECKERS = (*OFFICE, "unit_head", "supervising_leader")


def may_check(actor: Staff, organ: Unit) -> Verdict:
    """Who checks: the office and the organ's leaders."""
    return all_of((actor.holds(organ, *CHECKERS), "抽查由绩效办、人事或领导进行"))


def may_enter(actor: Staff, check: SpotCheck) -> Verdict:
    """Who enters what was found: who may check, while the check goes on."""
    return all_of(
        may_check(actor, check.unit), (check.state == "open", f"这次抽查{check.get_state_display()}，不再录入结果")
    )


def may_end_check(actor: Staff, check: SpotCheck) -> Verdict:
    """Who ends it: the same, once everybody who had to be there was looked at."""
    waiting = check.people.filter(place__in=("post", "absent"), is_there=None).count()
    return all_of(may_check(actor, check.unit), (not waiting, f"还有 {waiting} 人没有查看"))


def may_handle(actor: Staff, check: SpotCheck) -> Verdict:
    """Who says how a breach was handled: the same, from the end of the check on."""
    return all_of(may_check(actor, check.unit), (check.state != "open", "先结束检查，再写处理结果"))


def may_tell_check(actor: Staff, check: SpotCheck) -> Verdict:
    """Who issues the circular: the same, once every breach has been handled."""
    open_ones = sum(1 for one in check.people.prefetch_related("breaches") if one.result.breaches and not one.handling)
    return all_of(may_check(actor, check.unit), (not open_ones, f"还有 {open_ones} 人没有写处理结果"))

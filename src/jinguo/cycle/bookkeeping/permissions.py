"""Who may do what with ledgers and their entries."""

from datetime import date
from typing import Any

from django.db.models import Q

from jinguo.base import clock
from jinguo.cycle.bookkeeping.queries import LockFinder, lock_on
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import LEDGER, PERSON
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.verdict import Verdict, all_of, any_of

OFFICE_ROLES = ("performance_office", "unit_head", "supervising_leader")


def may_read(actor: Staff) -> Verdict:
    """Who may open the books at all: whose role reads ledgers, which no administrator's seat does."""
    return all_of(
        (grants_reading(actor, LEDGER, clock.today()), "您的岗位不查看台账；工作需要的，请系统管理员申请权限")
    )


def may_see_numbers(actor: Staff) -> Verdict:
    """Who may take ID and phone numbers away: whose role reads people; of whom, her reach says."""
    return all_of((grants_reading(actor, PERSON, clock.today()), "您的岗位不查看证件号码，请导出遮住号码的表"))


def may_record(actor: Staff, ledger: str, unit: Unit, day: date, locks: LockFinder = lock_on) -> Verdict:
    """Who may enter an event: who works with ledgers in the unit, on a day that is not locked.

    `locks` finds the lock of a day; for many rows give `queries.lock_finder(ledger)`. So in the predicates below.
    """
    return all_of(works(actor, unit), _unlocked(ledger, unit, day, locks))


def works(actor: Staff, unit: Unit) -> Verdict:
    """Who keeps the books of a unit: its people, those above it, and the offices of its organ."""
    return all_of((_works_in(actor, unit), f"只有{unit.label}的人员或其上级才能登记到{unit.label}"))


def may_change(actor: Staff, entry: Any) -> Verdict:
    """Who may correct an entry: who may record there, while it waits for confirmation."""
    return all_of(
        (entry.state == "draft", "已确认的记录不能直接改，请作废重记；已锁定的请冲正"),
        may_record(actor, entry.ledger, entry.unit, entry.day),
    )


def may_keep(actor: Staff, row: Any) -> Verdict:
    """Who may correct a register row: who works with ledgers in its unit."""
    return all_of((_works_in(actor, row.unit), f"只有{row.unit.label}的人员或其上级才能修改"))


def may_confirm(actor: Staff, entry: Any, locks: LockFinder = lock_on) -> Verdict:
    """Who may confirm: the head of the department or the performance office, never who recorded it."""
    return all_of(
        (actor.pk != entry.recorded_by_id, "自己登记的要由他人确认，请部室负责人或绩效办确认"),
        (actor.pk == entry.recorded_by_id or _answers_for(actor, entry.unit), "请部室负责人或绩效办确认"),
        _unlocked(entry.ledger, entry.unit, entry.day, locks),
    )


def may_void(actor: Staff, entry: Any) -> Verdict:
    """Who may void an entry: its recorder while it waits, else who may confirm; never once its day is locked."""
    is_own_draft = entry.state == "draft" and actor.pk == entry.recorded_by_id
    return all_of(
        (is_own_draft or _answers_for(actor, entry.unit), "请登记人（确认前）或部室负责人作废"),
        _unlocked(entry.ledger, entry.unit, entry.day),
    )


def may_reverse(actor: Staff, entry: Any) -> Verdict:
    """Who may take back a confirmed entry whose figure is already published."""
    return all_of(
        (entry.state == "confirmed" and not entry.is_reversal, "只有已确认的原始记录才能冲正"),
        (lock_on(entry.ledger, entry.unit, entry.day), "这条还没有锁定，直接作废即可"),
        (_answers_for(actor, entry.unit), "请部室负责人或绩效办冲正"),
    )


def may_lock(actor: Staff, unit: Unit) -> Verdict:
    """Who may lock days of a ledger: the performance office of the organ."""
    return any_of((_holds(actor, unit, "performance_office", "unit_head"), "请绩效办锁定"))


def may_freeze(actor: Staff, unit: Unit) -> Verdict:
    """Who may fix the denominator of a coverage: who may lock days."""
    return any_of((_holds(actor, unit, "performance_office", "unit_head"), "请绩效办冻结基数"))


def may_define(actor: Staff, unit: Unit) -> Verdict:
    """Who may define a custom ledger: the performance office of the organ."""
    return any_of((_holds(actor, unit, "performance_office"), "请绩效办设立或修改台账"))


def may_set_up(actor: Staff, unit: Unit) -> Verdict:
    """Who may keep what a unit's ledgers are kept by: purposes, projects, lines of policy."""
    return all_of((_answers_for(actor, unit), f"请{unit.label}负责人或绩效办设立和修改"))


def _unlocked(ledger: str, unit: Unit, day: date, locks: LockFinder = lock_on) -> Verdict:
    lock = locks(ledger, unit, day)
    reason = (
        f"{day.month}月{day.day}日的数已锁定（{lock.reason}）。已记的用冲正更正，漏记的记在锁定以后的日期并备注实际日期"
        if lock
        else ""
    )
    return all_of((lock is None, reason))


def _works_in(actor: Staff, unit: Unit) -> bool:
    """Whether one of her ledger grants reaches the unit: at it, above it, or in the same organ for the offices."""
    grants = grants_reading(actor, LEDGER, clock.today())
    return any(
        unit.path.startswith(grant.unit.path)
        or (grant.role in OFFICE_ROLES and unit.organ_path == grant.unit.organ_path)
        for grant in grants
    )


def works_in(actor: Staff) -> Q:
    """The units into whose books she may enter, as a condition on units: what `may_record` asks, set by set."""
    wanted = Q(pk__in=())
    for grant in grants_reading(actor, LEDGER, clock.today()):
        wanted |= Q(path__startswith=grant.unit.path)
        if grant.role in OFFICE_ROLES:
            wanted |= Q(organ_path=grant.unit.organ_path)
    return wanted


def confirms(actor: Staff) -> bool:
    """Whether there are entries that she answers for at all."""
    return any(grant.role in ("department_head", *OFFICE_ROLES) for grant in actor.grants_on(clock.today()))


def looks_after_organ(actor: Staff) -> bool:
    """Whether her work is the whole organ's and not one department's."""
    return any(grant.role in OFFICE_ROLES for grant in actor.grants_on(clock.today()))


def answers_for(actor: Staff) -> Q:
    """The entries of the units she answers for, as a condition on entries: what `may_confirm` asks, set by set."""
    wanted = Q(pk__in=())
    for grant in actor.grants_on(clock.today()):
        match grant.role:
            case "department_head":
                wanted |= Q(unit__path__startswith=grant.unit.path)
            case "unit_head" | "supervising_leader":
                wanted |= Q(unit__organ_path=grant.unit.organ_path)
            case "performance_office":
                wanted |= Q(unit__organ_path__startswith=grant.unit.organ_path)
    return wanted


def _answers_for(actor: Staff, unit: Unit) -> bool:
    return actor.heads(unit) or _holds(actor, unit, "performance_office")


def _holds(actor: Staff, unit: Unit, *roles: str) -> bool:
    """Whether she holds one of the roles in the organ of the unit, or above it."""
    grants = actor.grants_on(clock.today())
    return any(grant.role in roles and unit.organ_path.startswith(grant.unit.organ_path) for grant in grants)

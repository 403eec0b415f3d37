"""Who makes a round, fills a return, sees it through, accepts it, locks, publishes and corrects."""

from collections.abc import Iterable

from django.db.models import QuerySet

from jinguo.base import clock, files
from jinguo.committee.body.models import GroupSeat
from jinguo.committee.body.permissions import keepers_of, may_keep
from jinguo.committee.body.permissions import may_read as may_read
from jinguo.committee.collection.models import Cell, CollectionRound, Correction, Return, RoundItem
from jinguo.committee.collection.people import leaders_of
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.second_person import second_person
from jinguo.rules.verdict import YES, Verdict, all_of, any_of

ADVISING = "expert"  # reads what a unit reports and reports nothing
REVIEWING = ("office", "statistics")  # the groups of the committee that look at what came in


def may_make(actor: Staff, committee: Unit) -> Verdict:
    """Who makes a round: the committee's office."""
    return may_keep(actor, committee)


def may_edit(actor: Staff, found: CollectionRound) -> Verdict:
    """Who changes what a round asks for: the office, before it is opened."""
    return all_of((found.state == "draft", "已经开始填报，不再改指标和填报单位"), may_keep(actor, found.committee))


def may_edit_item(actor: Staff, item: RoundItem) -> Verdict:
    """The same of one indicator."""
    return may_edit(actor, item.round)


def may_open(actor: Staff, found: CollectionRound) -> Verdict:
    """Who opens a round: the office, once every indicator has somebody who reports it and the day lies ahead."""
    items = list(found.items.select_related("indicator"))
    unowned = [str(one) for one in items if one.is_unowned]
    return all_of(
        may_keep(actor, found.committee),
        (items, "还没有选指标，请先选指标"),
        (not unowned, f"{len(unowned)} 个指标没有填报单位，请先指定：{'、'.join(unowned[:5])}"),
        (found.due >= clock.today(), "截止日已经过去，请先改截止日"),
    )


def may_review(actor: Staff, found: CollectionRound) -> Verdict:
    """Who turns to the review: the office."""
    return may_keep(actor, found.committee)


def may_lock(actor: Staff, found: CollectionRound) -> Verdict:
    """Who locks: the office, once nothing that came in waits for a decision."""
    waiting = found.returns.filter(state__in=("submitted", "checked")).count()
    return all_of(
        may_keep(actor, found.committee),
        (not waiting, f"还有 {waiting} 个单位提交的填报表没有审完，请先审核或退回"),
        (found.returns.filter(state="accepted").exists(), "还没有一份填报表审核通过"),
    )


def may_publish(actor: Staff, found: CollectionRound) -> Verdict:
    """Who publishes: the office, once no correction waits."""
    waiting = Correction.objects.filter(cell__sheet__round=found, state="asked").count()
    return all_of(may_keep(actor, found.committee), (not waiting, f"还有 {waiting} 件更正申请待审批，请先审批"))


def may_fill(actor: Staff, sheet: Return) -> Verdict:
    """Who fills a return in: the unit's people while it is open; the office where nobody of the unit has an account."""
    return all_of(_is_fillable(sheet), _may_report(actor, sheet))


def may_submit(actor: Staff, sheet: Return) -> Verdict:
    """Who hands it in: the same."""
    return all_of((sheet.round.takes_returns, "这一轮不在填报中"), _may_report(actor, sheet))


def may_check(actor: Staff, sheet: Return) -> Verdict:
    """Who sees it through in the unit: another of its people.

    Where nobody else of the unit has an account, who submitted it, once the scan with the unit's stamp is attached.
    """
    alone = [one.pk for one in sheet.checkers()] in ([], [sheet.submitted_by_id])
    stamped = alone and files.of(sheet).exists()
    return all_of(
        _may_report(actor, sheet),
        (
            actor.pk != sheet.submitted_by_id or stamped,
            "本单位没有别的账号，请先上传盖章扫描件，再由本人登记审核通过" if alone else "自己提交的请本单位另一位审核",
        ),
    )


def may_send_back(actor: Staff, sheet: Return) -> Verdict:
    """Who returns it with a reason: the unit's people before they have seen it through, the office after."""
    if sheet.state == "submitted":
        return any_of(_may_report(actor, sheet), _reviews(actor, sheet))
    return _reviews(actor, sheet)


def may_accept(actor: Staff, sheet: Return) -> Verdict:
    """Who accepts it: the committee's office or its statistics group, never who submitted it; a leader where that is
    the only one of them.
    """
    seats = _seats(sheet.round.committee).filter(staff__is_active=True).select_related("staff")
    readers = [*keepers_of(sheet.round.committee), *(one.staff for one in seats if one.staff)]
    return _second(actor, sheet.submitted_by_id, readers, sheet.round, did="提交", does="审核")


def may_reopen(actor: Staff, sheet: Return) -> Verdict:
    """Who returns one that was accepted: the office, before the lock."""
    return all_of((not sheet.round.is_shut, "已经锁定，请走更正申请"), _reviews(actor, sheet))


def may_extend(actor: Staff, sheet: Return) -> Verdict:
    """Who gives a unit another last day: the office, while it is to be handed in."""
    return all_of(_is_fillable(sheet), may_keep(actor, sheet.round.committee))


def may_attach(actor: Staff, sheet: Return) -> Verdict:
    """Who attaches a scan: the unit's people and the office, before the lock."""
    return all_of(
        (sheet.round.takes_returns, "这一轮不在填报中，不再收扫描件"),
        any_of(_may_report(actor, sheet), _reviews(actor, sheet)),
    )


def may_ask_correction(actor: Staff, cell: Cell) -> Verdict:
    """Who asks for a correction: the unit's people and the office, after the lock, of an accepted value."""
    sheet = cell.sheet
    return all_of(
        (sheet.round.is_shut, "还没有锁定，请直接退回修改"),
        (sheet.state == "accepted", "这份填报表没有审核通过，没有可更正的值"),
        (cell.part == "value", "请在数值一格申请，分子、分母一并更正"),
        any_of(_may_report(actor, sheet), _reviews(actor, sheet)),
    )


def may_decide(actor: Staff, correction: Correction) -> Verdict:
    """Who approves it: the committee's office, never who asked; a leader where that is the office's only account."""
    found = correction.cell.sheet.round
    return _second(actor, correction.asked_by_id, keepers_of(found.committee), found, did="申请", does="审批")


def _is_fillable(sheet: Return) -> Verdict:
    stands = f"填报表{sheet.get_state_display()}，退回以后才能修改"
    shut = f"这一轮{sheet.round.get_state_display()}，不再填报"
    return all_of((sheet.round.takes_returns, shut), (sheet.is_fillable or not sheet.round.takes_returns, stands))


def _may_report(actor: Staff, sheet: Return) -> Verdict:
    grants = grants_reading(actor, COMMITTEE, clock.today())
    if any(one.role != ADVISING and one.unit.organ_path == sheet.unit.organ_path for one in grants):
        return YES
    nobody = not sheet.reporters()
    stands_in = nobody and may_keep(actor, sheet.round.committee).ok
    return all_of((stands_in, f"请{sheet.unit.label}的人员办理"))


def _second(
    actor: Staff, first: int | None, office: Iterable[Staff], found: CollectionRound, *, did: str, does: str
) -> Verdict:
    """Whether somebody may decide on what `first` did; who stands in for one of the office decides as she would."""
    acting = {actor.pk} if may_keep(actor, found.committee) else set()
    named = {one.pk: one.name for one in office} | dict.fromkeys(acting, actor.name)
    leaders = {one.pk: one.name for one in leaders_of(found.unit)}
    return second_person(actor.pk, first, office=named, leaders=leaders, did=did, does=does)


def _seats(committee: Unit) -> QuerySet[GroupSeat]:
    """The places of today in the groups that look at what came in."""
    return GroupSeat.objects.on(clock.today()).filter(committee=committee, group__in=REVIEWING)


def _reviews(actor: Staff, sheet: Return) -> Verdict:
    committee = sheet.round.committee
    keeps = may_keep(actor, committee)
    if keeps:
        return YES
    return all_of((_seats(committee).filter(staff=actor).exists(), f"请{committee.label}办公室或统计组审核"))

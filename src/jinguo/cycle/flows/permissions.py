"""Who may do what with approvals, rounds, papers and chains."""

from typing import Any

from jinguo.base import clock
from jinguo.cycle.flows.flow import APPROVAL, ROUND
from jinguo.cycle.flows.models import Approval, ApprovalAnswer, Chain, Consulted, Round
from jinguo.cycle.flows.people import keeps_papers, stands_for
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import grants_reading
from jinguo.rules.rounds import may_close
from jinguo.rules.verdict import Verdict, all_of, no
from jinguo.rules.wording import date_words

OWN_MATTER = "自己发起的不能自己审批，请由他人办理"


def may_read(actor: Staff) -> Verdict:
    """Who may open approvals and rounds at all: whose role reads the organ's common work, which no seat does."""
    reads = grants_reading(actor, WORK, clock.today())
    return all_of((reads, "您的岗位不查看审批和征求意见；工作需要的，请系统管理员申请权限"))


def may_answer(actor: Staff, row: ApprovalAnswer) -> Verdict:
    """Who may answer: the asked one or whoever stands in for her today, never who began the matter."""
    if row.body:
        return no(f"{row.body}在系统外办理，请办公室或绩效办凭来文代录")
    return all_of(
        still_waits(row),
        (stands_for(actor, row.staff), f"请{row.name}或代理人办理"),
        (actor.pk != row.step.approval.started_by_id, OWN_MATTER),
    )


def may_answer_some(actor: Staff, approval: Approval) -> Verdict:
    """Whether something of an approval waits for her."""
    verdicts = [may_answer(actor, row) for row in approval.waiting()]
    if any(verdicts):
        return Verdict(True)
    if len(verdicts) == 1:
        return verdicts[0]
    if actor.pk == approval.started_by_id:
        return no(OWN_MATTER)
    return no(f"现在{approval.waiting_words}") if verdicts else _runs(approval)


def may_enter_paper(actor: Staff, approval: Approval) -> Verdict:
    """Who enters what was decided on paper (代录): the office or the performance office of the organ."""
    return all_of(_runs(approval), may_keep_paper(actor, approval.unit, approval))


def may_keep_paper(actor: Staff, unit: Unit, about: Any = None) -> Verdict:
    """Who keeps papers of an organ: its office or performance office; of some matters who keeps such matters."""
    return all_of((keeps_papers(actor, unit, about), f"请{unit.label}办公室或绩效办代录"))


def may_conclude(actor: Staff, approval: Approval) -> Verdict:  # noqa: ARG001 (a predicate of the table)
    """Whoever gave the last answer that was missing: it ends by its answers and by nothing else."""
    return all_of((approval.standing.state != "running", "还有环节没有办完"))


def may_withdraw(actor: Staff, approval: Approval) -> Verdict:
    """Who takes an approval back: who began it or stands in for her, the performance office, who heads the unit."""
    unit = approval.unit
    hers = stands_for(actor, approval.started_by) or actor.holds(unit, "performance_office") or actor.heads(unit)
    return all_of((hers, f"请发起人{approval.started_by or ''}或绩效办撤回"))


def may_remind(actor: Staff, approval: Approval) -> Verdict:
    """Who urges those who are waited for (催办): who may withdraw it, once a day."""
    unit, today = approval.unit, clock.today()
    hers = stands_for(actor, approval.started_by) or actor.holds(unit, "performance_office") or actor.heads(unit)
    people = any(row.staff_id for row in approval.waiting())
    return all_of(
        _runs(approval),
        (hers, "请发起人或绩效办催办"),
        (people, "等的是系统外的单位，请电话或发函催办"),
        (approval.reminded_on != today, "今天已经催办过，明天再催"),
    )


def may_open_round(actor: Staff, unit: Unit) -> Verdict:
    """Who may ask for opinions in the name of a unit: whoever works with the common work of its organ."""
    grants = grants_reading(actor, WORK, clock.today())
    inside = any(grant.unit.organ_path == unit.organ_path for grant in grants)
    return all_of((inside, f"请{unit.label}的人员征求意见"))


def may_speak(actor: Staff, asked: Consulted) -> Verdict:
    """Who gives an opinion: the asked person or who stands in for her; for a unit who heads it, of an organ anybody."""
    unit = asked.unit
    speaks = stands_for(actor, asked.staff) if asked.staff else unit is not None and _speaks_for(actor, unit)
    return all_of(
        (asked.round.state == "open", "征求意见已经结束"),
        (not asked.body, f"{asked.body}在系统外，请办公室或绩效办代录"),
        (asked.body or speaks, f"请{asked.name}{'本人或代理人' if asked.staff else '负责人'}提出意见"),
    )


def may_enter_opinion(actor: Staff, asked: Round) -> Verdict:
    """Who enters an opinion that came on paper: the office or performance office of the asking organ."""
    return all_of((asked.state == "open", "征求意见已经结束"), may_keep_paper(actor, asked.unit, asked))


def may_settle(actor: Staff, asked: Round) -> Verdict:
    """Who says what was done with an opinion: who asked for it, the performance office, who heads the unit."""
    return all_of((asked.state == "open", "征求意见已经结束"), (_asked_for_it(actor, asked), _ASKER))


def may_close_round(actor: Staff, asked: Round) -> Verdict:
    """Who ends a round: who settles it, when all have answered or the day is over and every opinion is settled."""
    unsettled = sum(
        1 for one in asked.asked.all() for row in one.opinions.all() if not row.is_without_opinion and not row.outcome
    )
    return all_of((_asked_for_it(actor, asked), _ASKER), may_close(asked.voices(), unsettled, asked.due, clock.today()))


def may_urge(actor: Staff, asked: Round) -> Verdict:
    """Who urges those who are silent: who settles the opinions, once a day."""
    return all_of(
        ROUND.check(asked.state, "close_round"),
        (_asked_for_it(actor, asked), _ASKER),
        (asked.reminded_on != clock.today(), "今天已经催办过，明天再催"),
    )


def may_keep_chains(actor: Staff, unit: Unit) -> Verdict:
    """Who sets an organ's chains: its performance office."""
    return all_of((actor.holds(unit, "performance_office"), f"请{unit.label}绩效办设置审批流程"))


def may_revise_chain(actor: Staff, chain: Chain) -> Verdict:
    """Who gives a chain a new version: the performance office, of the version that goes on."""
    return all_of(may_keep_chains(actor, chain.unit), (chain.valid_to is None, "这一版已有停用日，请修改最新的一版"))


_ASKER = "请发起人或绩效办办理"


def _asked_for_it(actor: Staff, asked: Round) -> bool:
    unit = asked.unit
    return stands_for(actor, asked.opened_by) or actor.holds(unit, "performance_office") or actor.heads(unit)


def _speaks_for(actor: Staff, unit: Unit) -> bool:
    """Whether she speaks for a unit: as its head; for an organ, where few people have an account, anybody of it."""
    if unit.is_part:
        return actor.heads(unit)
    return any(grant.unit.organ_path == unit.organ_path for grant in grants_reading(actor, WORK, clock.today()))


def still_waits(row: ApprovalAnswer) -> Verdict:
    """Whether a row is still waited for; a refusal tells who did it, and when."""
    approval, step = row.step.approval, row.step
    if row.answered_on is not None:
        return no(f"{row.done_by}已于 {date_words(row.answered_on, clock.today())} 办理")
    others = [(one.done_by, one.answered_on) for one in step.answers.all() if one.answered_on]
    if step.ended_on and others:
        who, day = others[0]
        return no(f"“{step.title}”已由{who}于 {date_words(day, clock.today())} 办理")
    return _runs(approval)


def _runs(approval: Approval) -> Verdict:
    """Whether it still goes on."""
    named = APPROVAL.names[approval.state]
    return all_of((approval.state == "running", f"这件审批{named}，不再办理"))

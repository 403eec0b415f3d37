"""Who runs a round of evaluation, and when it may go on to its next phase: the committee's office."""

from jinguo.base.moves.subjects import subject_key
from jinguo.committee.body import permissions as body
from jinguo.committee.evaluation.models import EvaluationRound, SelfTarget
from jinguo.cycle.panels.models import Panel
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.evaluation_round import PHASES
from jinguo.rules.verdict import Verdict, all_of

LIMIT = 5  # names of a refusal


def may_keep(actor: Staff, committee: Unit) -> Verdict:
    """Who holds evaluations: the committee's office."""
    return body.may_keep(actor, committee)


def may_change(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who changes the plan, its days and weights: the office, until the results are published."""
    fixed = row.state in ("follow_up", "closed", "cancelled")
    return all_of(may_keep(actor, row.committee), (not fixed, f"评估{row.get_state_display()}，方案不再更改"))


def may_issue(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who issues the plan: the office, once it says what, who and when."""
    dated = set(row.phases.values_list("code", flat=True))
    undated = [title for code, title in PHASES.items() if code not in dated]
    return all_of(
        may_keep(actor, row.committee),
        (row.outlines.exists(), "还没有选评估哪些纲要"),
        (row.participants.exists(), "还没有参评单位，先选县（市、区）和成员单位"),
        (not undated, f"还没有定起止日：{'、'.join(undated)}"),
        (row.number, "还没有填方案文号"),
    )


def may_open_self(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who lets participants begin: the office."""
    return may_keep(actor, row.committee)


def may_visit(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who goes on to the field: the office; whoever has not handed in by then stays on the list of what is missing."""
    handed_in = row.participants.filter(state__in=("submitted", "accepted")).exists()
    return all_of(may_keep(actor, row.committee), (handed_in, "还没有一个单位报送自评，不能转入实地评估"))


def may_write_up(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who goes on to write the report: the office, once every report that lies with it has been looked at."""
    waiting = [one.title for one in row.participants.filter(state="submitted").select_related("unit__region")]
    return all_of(may_keep(actor, row.committee), (not waiting, f"还没有审核：{_listed(waiting)}"))


def may_publish_round(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who publishes: the office, once the panel's rating, where there is one, is over."""
    rating = Panel.objects.filter(**subject_key(row), state__in=("draft", "open")).first()
    return all_of(may_keep(actor, row.committee), (rating is None, f"“{rating}”还没有结束，结束后才能公布"))


def may_close_round(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who closes it: the office, once everything that had to be put right was."""
    rows = SelfTarget.objects.filter(participant__round=row, standing="not_reached")
    ungiven = rows.filter(task=None).count()
    still_open = rows.exclude(task=None).exclude(task__state__in=("accepted", "cancelled")).count()
    return all_of(
        may_keep(actor, row.committee),
        (not ungiven, f"还有 {ungiven} 项未达标的目标没有下达整改"),
        (not still_open, f"还有 {still_open} 项整改没有通过"),
    )


def may_cancel_round(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who gives a draft up: the office."""
    return may_keep(actor, row.committee)


def may_rate(actor: Staff, row: EvaluationRound) -> Verdict:
    """Who has the groups rate the reports: the office, from the field phase on, once."""
    begun = Panel.objects.filter(**subject_key(row)).exclude(state="cancelled").first()
    return all_of(
        may_keep(actor, row.committee),
        (row.state in ("field", "writing"), "自评结束、转入实地评估以后才能发起评审打分"),
        (begun is None, f"已经发起“{begun}”"),
    )


def _listed(names: list[str]) -> str:
    more = f"等 {len(names)} 个单位" if len(names) > LIMIT else ""
    return f"{'、'.join(names[:LIMIT])}{more}"

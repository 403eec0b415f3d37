"""What comes of a round: the groups rate, what is not reached is put right, the results are made known."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import Refused, demand, locked
from jinguo.base.moves.subjects import subject_key
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant
from jinguo.committee.evaluation.people import raters_of
from jinguo.committee.evaluation.permissions import may_keep, may_order, may_rate
from jinguo.committee.evaluation.queries.results import results_table
from jinguo.cycle.panels import services as panels
from jinguo.cycle.panels.kinds import RATING
from jinguo.cycle.panels.models import Panel
from jinguo.cycle.publicity.models import Circular
from jinguo.cycle.publicity.services import write
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.services import assign
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of

CRITERIA = (
    ("目标完成和原因分析", Decimal(40)),
    ("政策措施", Decimal(25)),
    ("组织和监测评估工作", Decimal(20)),
    ("佐证材料", Decimal(15)),
)


@transaction.atomic
def begin_rating(row: EvaluationRound, *, by: Staff, last_day: date) -> Panel:
    """Have the expert and statistics groups rate the reports that were handed in (发起评审打分), in a panel of ratings.

    Raises Refused: nobody of the groups has an account, nothing was handed in; ValidationError by field.
    """
    demand(may_rate(by, locked(row)), act="evaluationround.rate", row=row)
    units = [one.unit for one in row.participants.filter(state__in=("submitted", "accepted")).select_related("unit")]
    raters = raters_of(row.committee)
    if not raters or not units:
        raise Refused("专家评估组、监测统计组没有有账号的成员，或没有单位报送自评", act="evaluationround.rate", row=row)
    text = "对照自评报告和佐证材料评分，材料在评估页面。"
    panel = panels.begin(RATING, f"{row}评审打分", unit=_organ(by), last_day=last_day, by=None, about=row, text=text)
    panel = panels.set_criteria(panel, CRITERIA, by=None, seen=panel.version)
    panel = panels.name_subjects(panel, by=None, seen=panel.version, units=units)
    weights = {"panel": Decimal(100)}
    panel = panels.name_participants(panel, raters, by=None, seen=panel.version, weights=weights)
    audit.record("evaluationround.rate", row, by=by, note=f"{len(units)} 个单位，{len(raters)} 位评审")
    return panels.open_panel(panel, by=None)


@transaction.atomic
def order_rectification(participant: RoundParticipant, *, by: Staff) -> list[Task]:
    """Give the unit a task for each target that is not reached (下达整改), until the day it named itself.

    What has one already gets none. Raises Refused.
    """
    row = locked(participant)
    demand(may_order(by, row), act="roundparticipant.order", row=row)
    missed = row.targets.filter(standing="not_reached", task=None).select_related("target__outline")
    given = []
    for one in missed:
        detail = (
            f"{row.round}自评：{one.target.outline}“{one.target}”未达标。原因：{one.explanation}。措施：{one.remedy}。"
        )
        one.task = assign(
            "rectification", f"整改：{one.target}"[:200], unit=row.unit, due=one.due or clock.today(), by=by, about=one,
            detail=detail, giver=_organ(by), evidence="整改情况说明和最新数据",
        )  # fmt: skip
        one.save(update_fields=["task"])
        given.append(one.task)
    audit.record("roundparticipant.order", row, by=by, note=f"整改 {len(given)} 项")
    return given


@transaction.atomic
def draft_circular(row: EvaluationRound, *, by: Staff) -> Circular:
    """Write the circular of the results (起草结果通报) to all participants; the draft that waits is the answer.

    It goes out from its own page. Raises Refused before the results are published.
    """
    found = locked(row)
    demand(may_keep(by, found.committee), act="evaluationround.circular", row=found)
    if found.published_on is None:
        raise Refused("评估结果公布以后才能起草通报", act="evaluationround.circular", row=found)
    about = subject_key(found)
    if begun := Circular.objects.filter(state="draft", **about).first():
        return begun
    units = [one.unit for one in found.participants.select_related("unit")]
    body = f"现将{found}结果通报如下。得分由各项按权重合成，未达标的目标按各单位提出的期限整改。"
    return write(
        f"关于{found}结果的通报", "circular", unit=_organ(by), body=body, by=by, units=units,
        figures=results_table(found), about=found,
    )  # fmt: skip


def _organ(by: Staff) -> Unit:
    """The organ of whoever acts: a task, a panel, a circular is its own."""
    department = by.department_on(clock.today())
    if department is None:
        raise Refused("您今天没有任职部室，不能办理")
    return organ_of(department)

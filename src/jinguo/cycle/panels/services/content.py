"""What a rating rates, and what a questionnaire asks."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from jinguo.cycle.panels.kinds import MULTIPLE, SINGLE
from jinguo.cycle.panels.models import Panel, PanelQuestion, RatingCriterion
from jinguo.cycle.panels.services.drafting import changed, editable
from jinguo.org.structure.models import Staff


@transaction.atomic
def set_criteria(panel: Panel, criteria: Iterable[tuple[str, Decimal]], *, by: Staff | None, seen: int) -> Panel:
    """Say anew what is rated, each with its full points. Raises Refused, Stale, ValidationError."""
    row = editable(panel, by=by, seen=seen)
    row.criteria.all().delete()
    rows = [
        RatingCriterion(panel=row, order=order, title=title, points=points)
        for order, (title, points) in enumerate(criteria, 1)
    ]
    for one in rows:
        one.full_clean()
        one.save()
    return changed(panel, row, by=by, note=f"评分项 {len(rows)} 个")


@transaction.atomic
def ask(
    panel: Panel,
    text: str,
    *,
    by: Staff | None,
    seen: int,
    kind: str,
    options: Sequence[str] = (),
    counting: Sequence[str] = (),
) -> PanelQuestion:
    """Add a question; `counting` are those of its options that make the rate.

    Raises Refused, Stale, ValidationError by field.
    """
    row = editable(panel, by=by, seen=seen)
    _demand_options(kind, options, counting)
    order = (row.questions.aggregate(last=Max("order"))["last"] or 0) + 1
    question = PanelQuestion(panel=row, order=order, kind=kind, text=text)
    if kind in (SINGLE, MULTIPLE):
        question.options, question.counting = "\n".join(options), "\n".join(counting)
    question.full_clean()
    question.save()
    changed(panel, row, by=by, note=f"加第 {order} 题")
    return question


@transaction.atomic
def drop_question(question: PanelQuestion, *, by: Staff | None, seen: int) -> Panel:
    """Take a question out; those behind it move up. Raises Refused, Stale."""
    panel = question.panel
    row = editable(panel, by=by, seen=seen)
    order = question.order
    question.delete()
    for later in row.questions.filter(order__gt=order).order_by("order"):
        later.order -= 1
        later.save(update_fields=["order"])
    return changed(panel, row, by=by, note=f"删第 {order} 题")


def _demand_options(kind: str, options: Sequence[str], counting: Sequence[str]) -> None:
    if kind not in (SINGLE, MULTIPLE):
        return
    if len(options) < 2:
        raise ValidationError({"options": "选择题至少要两个选项，每行写一个。"})
    if len(set(options)) < len(options):
        raise ValidationError({"options": "有两个选项写得一样，请改掉一个。"})
    if unknown := [one for one in counting if one not in options]:
        raise ValidationError({"counting": f"选项里没有“{unknown[0]}”，请照选项抄写。"})

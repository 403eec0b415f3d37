"""`{% load plans %}`: words that the pages of plans need."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from jinguo.cycle.bookkeeping.measures import measure
from jinguo.cycle.plans.board import BoardCell, BoardRow, Edge
from jinguo.cycle.plans.forms.goals import USUAL_RULE
from jinguo.cycle.plans.models import Goal
from jinguo.org.access import acts
from jinguo.rules.periods import Period, parse_period
from jinguo.rules.scoring import parameter_lines, rule_choices

register = template.Library()
# A matrix has thousands of cells: they are written here, where one costs microseconds.
CELL = '<td class="{}" tabindex="-1" data-code="{}" data-seen="{}"{}>{}</td>'
LINE = '<tr><th scope="row" class="holder">{}</th><td class="nowrap locked">{}</td>{}</tr>\n'
EDGE = '<td class="edge {}"{} title="{}">{}</td>'


@register.simple_tag
def matrix_line(row: BoardRow, goal: Goal, *, has_sums: bool) -> SafeString:
    """A holder's line."""
    total = f'<td class="sum" data-total>{escape(row.total)}</td>' if has_sums else ""
    after = matrix_cells(row, goal) + total + matrix_edge(row.edge)
    return mark_safe(LINE.format(escape(row.label), escape(row.role), after))  # noqa: S308 - each part is escaped


@register.simple_tag
def matrix_cells(row: BoardRow, goal: Goal) -> SafeString:
    """The cells of a line."""
    looks = " text-start text-wrap" if goal.is_text else ""
    return mark_safe("".join(_cell(cell, looks if cell.shown else "") for cell in row.cells))  # noqa: S308 - each part is escaped


@register.simple_tag
def matrix_edge(edge: Edge) -> SafeString:
    """What is left over at an edge."""
    code = f' data-edge="{escape(edge.code)}" tabindex="-1"' if edge.code else ""
    return mark_safe(EDGE.format(edge.tone, code, escape(edge.because), escape(edge.words)))  # noqa: S308 - escaped


def _cell(cell: BoardCell, looks: str) -> str:
    below = f' data-below="{escape(cell.below)}"' if cell.below else ""
    seen = "" if cell.seen is None else cell.seen
    return CELL.format(f"{'cell' if cell.is_open else 'locked'}{looks}", cell.code, seen, below, escape(cell.shown))


@register.filter
def act_words(code: str) -> str:
    """What an act of the trail is called, without the thing it was done to."""
    return acts.label(code).rpartition("：")[2]


@register.filter
def measure_title(code: str) -> str:
    """A measure as people call it; one that is gone is said so."""
    try:
        return measure(code).heading
    except KeyError:
        return "统计项已停用"


@register.filter
def scoring_words(goal: Goal) -> str:
    """How a goal is scored, with what the plan sets for it."""
    rule = dict(rule_choices()).get(goal.scoring_rule, USUAL_RULE)
    lines = parameter_lines(goal.scoring_rule, goal.scoring).replace("\n", "；")
    return f"{rule}（{lines}）" if lines else rule


@register.filter
def period_label(code: str) -> str:
    """A period's code as people call it."""
    return parse_period(code).label


@register.filter
def short_label(period: Period, span: Period) -> str:
    """A period's name under the head of a longer one: 第二季度 rather than 2026年第二季度."""
    if period == span:
        return "全年" if span.kind == "year" else "全期"
    return period.label.removeprefix(f"{span.first.year}年") if span.kind == "year" else period.label

"""`{% load plans %}`: words that the pages of plans need."""

from django import template

from jinguo.cycle.bookkeeping.measures import measure
from jinguo.org.access import acts
from jinguo.rules.periods import Period, parse_period

register = template.Library()


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
def period_label(code: str) -> str:
    """A period's code as people call it."""
    return parse_period(code).label


@register.filter
def short_label(period: Period, span: Period) -> str:
    """A period's name under the head of a longer one: 第二季度 rather than 2026年第二季度."""
    if period == span:
        return "全年" if span.kind == "year" else "全期"
    return period.label.removeprefix(f"{span.first.year}年") if span.kind == "year" else period.label

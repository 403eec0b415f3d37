"""The methods (评估方法) that a case is looked at by, side by side; each names itself.

A new method is one function of a `Case` that returns an `Attainment`, its row in `naming.py` and one line here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.baseline import baseline
from jinguo.rules.progress.cagr_cases import cagr, progress_chart
from jinguo.rules.progress.case import Case
from jinguo.rules.progress.degree import degree
from jinguo.rules.progress.evidence import evidence
from jinguo.rules.progress.forecast import forecast_growth, forecast_linear
from jinguo.rules.progress.level import level, strict
from jinguo.rules.progress.naming import NAMED
from jinguo.rules.progress.path import path
from jinguo.rules.progress.small_areas import pooled
from jinguo.rules.progress.status_index import anticipated, current_status
from jinguo.rules.progress.trends import eapc, gradual

# The methods whose verdict is a status of reaching; one of them is what an outline names for its lights and rates.
DECIDING = ("strict", "level", "pooled")
_FUNCTIONS: dict[str, Callable[[Case], Attainment]] = {
    "strict": strict,
    "level": level,
    "pooled": pooled,
    "degree": degree,
    "baseline": baseline,
    "path": path,
    "gradual": gradual,
    "cagr": cagr,
    "progress_chart": progress_chart,
    "current_status": current_status,
    "anticipated": anticipated,
    "eapc": eapc,
    "forecast_linear": forecast_linear,
    "forecast_growth": forecast_growth,
    "evidence": evidence,
}


@dataclass(frozen=True, slots=True)
class Method:
    """A method: title, the question it answers, what its figure is counted in, function, source, what is not sure."""

    code: str
    title: str
    asks: str
    unit: str
    function: Callable[[Case], Attainment]
    source: str
    confidence: str


METHODS: dict[str, Method] = {
    code: Method(code, name.title, name.asks, name.unit, function, name.source, name.confidence)
    for code, function in _FUNCTIONS.items()
    for name in (NAMED[code],)
}


def side_by_side(case: Case) -> list[Attainment]:
    """What every method says of a case, in the order of the table.

    >>> from jinguo.rules.progress.case import Observation, Point
    >>> mmr = Case("reach", "le", (Observation(2015, 20.1),), Point(2010, 30.0), Point(2020, 20))
    >>> [(found.method, found.title) for found in side_by_side(mmr)][:2]
    [('strict', '未达标'), ('level', '未达标')]
    """
    return [method.function(case) for method in METHODS.values()]


def verdict(case: Case, method: str = "level") -> Attainment:
    """The verdict that gives lights and rates: by evidence of a text goal, by its series of one that is to improve
    without a number (逐步提高), else by the method that the outline names.

    Raises KeyError for a method that does not exist.
    """
    if case.comparator == "text":
        return METHODS["evidence"].function(case)
    improves = case.type == "improve" and case.target is None
    return METHODS["gradual" if improves else method].function(case)


def method_choices() -> list[tuple[str, str]]:
    """The deciding methods as choices of a field.

    >>> method_choices()[1]
    ('level', '容差比较')
    """
    return [(code, METHODS[code].title) for code in DECIDING]

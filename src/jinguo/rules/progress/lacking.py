"""Why a method cannot answer (缺什么): one sentence for each thing that is missing, asked before any arithmetic."""

from collections.abc import Callable

from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.bounds import bounds_of
from jinguo.rules.progress.case import Case, exact
from jinguo.rules.progress.words import answer

Check = Callable[[Case], str]


def refusal(method: str, case: Case, *checks: Check) -> Attainment | None:
    """That a method cannot answer, by the first thing that is missing; None when all that it asks for is there."""
    found = next(((check, words) for check in checks if (words := check(case))), None)
    if found is None:
        return None
    check, words = found
    return answer(method, "no_data" if check is observed else "not_available", words, case=case)


def number(case: Case) -> str:
    """A text goal has no numbers."""
    return "文字目标没有数值，按佐证材料判断" if case.comparator == "text" else ""


def observed(case: Case) -> str:
    """There has to be a value of the year looked at."""
    if case.now is not None:
        return ""
    if not case.seen:
        return "没有数据" if case.year is None else f"截至{case.year}年没有数据"
    return f"{case.year}年没有数据，最近的是{case.seen[-1].year}年"


def target(case: Case) -> str:
    """There has to be a target in numbers, and with a share a baseline to take it from."""
    return "没有数值目标" if case.target is None or exact(case.target.value) is None else level(case)


def level(case: Case) -> str:
    """There has to be a level to compare with, be it the baseline of a goal without a number."""
    if case.wanted.level is None:
        return case.wanted.because
    if case.is_relative and (words := broken(case)):
        return words
    return "" if bounds_of(case) else "“左右”没有定允许幅度，请先定上下各允许多少"


def baseline(case: Case) -> str:
    """There has to be a baseline, of an earlier year and of the same scope."""
    if case.start is None:
        return "没有基期值"
    if case.now is not None and case.now.year == case.start.year:
        return f"只有{case.start.year}年一个数据点"
    return since_baseline(case) or broken(case)


def since_baseline(case: Case) -> str:
    """What is looked at must not lie before the baseline."""
    if case.now and case.base and case.now.year < case.base.year:
        return f"{case.now.year}年在{case.base.year}年基期以前，没有可看的年份"
    return ""


def broken(case: Case) -> str:
    """Values of two scopes are not compared."""
    since = case.breaks_after
    if since is not None and case.start and since > case.start.year:
        return f"{since}年起口径有变化，不能与{case.start.year}年基期比较"
    return ""


def target_later(case: Case) -> str:
    """The year of the target has to come after that of the baseline."""
    if case.target and case.start and case.target.year <= case.start.year:
        return f"目标年{case.target.year}不晚于基期年{case.start.year}"
    return ""


def still_to_reach(case: Case) -> str:
    """At the baseline the target must not have been reached, or there is no way to measure."""
    bounds, start = bounds_of(case), exact(case.start.value) if case.start else None
    if bounds is None or start is None or not case.start or bounds.gap(start):
        return ""
    if start in (bounds.low, bounds.high) and bounds.is_open:
        return f"{case.start.year}年基期已等于目标，进度没有定义"
    return f"{case.start.year}年基期已达到目标，进度没有定义，请看是否保持"


def a_level(case: Case) -> str:
    """What accumulates grows by being counted on: it has no yearly growth."""
    return "累计数没有各年的水平，不看增速和趋势" if case.type == "cumulative" else ""


def ahead(case: Case) -> str:
    """A forecast asks for a year that is still to come."""
    late = case.target is not None and case.now is not None and case.target.year <= case.now.year
    return f"{case.now.year}年已到目标年，不再预测" if late and case.now else ""


def positive(case: Case) -> str:
    """A logarithm asks for values above 0."""
    low = next((one for one in case.unbroken if (exact(one.value) or 0) <= 0), None)
    return f"{low.year}年的值不大于 0，不能取对数" if low else ""


def many(case: Case) -> str:
    """Counts below what is called small are left to chance: their trend says nothing."""
    if case.small is None or case.now is None or case.now.cases is None or case.now.cases >= case.small:
        return ""
    return f"{case.now.year}年只有 {case.now.cases} 例，少于 {case.small} 例，受偶然影响大，不作趋势判断，请看多年合并"


# What methods ask for, in the order in which it is told.
NUMBERS: tuple[Check, ...] = (number, observed)
LEVEL: tuple[Check, ...] = (*NUMBERS, level)
TARGET: tuple[Check, ...] = (*LEVEL, target)
WAY: tuple[Check, ...] = (*TARGET, baseline, target_later, still_to_reach)

"""One target in one sentence of a monitoring report (监测评估报告): from where, to where, by how much, reached or not.

Source of the wording: outlines/methods §1.2 and decomposition §7. A rate in % changes by 百分点, mortality and the rest
in % of what it was; a sentence has one series only, so that a fall of numbers and a rise of their share never meet.
"""

from decimal import Decimal
from fractions import Fraction

from jinguo.rules.exact_words import as_decimal, figure, share_words
from jinguo.rules.progress.attainment import Attainment
from jinguo.rules.progress.case import Case, Point, exact
from jinguo.rules.progress.lacking import broken
from jinguo.rules.progress.words import said
from jinguo.rules.wording import percentage_points, relative_change

BOUNDS = {"le": "{}以下", "ge": "{}以上", "lt": "低于{}", "gt": "高于{}", "band": "{}左右"}
DONE = frozenset({"reached", "target_achieved"})


def target_sentence(title: str, case: Case, found: Attainment) -> str:
    """What is reported of a target that has a value of the year looked at; without the full stop.

    >>> from jinguo.rules.progress.case import Observation
    >>> told = Attainment("not_reached", "level", "")
    >>> village = Case("reach", "ge", (Observation(2020, Decimal("24.2")),), target=Point(2020, 30), unit="%")
    >>> target_sentence("村委会成员中女性比例", village, told)
    '村委会成员中女性比例24.2%，目标30%以上，未达标'
    """
    return f"{title}{value_words(case)}，{outcome_words(case, found)}"


def value_words(case: Case) -> str:
    """The value and, where there is an earlier baseline of the same scope, its change since then.

    Raises ValueError where nothing was observed in the year looked at.
    """
    now, start = case.now, earlier_baseline(case)
    if now is None or case.actual is None:
        raise ValueError("没有当年的监测值，没有可说的变化。")
    shown = _told(case, case.actual)
    if start is None:
        apart = broken(case)
        return f"{shown}（{apart}）" if apart else shown
    before = exact(start.value) or Fraction(0)
    if before == case.actual:
        return f"{now.year}年为{shown}，与{start.year}年持平"
    way = "上升" if case.actual > before else "下降"
    change = change_words(case.actual, before, f"{start.year}年", is_rate=case.unit == "%")
    return f"由{start.year}年的{_told(case, before)}{way}到{now.year}年的{shown}{change and f'，{change}'}"


def change_words(now: Fraction, before: Fraction, base: str, *, is_rate: bool) -> str:
    """A change: of a rate in % by points, of everything else in % of what it was; from nothing none is told.

    >>> change_words(Fraction("16.9"), Fraction(30), "2010年", is_rate=False)
    '下降43.7%'
    >>> change_words(Fraction("95.2"), Fraction("91.1"), "2010年", is_rate=True)
    '上升4.1个百分点'
    """
    value, earlier = _decimal(now), _decimal(before)
    if is_rate:
        return percentage_points(value, earlier, places=max(1, _places(value), _places(earlier)))
    return relative_change(value, earlier, base).removeprefix(f"比{base}") if earlier else ""


def outcome_words(case: Case, found: Attainment) -> str:
    """The target and whether it is reached, by the title of its status."""
    asked = asked_words(case)
    if found.status in DONE:
        return f"达到目标（{asked}）" if asked else "达到目标"
    return f"目标{asked}，{found.title}" if asked else found.title


def asked_words(case: Case) -> str:
    """What is asked for, as running text has it: 20/10万以下, 45%左右, 比基期降1/6; empty where there is no number."""
    value = exact(case.target.value) if case.target else None
    if value is None:
        return ""
    if case.comparator == "relative":
        return f"比基期{'降' if case.type == 'reduce' else '升'}{share_words(value)}"
    return BOUNDS.get(case.comparator, "{}").format(figure(value, unit=case.unit).replace(" ", ""))


def earlier_baseline(case: Case) -> Point | None:
    """The baseline that the value may be compared with: of an earlier year and the same scope, of what has levels."""
    if case.base is None or case.now is None or case.type == "cumulative" or broken(case):
        return None
    return case.base if exact(case.base.value) is not None and case.base.year < case.now.year else None


def _told(case: Case, value: Fraction) -> str:
    return said(case, value).replace(" ", "")


def _decimal(value: Fraction) -> Decimal:
    found = as_decimal(value)
    return Decimal(value.numerator) / value.denominator if found is None else found


def _places(value: Decimal) -> int:
    return min(2, max(0, -int(value.normalize().as_tuple().exponent)))

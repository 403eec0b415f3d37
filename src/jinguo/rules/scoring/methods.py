"""The rules of scoring (计分规则): each turns facts into points and says why.

A rule takes the full points of its item, the facts and its parameters, and returns a `Score`. What was not reported
scores nothing and says 未报. Points never exceed the item's, unless the rule allows over-completion up to its cap, and
never fall below 0. Sources: rule 30 of the summary (min(actual/plan, 1) × points unless over-completion is allowed; no
negative below 0); appraisal §6 (points + standard + deduction per shortfall); 湖南省 2017 (每低 0.1 个百分点扣 0.3 分).
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jinguo.rules.exact_words import Exact, figure, rounded
from jinguo.rules.ratings import average
from jinguo.rules.scoring.score import Facts, Score

Parameters = Mapping[str, Any]
Rule = Callable[[Fraction, Facts, Parameters], Score]
ONE, HUNDRED = Fraction(1), Fraction(100)


def ratio(points: Fraction, facts: Facts, parameters: Parameters) -> Score:
    """Quantity (完成率): actual ÷ target × points, at most the points, or `cap` per cent of them where it is given.

    >>> score = ratio(Fraction(8), Facts(actual=90, target=100, unit="万元"), {})
    >>> score.shown, score.because
    (Decimal('7.20'), '实际 90 万元 ÷ 目标 100 万元 = 90%，× 8 分')
    """
    if facts.actual is None or facts.target is None:
        return _unreported("ratio", points, facts)
    if not facts.target:
        return _scored("ratio", points, points, facts, "目标为 0，没有要完成的量，得满分")
    done = Fraction(facts.actual) / Fraction(facts.target)
    limit = Fraction(str(parameters.get("cap", 100))) / HUNDRED
    taken = min(max(done, Fraction(0)), limit)
    over = f"，按 {_percent(limit)} 封顶" if done > limit else ""
    words = (
        f"实际 {facts.say(facts.actual)} ÷ 目标 {facts.say(facts.target)} = {_percent(done)}{over}，× {_points(points)}"
    )
    return _scored("ratio", points, taken * points, facts, words)


def inverse_ratio(points: Fraction, facts: Facts, parameters: Parameters) -> Score:  # noqa: ARG001 (a rule's shape)
    """Less is better (反比): target ÷ actual × points, at most the points; an actual of 0 gets all of them.

    >>> inverse_ratio(Fraction(10), Facts(actual=25, target=20), {}).shown
    Decimal('8.00')
    """
    if facts.actual is None or facts.target is None:
        return _unreported("inverse_ratio", points, facts)
    if Fraction(facts.actual) <= Fraction(facts.target):
        words = f"实际 {facts.say(facts.actual)}，不高于目标 {facts.say(facts.target)}，得满分"
        return _scored("inverse_ratio", points, points, facts, words)
    share = max(Fraction(facts.target) / Fraction(facts.actual), Fraction(0))
    words = f"目标 {facts.say(facts.target)} ÷ 实际 {facts.say(facts.actual)} = {_percent(share)}，× {_points(points)}"
    return _scored("inverse_ratio", points, share * points, facts, words)


def tiers(points: Fraction, facts: Facts, parameters: Parameters) -> Score:
    """Steps (分档): the share of the points that belongs to the highest step reached; `steps` are [完成率 %, 得分 %].

    >>> tiers(Fraction(5), Facts(actual=85, target=100), {"steps": [[100, 100], [80, 60], [60, 30]]}).because
    '完成率 85%，达到 80% 一档，得 60%'
    """
    if facts.actual is None or not facts.target:
        return _unreported("tiers", points, facts)
    done = Fraction(facts.actual) / Fraction(facts.target) * HUNDRED
    steps = sorted(((Fraction(str(at)), Fraction(str(share))) for at, share in parameters["steps"]), reverse=True)
    for at, share in steps:
        if done >= at:
            words = f"完成率 {_percent(done / HUNDRED)}，达到 {figure(at)}% 一档，得 {figure(share)}%"
            return _scored("tiers", points, share / HUNDRED * points, facts, words)
    lowest = figure(steps[-1][0])
    return _scored(
        "tiers", points, Fraction(0), facts, f"完成率 {_percent(done / HUNDRED)}，不到最低一档 {lowest}%，不得分"
    )


def all_or_nothing(points: Fraction, facts: Facts, parameters: Parameters) -> Score:  # noqa: ARG001
    """Reached or not (达标得满分): all points, or none.

    >>> all_or_nothing(Fraction(4), Facts(reached=True, reason="实际 100%，目标 100%，不低于：达到"), {}).because
    '实际 100%，目标 100%，不低于：达到，得满分'
    """
    if facts.reached is None:
        return _unreported("all_or_nothing", points, facts)
    won, words = (points, "得满分") if facts.reached else (Fraction(0), "不得分")
    return _scored("all_or_nothing", points, won, facts, f"{facts.reason or '按完成标准判断'}，{words}")


def deduct_per(points: Fraction, facts: Facts, parameters: Parameters) -> Score:
    """So much off for each (每项扣分): points − `per` × the shortfalls (the actual); `each` of them count as one.

    >>> deduct_per(Fraction(3), Facts(actual=Decimal("0.2"), unit="个百分点"), {"per": "0.3", "each": "0.1"}).shown
    Decimal('2.40')
    """
    if facts.actual is None:
        return _unreported("deduct_per", points, facts)
    times = max(Fraction(facts.actual), Fraction(0)) / Fraction(str(parameters.get("each", 1)))
    lost = times * Fraction(str(parameters["per"]))
    left = max(points - lost, Fraction(0))
    floor = "，扣完为止" if lost > points else ""
    each = _each(parameters, facts)
    per = figure(Fraction(str(parameters["per"])))
    words = f"{facts.say(facts.actual)}，{each}扣 {per} 分，共扣 {_plain(lost)} 分{floor}"
    return _scored("deduct_per", points, left, facts, words)


def bonus_per(points: Fraction, facts: Facts, parameters: Parameters) -> Score:
    """So much on top for each (每项加分), at most the points: `per` × the actual.

    >>> bonus_per(Fraction(5), Facts(actual=3, unit="项"), {"per": "2"}).because
    '3 项，每项加 2 分，共 6 分，按 5 分封顶'
    """
    count = Fraction(facts.actual or 0)
    won = max(count, Fraction(0)) / Fraction(str(parameters.get("each", 1))) * Fraction(str(parameters["per"]))
    taken = min(won, points)
    cap = f"，按 {_points(points)}封顶" if won > points else ""
    per = figure(Fraction(str(parameters["per"])))
    words = f"{facts.say(facts.actual or 0)}，{_each(parameters, facts)}加 {per} 分，共 {_plain(won)} 分{cap}"
    return _scored("bonus_per", points, taken, facts, words)


def on_time(points: Fraction, facts: Facts, parameters: Parameters) -> Score:
    """Handed in by the day (按时): points − `per` for each work day late.

    >>> on_time(Fraction(5), Facts(days_late=2), {"per": "0.5"}).because
    '迟 2 个工作日，每日扣 0.5 分，共扣 1 分'
    """
    if facts.days_late is None:
        return _unreported("on_time", points, facts)
    if facts.days_late <= 0:
        return _scored("on_time", points, points, facts, "按时完成，得满分")
    per = Fraction(str(parameters["per"]))
    lost = per * facts.days_late
    floor = "，扣完为止" if lost > points else ""
    words = f"迟 {facts.days_late} 个工作日，每日扣 {figure(per)} 分，共扣 {_plain(lost)} 分{floor}"
    return _scored("on_time", points, max(points - lost, Fraction(0)), facts, words)


def coverage(points: Fraction, facts: Facts, parameters: Parameters) -> Score:  # noqa: ARG001
    """A rate against the rate asked for (覆盖率): actual rate ÷ target rate × points, at most the points.

    >>> coverage(Fraction(4), Facts(actual=95, target=100, unit="%"), {}).shown
    Decimal('3.80')
    """
    score = ratio(points, facts, {})
    words = score.because.replace("实际", "覆盖率").replace("目标", "要求")
    return Score(score.points, points, words, rule="coverage", inputs=facts.inputs)


def rating(points: Fraction, facts: Facts, parameters: Parameters) -> Score:
    """Marks that were given (评分): mean ÷ `full` (100) × points; `trim` drops the highest and the lowest of five.

    >>> rating(Fraction(20), Facts(marks=(Decimal(90), Decimal(80))), {}).because
    '2 个评分的平均分 85，满分 100，× 20 分'
    """
    mean = average(facts.marks, trim=bool(parameters.get("trim")))
    if mean.value is None:
        return _unreported("rating", points, facts)
    full = Fraction(str(parameters.get("full", 100)))
    share = min(Fraction(mean.value) / full, ONE)
    words = f"{len(facts.marks)} 个评分的平均分 {_plain(mean.value)}，满分 {figure(full)}，× {_points(points)}"
    return _scored("rating", points, share * points, facts, words)


def ballot(points: Fraction, facts: Facts, parameters: Parameters) -> Score:  # noqa: ARG001
    """A ballot's result in per cent (民主测评): the result × points.

    >>> ballot(Fraction(25), Facts(actual=Decimal("92.5")), {}).because
    '测评结果 92.5%，× 25 分'
    """
    if facts.actual is None:
        return _unreported("ballot", points, facts)
    share = min(max(Fraction(facts.actual) / HUNDRED, Fraction(0)), ONE)
    return _scored("ballot", points, share * points, facts, f"测评结果 {_percent(share)}，× {_points(points)}")


def progress(points: Fraction, facts: Facts, parameters: Parameters) -> Score:  # noqa: ARG001
    """How far from the baseline to the target (进步幅度): (actual − baseline) ÷ (target − baseline) × points, 0 to all.

    >>> progress(Fraction(10), Facts(actual=44, target=40, baseline=48), {}).because
    '从基期 48 到目标 40，实际 44，走完 50%，× 10 分'
    """
    if facts.actual is None or facts.target is None or facts.baseline is None:
        return _unreported("progress", points, facts)
    start, end, here = Fraction(facts.baseline), Fraction(facts.target), Fraction(facts.actual)
    if start == end:
        return all_or_nothing(points, facts, {})
    share = min(max((here - start) / (end - start), Fraction(0)), ONE)
    way = f"从基期 {facts.say(facts.baseline)} 到目标 {facts.say(facts.target)}，实际 {facts.say(facts.actual)}"
    return _scored("progress", points, share * points, facts, f"{way}，走完 {_percent(share)}，× {_points(points)}")


def typed(points: Fraction, facts: Facts, parameters: Parameters) -> Score:  # noqa: ARG001
    """Points that somebody gave (录入得分), at most the item's.

    >>> typed(Fraction(90), Facts(actual=84), {}).because
    '录入 84 分'
    """
    if facts.actual is None:
        return _unreported("typed", points, facts)
    won = min(max(Fraction(facts.actual), Fraction(0)), points)
    return _scored("typed", points, won, facts, f"录入 {_plain(Fraction(facts.actual))} 分{_note(facts)}")


def _scored(rule: str, points: Fraction, won: Fraction, facts: Facts, because: str) -> Score:
    return Score(won, points, because, rule=rule, inputs=facts.inputs)


def _unreported(rule: str, points: Fraction, facts: Facts) -> Score:
    return Score(Fraction(0), points, "未报，不得分", rule=rule, inputs=facts.inputs)


def _each(parameters: Parameters, facts: Facts) -> str:
    """每项, 每 0.1 个百分点."""
    each = Fraction(str(parameters.get("each", 1)))
    unit = facts.unit or "次"
    return f"每{unit}" if each == 1 else f"每 {figure(each)} {unit}"


def _note(facts: Facts) -> str:
    return f"（{facts.reason}）" if facts.reason else ""


def _percent(share: Fraction) -> str:
    """A share in per cent, to at most two places."""
    return f"{_plain(share * HUNDRED)}%"


def _points(points: Exact) -> str:
    return f"{figure(points)} 分"


def _plain(value: Fraction | Decimal) -> str:
    """A number to at most two places, without idle zeros."""
    return f"{rounded(value, 2).normalize():f}"

"""The floors of how targets, goals and scores stand: one statement each, then the same figures and the same sentences.

What we compute for any goal is written out here for the one kind that the benchmark's plan has.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import gcd
from typing import Any

from django.db import connection

from benchmarks.cycle_data import YEAR
from jinguo.cycle.bookkeeping.models import EntryFigure
from jinguo.cycle.plans.models import Plan
from jinguo.rules.periods import year_of

HUNDRED, THOUSANDTHS, PLACES = 100, 1000, 6
CHANGED = 97  # what the corrected entry says
BOOKS = """
    SELECT entry.unit_id, ledger.code || '.' || figure.field AS source, {period} AS period,
        CAST(sum(figure.value * entry.sign) AS bigint) AS total
    FROM bookkeeping_entryfigure figure JOIN bookkeeping_customentry entry ON entry.id = figure.entry_id
    JOIN bookkeeping_ledger ledger ON ledger.id = entry.ledger_row_id
    WHERE entry.state = 'confirmed' AND entry.day BETWEEN '2026-01-01' AND '2026-12-31'
    GROUP BY 1, 2, 3
"""
HELD = """
    SELECT {columns} FROM plans_target target JOIN plans_goal goal ON goal.id = target.goal_id
    JOIN ({books}) books ON books.unit_id = target.unit_id AND books.source = goal.source
    AND books.period = target.period WHERE goal.plan_id = %s {rest}
"""
BY_MONTH = BOOKS.format(period="substr(CAST(entry.day AS text), 1, 7)")
BY_YEAR = BOOKS.format(period=f"'{YEAR}'")
OF_TARGETS = HELD.format(
    columns="target.id, target.value, books.total, unit.name, target.period, books.source",
    books=BY_MONTH,
    rest="",
).replace("WHERE goal", "JOIN structure_unit unit ON unit.id = target.unit_id WHERE goal")
OF_THE_YEAR = HELD.format(
    columns="target.id, goal.id, target.unit_id, target.value, books.total", books=BY_YEAR, rest=""
)
OF_SCORES = HELD.format(
    columns="target.unit_id, target.id, target.value, books.total, goal.id, goal.number, goal.title",
    books=BY_YEAR,
    rest="",
)
OF_MONTHS = """
    SELECT target.goal_id, target.unit_id, CAST(sum(target.value) AS bigint) FROM plans_target target
    JOIN plans_goal goal ON goal.id = target.goal_id WHERE goal.plan_id = %s AND target.period <> '2026' GROUP BY 1, 2
"""
CORRECTION = "UPDATE bookkeeping_entryfigure SET value = %s WHERE id = %s"
DAYS = {month.code: month.last for month in year_of(YEAR).months}
WEIGHED = "{} 项按分值加权平均，单项最多计 100%"


def plain_standings(plan: Plan) -> list[Any]:
    """Every target with its actual, its share, whether it is met, and the three sentences."""
    return [_standing(*row) for row in _fetched(OF_TARGETS, plan.pk)]


def _standing(pk: int, value: int, total: int, unit: str, month: str, source: str) -> Any:
    asked, actual, day, met = value // THOUSANDTHS, total // THOUSANDTHS, DAYS[month], total >= value
    told = f"实际 {actual} 件，目标 {asked} 件"
    column = source.rpartition(".f")[2]
    because = f"{unit}截至{YEAR}年{day.month}月{day.day}日，“栏目{column}”合计 {actual:,} 件"
    late = f"{told}，期限已过" if day.month < len(DAYS) else f"完成 {tenths(total, value)}%，时间进度 100%"
    verdict = f"{told}，不低于：{'达到' if met else '未达到'}"
    return pk, total / THOUSANDTHS, HUNDRED * total / value, met, because, told if met else late, verdict


def plain_roll_up(plan: Plan) -> list[Any]:
    """Every goal with what its departments come to, each of its targets, each department's share, and the plan's."""
    asked = {(goal, unit): value for goal, unit, value in _fetched(OF_MONTHS, plan.pk)}
    goals: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    units: dict[int, list[float]] = defaultdict(list)
    found: list[Any] = []
    for target, goal, unit, value, total in _fetched(OF_THE_YEAR, plan.pk):
        by_months = asked.get((goal, unit), 0)
        goals[goal] = [sum(pair) for pair in zip(goals[goal], (value, total, by_months, 1), strict=True)]
        units[unit].append(min(HUNDRED * total / value, HUNDRED))
        found.append(("target", target, *_light(value, total, by_months)))
    found += [_goal(pk, *sums) for pk, sums in goals.items()]
    shares = [min(HUNDRED * total / value, HUNDRED) for value, total, *_ in goals.values()]
    found += [("unit", pk, short(sum(each) / len(each)), WEIGHED.format(len(each))) for pk, each in units.items()]
    return [*found, ("whole", short(sum(shares) / len(shares)), WEIGHED.format(len(shares)))]


def _goal(pk: int, value: int, total: int, due: int, holders: int) -> Any:
    told = f"{holders} 个承担者合计 {total // THOUSANDTHS} 件"
    return "goal", pk, *_light(value, total, due), told


def _light(value: int, total: int, due: int) -> Any:
    """What was reached, its share and the share that was due, and the sentence."""
    if total >= value:
        told = f"实际 {total // THOUSANDTHS} 件，目标 {value // THOUSANDTHS} 件"
    else:
        told = f"完成 {tenths(total, value)}%，按各期目标应完成 {tenths(due, value)}%"
    return total / THOUSANDTHS, short(HUNDRED * total / value), short(HUNDRED * due / value), told


def plain_scores(plan: Plan) -> list[Any]:
    """The points of every department, and each line of it with its reason, after an entry has been corrected."""
    with connection.cursor() as cursor:
        cursor.execute(CORRECTION, [CHANGED * THOUSANDTHS, corrected(plan)])
    rows = _fetched(OF_SCORES, plan.pk)
    leading = Counter(row[4] for row in rows)
    points: dict[int, list[float]] = defaultdict(list)
    lines = []
    for unit, target, value, total, goal, number, title in rows:
        points[unit].append(min(total / value, 1))
        lines.append((f"target:{target}", f"{number} {title}", line(value, total, leading[goal])))
    return [(unit, short(HUNDRED * sum(each) / len(each))) for unit, each in points.items()] + lines


def line(value: int, total: int, leading: int) -> str:
    """Who leads a goal beside others has an equal part of its one point."""
    done, of = figure(HUNDRED * total, value), figure(1, leading)
    told = f"目标 {value // THOUSANDTHS} 件，实际 {total // THOUSANDTHS} 件，完成 {done}%"
    if total > value:
        return f"{told}，按 100% 计，{of} 分 × 100% = {of} 分"
    return f"{told}，{of} 分 × {done}% = {figure(total, value * leading)} 分"


def corrected(plan: Plan) -> int:
    """The figure that is corrected."""
    return EntryFigure.objects.filter(entry__unit__parent=plan.unit).order_by("pk").values_list("pk", flat=True)[0]


def figure(top: int, bottom: int) -> str:
    """A fraction in digits: whole where it ends within six places, about two places of it where it does not."""
    rest = bottom // gcd(top, bottom)
    for places in range(PLACES + 1):
        if 10**places % rest == 0:
            return f"{top / bottom:.{places}f}"
    return f"约 {top / bottom:.2f}"


def tenths(part: int, whole: int) -> str:
    """A share in per cent to one place, half up, without an idle zero."""
    return f"{(2 * THOUSANDTHS * part + whole) // (2 * whole) / 10:g}"


def short(value: Any) -> float:
    """A share as far as both ways of computing it agree."""
    return round(float(value), PLACES)


def _fetched(statement: str, plan: int) -> Sequence[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [plan])
        return cursor.fetchall()

"""The chart of a target: what was observed, the way from the baseline to the target, and the target itself."""

from typing import Any

from jinguo.base.web.charts import dressed, theme
from jinguo.committee.outlines.evaluating import Line
from jinguo.committee.outlines.models import Observation
from jinguo.rules.progress.case import exact

RED, INK, GREEN = 0, 1, 4  # places in the look's colours
HEIGHT = 280
YEAR = {
    "field": "年份",
    "type": "quantitative",
    "title": None,
    "scale": {"zero": False, "nice": False},
    "axis": {"format": "d", "tickMinStep": 1, "labelFlush": False, "labelOverlap": True, "labelSeparation": 10},
}


def chart_of(line: Line) -> dict[str, Any]:
    """A specification whose points open the values of their year."""
    layers = [*_aims(line), _seen(line)]
    return dressed({"height": HEIGHT, "width": "container", "layer": layers})


def finding(line: Line) -> str:
    """What the chart shows, in one sentence for who does not see it."""
    seen = line.case.seen
    if not seen:
        return f"{line.target}还没有监测值"
    first, last = seen[0], seen[-1]
    told = f"{line.target}由{first.year}年 {first.value} 到{last.year}年 {last.value}{line.target.unit}"
    return f"{told}，目标 {line.target.shown}" if line.target.asked is not None else told


def _seen(line: Line) -> dict[str, Any]:
    rows = [_point(line, one.year) for one in line.case.seen]
    y = {"field": "监测值", "type": "quantitative", "title": None, "scale": {"zero": False}}
    marks = {"type": "line", "point": {"color": _colour(RED)}, "tooltip": True, "color": _colour(RED)}
    return {"data": {"values": rows}, "mark": marks, "encoding": {"x": YEAR, "y": y}}


def _point(line: Line, year: int) -> dict[str, Any]:
    found = line.shelf.year(line.key, year) if line.key else None
    row: Observation | None = found.adopted if found else None
    if row is None:
        return {"年份": year}
    return {"年份": year, "监测值": float(row.value), "来源": row.source, "url": row.get_absolute_url()}


def _aims(line: Line) -> list[dict[str, Any]]:
    """The path from the baseline to the target, dashed, and the target's level; nothing where there is no number."""
    case, target = line.case, line.case.target
    level = case.wanted.level
    if target is None or level is None:
        return []
    path = [(target.year, float(level))]
    for point in (line.target.midway, case.start):
        if point is not None and point.year < target.year:
            path.insert(0, (point.year, float(exact(point.value) or 0)))
    rows = [{"年份": year, "目标路径": value} for year, value in path]
    y = {"field": "目标路径", "type": "quantitative"}
    dashed = {"type": "line", "strokeDash": [5, 4], "strokeWidth": 2, "color": _colour(INK)}
    rule = {"type": "rule", "color": _colour(GREEN), "strokeWidth": 1.5}
    return [
        {
            "data": {"values": [{"目标": float(level)}]},
            "mark": rule,
            "encoding": {"y": {"field": "目标", "type": "quantitative"}},
        },
        {"data": {"values": rows}, "mark": dashed, "encoding": {"x": YEAR, "y": y}},
    ]


def _colour(place: int) -> str:
    return str(theme()["range"]["category"][place])

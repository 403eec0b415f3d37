"""The chart of an outline in the monitoring report: how its targets stand, domain by domain."""

from typing import Any

from jinguo.base.papers import charts
from jinguo.base.papers.content import Picture
from jinguo.base.web.charts import dressed, theme
from jinguo.reports.monitored import Monitored
from jinguo.rules.progress.rates import COUNTS

# Places in the colours of the look: green, amber, red, grey, ink.
PLACES = {"达标": 4, "基本达标": 3, "未达标": 0, "缺数据": 5, "不能评估": 1}
WIDTH, ROW = 420, 30
LEGEND = {"title": None, "orient": "top", "symbolType": "square", "symbolSize": 100, "symbolStrokeWidth": 0}


def picture_of(one: Monitored) -> Picture:
    """Bars of the targets that count in the rate, one a domain, in parts by outcome."""
    rows = counted_rows(one)
    drawn = charts.png(_spec(rows))
    return Picture(drawn, f"{one.outline.title}各领域目标完成情况（项）", _says(rows))


def counted_rows(one: Monitored) -> list[dict[str, Any]]:
    """How many targets of each domain have each outcome, without empty ones."""
    return [
        {"领域": part.title, "结论": title, "项": count, "次序": place}
        for part in one.rates.domains
        for place, (name, title) in enumerate(COUNTS.items())
        if (count := getattr(part.final, name))
    ]


def _spec(rows: list[dict[str, Any]]) -> dict[str, Any]:
    x = {"field": "项", "type": "quantitative", "stack": "zero", "title": None}
    colours = theme()["range"]["category"]
    met = {title: colours[at] for title, at in PLACES.items() if any(row["结论"] == title for row in rows)}
    scale = {"domain": [*met], "range": [*met.values()]}
    encoding = {
        "y": {"field": "领域", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 200}},
        "x": {**x, "axis": {"tickMinStep": 1, "format": "d"}},
        "color": {"field": "结论", "type": "nominal", "scale": scale, "legend": LEGEND},
        "order": {"field": "次序", "type": "quantitative"},
    }
    size = {"width": WIDTH, "height": {"step": ROW}}
    return dressed({"data": {"values": rows}, **size, "mark": "bar", "encoding": encoding})


def _says(rows: list[dict[str, Any]]) -> str:
    """The chart in words, for who does not see it."""
    return "；".join(f"{row['领域']}{row['结论']} {row['项']} 项" for row in rows)

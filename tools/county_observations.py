"""Invented observations of Quanzhou's counties for the demonstration: `python -m tools.county_observations`.

No county has published these: every row says 演示数据. They are drawn from hashes, so that the same file comes out
everywhere; a test holds the file in `demo/data` to it. They end in 2024, later years are collected by the office.
"""

import csv
import hashlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).resolve().parents[1] / "src" / "jinguo" / "demo" / "data" / "county_observations.csv"
HEADERS = ("指标", "年份", "监测值", "来源", "计量单位", "分组", "区划代码", "分子数", "分母数", "备注")
SOURCE = "演示数据"
CHECKED = "例数少，逐年波动，已核实"  # or the import takes a jump from one case to ten for a slip
SEXES = ("女", "男")
FIRST, LAST = 2016, 2024
# Births of 2016; they fall by a twentieth a year.
COUNTIES = {
    "350502": 3600, "350503": 6900, "350504": 2900, "350505": 4300, "350521": 9800, "350524": 13900, "350525": 5900,
    "350526": 4100, "350581": 5600, "350582": 21500, "350583": 18900, "3505TS": 3100,
}  # fmt: skip
YOUNG, WITHOUT_IT = "3505TS", {"婚前医学检查率", "孕前优生健康检查目标人群覆盖率", "妇女常见病筛查率"}
REPORTS_SINCE = 2019


class Level(NamedTuple):
    """An indicator in the first and in the last year, how far counties lie apart, in which unit and group."""

    title: str
    first: float
    last: float
    apart: float
    unit: str = "%"
    group: str = "合计"
    most: float = 100


class Counted(NamedTuple):
    """A rate of few cases: how many in `per` births in the first and in the last year."""

    title: str
    first: float
    last: float
    per: int
    unit: str


LEVELS = (
    Level("妇女常见病筛查率", 64, 82, 9),
    Level("孕产妇系统管理率", 85, 91, 5),
    Level("婚前医学检查率", 50, 68, 13),
    Level("孕前优生健康检查目标人群覆盖率", 70, 80, 9),
    Level("孕产妇住院分娩率", 99.2, 99.7, 0.5),
    Level("九年义务教育巩固率", 93.4, 95.9, 2.6),
    Level("九年义务教育巩固率", 93.1, 96.0, 2.6, group="女"),
    Level("九年义务教育巩固率", 93.7, 95.8, 2.6, group="男"),
    Level("高中阶段毛入学率", 87.5, 91.8, 4.5, most=110),
    Level("学前教育毛入园率", 80, 90.4, 7, most=110),
    Level("15岁及以上人口平均受教育年限", 8.6, 9.6, 0.9, "年", "女"),
    Level("15岁及以上人口平均受教育年限", 9.4, 10.1, 0.7, "年", "男"),
    Level("全社会就业人员中女性比重", 42.6, 44.8, 2.6, group="女"),
    Level("村委会成员中女性比例", 23, 29.6, 5, group="女"),
    Level("村委会主任中女性比例", 8.1, 11.2, 3.4, group="女"),
    Level("居委会成员中女性比例", 48, 52, 6, group="女"),
    Level("低出生体重发生率", 3.9, 3.4, 0.9),
    Level("5岁以下儿童贫血患病率", 10.5, 8.1, 3.4),
    Level("5岁以下儿童生长迟缓率", 3.6, 2.4, 1.4),
    Level("0-6个月婴儿纯母乳喂养率", 42, 53, 11),
    Level("3岁以下儿童系统管理率", 87, 90.6, 5),
    Level("7岁以下儿童健康管理率", 88, 91.3, 5),
    Level("0-6岁儿童眼保健和视力检查覆盖率", 80, 89.6, 8),
    Level("小学生近视率", 41.5, 38, 5),
    Level("初中生近视率", 71, 61.5, 6),
)
COUNTED = (
    Counted("孕产妇死亡率", 12.5, 8.1, 100_000, "/10万"),
    Counted("新生儿死亡率", 2.4, 1.7, 1000, "‰"),
    Counted("婴儿死亡率", 4.3, 3.1, 1000, "‰"),
    Counted("5岁以下儿童死亡率", 5.6, 4.2, 1000, "‰"),
)


def noise(*parts: object) -> float:
    """A number of −1 … 1 that belongs to some words."""
    digest = hashlib.sha256("|".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**47 - 1


def written() -> str:
    """The whole file."""
    buffer = io.StringIO()
    table = csv.writer(buffer, lineterminator="\n")
    table.writerow(HEADERS)
    table.writerows(_rows())
    return buffer.getvalue()


def _rows() -> Iterator[tuple[object, ...]]:
    for county, births in COUNTIES.items():
        for year in range(FIRST, LAST + 1):
            gone = (year - FIRST) / (LAST - FIRST)
            for level in LEVELS:
                if county != YOUNG or level.title not in WITHOUT_IT or year >= REPORTS_SINCE:
                    yield _level(level, county, year, gone)
            for one in COUNTED:
                yield _counted(one, county, year, gone, int(births * 0.95 ** (year - FIRST)))


def _level(one: Level, county: str, year: int, gone: float) -> tuple[object, ...]:
    halves = [half for half in LEVELS if half.title == one.title and half.group in SEXES and one.group not in SEXES]
    values = [_value(each, county, year, gone) for each in halves or [one]]
    places = 2 if one.unit == "年" else 1
    told = f"{sum(values) / len(values):.{places}f}"  # the whole lies between women and men
    return one.title, year, told, SOURCE, one.unit, one.group, county, "", "", ""


def _value(one: Level, county: str, year: int, gone: float) -> float:
    own = noise(one.title, county) * one.apart  # a county keeps its side, whichever group is counted
    moved = noise(one.title, one.group, county, year) * one.apart / 6
    value = min(one.most, max(0.1, one.first + (one.last - one.first) * gone + own * (1 - gone / 2) + moved))
    return round(value, 2 if one.unit == "年" else 1)


def _counted(one: Counted, county: str, year: int, gone: float, births: int) -> tuple[object, ...]:
    expected = births * (one.first + (one.last - one.first) * gone) / one.per
    cases = max(
        0, round(expected * (1 + 0.25 * noise(one.title, county)) + noise(one.title, county, year) * expected**0.5)
    )
    value = f"{cases * one.per / births:.2f}"
    return one.title, year, value, SOURCE, one.unit, "合计", county, cases, births, CHECKED


if __name__ == "__main__":
    sys.stdout.write(f"{FILE.write_text(written(), encoding='utf-8')}\n")

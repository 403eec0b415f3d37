"""The tables that `returns` spoils, and what is done to them."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from trials.office import AREA

Row = dict[str, Any]
Rows = list[Row]
Spoil = Callable[[Rows, random.Random], None]
Fits = Callable[[Row], bool]
SHARE, MILLE = "九年义务教育巩固率", "婴儿死亡率"
SOURCE, YEARS = "演练报告", range(2016, 2022)
# Value, cases and people by group; parts add up and rates agree with their counts.
RETURNED = {"合计": ("9.5", "95", "1000"), "女": ("9.6", "48", "500"), "男": ("9.4", "47", "500")}
OBSERVED = {"合计": ("95.0", 950, 1000), "女": ("95.6", 478, 500), "男": ("94.4", 472, 500)}


@dataclass(frozen=True)
class Mutation:
    """What is done to the rows of a table, and the words one of which names it in a complaint or its column."""

    name: str
    spoil: Spoil
    named: tuple[str, ...]


def filled(row: Row) -> Row:
    """A row of a return as it should be; where counts are asked for they agree with the rate."""
    value, cases, people = RETURNED[row["group"]]
    counts = {"cases": cases, "population": people} if row["cases"] is not None else {}
    return {**row, "value": value, **counts}


def observed() -> Rows:
    """Six years of a share with its counts by sex, and of a rate per mille."""
    return [row for year in YEARS for row in (*_shares(year), _observation(MILLE, year, "‰", "合计", "6.1"))]


def _shares(year: int) -> Rows:
    return [
        _observation(SHARE, year, "%", group, value, cases=cases, population=people)
        for group, (value, cases, people) in OBSERVED.items()
    ]


def _observation(indicator: str, year: int, unit: str, group: str, value: str, **counts: int) -> Row:
    facts = {"indicator": indicator, "year": year, "unit": unit, "group": group, "value": value, "source": SOURCE}
    return {**facts, "region": AREA, **counts}


def _counted(row: Row) -> bool:
    return row.get("cases") is not None


def _whole(row: Row) -> bool:
    return _counted(row) and row["group"] == "合计"


def _mille(row: Row) -> bool:
    return row["unit"] == "‰"


def _share(row: Row) -> bool:
    return row["unit"] == "%" and not _counted(row)


def _any(_row: Row) -> bool:
    return True


def _set(where: Fits, rows: Rows, chance: random.Random, **facts: Any) -> None:
    """One row that fits, told otherwise."""
    chance.choice([row for row in rows if where(row)]).update(facts)


def _swap(one: str, other: str, where: Fits, rows: Rows, _chance: random.Random) -> None:
    """Two columns swapped in every row that has both."""
    for row in rows:
        if where(row):
            row[one], row[other] = row[other], row[one]


def _double(rows: Rows, chance: random.Random) -> None:
    rows.append(dict(chance.choice(rows)))


def changed(where: Fits, **facts: Any) -> Spoil:
    """A mutation of one row."""
    return partial(_set, where, **facts)


def swapped(one: str, other: str, where: Fits = _any) -> Spoil:
    """A mutation of two columns."""
    return partial(_swap, one, other, where)


OF_RETURNS = (
    Mutation("value and cases swapped", swapped("value", "cases", _counted), ("小数位", "分子")),
    Mutation("cases and people swapped", swapped("cases", "population", _counted), ("分子分母",)),
    Mutation("indicator and region swapped", swapped("indicator", "region"), ("没有这个指标",)),
    Mutation("year in words", changed(_any, year="二〇二五"), ("年份",)),
    Mutation("impossible year", changed(_any, year=2052), ("年份",)),
    Mutation("another round's year", changed(_any, year=2024), ("年份",)),
    Mutation("% written behind a ‰", changed(_mille, value="9.5%"), ("单位",)),
    Mutation("% as the unit of a ‰", changed(_mille, unit="%"), ("计量单位",)),
    Mutation("% for ‰", changed(_mille, value="0.95"), ("单位疑似写错",)),
    Mutation("‰ for %", changed(_share, value="95"), ("单位疑似写错",)),
    Mutation("万 for 1", changed(_share, value="95000"), ("范围",)),
    Mutation("more than the whole", changed(_share, value="100.1"), ("范围",)),
    Mutation("a row twice", _double, ("重复",)),
    Mutation("total out of its parts", changed(_whole, value="9.9", cases="99"), ("合计", "计数")),
    Mutation("counts that do not add up", changed(_whole, value="9.4", cases="94"), ("计数",)),
    Mutation("rate that is not its counts'", changed(_counted, value="9.55"), ("分子÷分母",)),
    Mutation("numerator alone", changed(_counted, population=None), ("分子分母",)),
    Mutation("words for a number", changed(_any, value="约一成"), ("类型",)),
    Mutation("无, which is neither", changed(_any, value="无"), ("类型",)),
    Mutation("missing without a reason", changed(_any, value="暂无"), ("没有数据",)),
    Mutation("a leap", changed(_share, value="29.5"), ("变动过大",)),
)
OF_OBSERVATIONS = (
    Mutation("value and year swapped", swapped("value", "year"), ("年份",)),
    Mutation("cases and people swapped", swapped("cases", "population", _counted), ("分子分母",)),
    Mutation("indicator and source swapped", swapped("indicator", "source"), ("目录里没有",)),
    Mutation("year in words", changed(_any, year="二〇二〇"), ("年份",)),
    Mutation("impossible year", changed(_any, year=2052), ("年份",)),
    Mutation("% as the unit of a ‰", changed(_mille, unit="%"), ("计量单位",)),
    Mutation("% for ‰", changed(_mille, value="0.61"), ("相差约十倍",)),
    Mutation("‰ for %", changed(_counted, value="950"), ("大于 100%",)),
    Mutation("a row twice", _double, ("都相同",)),
    Mutation("total out of its parts", changed(_whole, value="97.0", cases=970), ("合计", "计数")),
    Mutation("counts that do not add up", changed(_whole, value="94.9", cases=949), ("计数",)),
    Mutation("rate that is not its counts'", changed(_counted, value="93.0"), ("分子÷分母",)),
    Mutation("numerator alone", changed(_counted, population=None), ("分母数",)),
    Mutation("words for a number", changed(_any, value="约九成五"), ("监测值",)),
    Mutation("an unknown group", changed(_any, group="女童班"), ("分组",)),
)

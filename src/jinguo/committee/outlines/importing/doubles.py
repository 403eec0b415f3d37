"""Rows that contradict each other, or what is known: one source twice, two values adopted of one thing."""

from collections.abc import Iterator

from jinguo.base.sheets import CellError
from jinguo.committee.outlines.importing.reading import Desk, Key
from jinguo.committee.outlines.models import Observation


def doubled(desk: Desk) -> Iterator[CellError]:
    """What is wrong between rows that are sound by themselves."""
    sources: dict[Key, int] = {}
    marked: dict[tuple[int, int, str, str], int] = {}
    for row in desk.rows:
        key = desk.key(row)
        at = sources.setdefault(key, row["_row"])
        if at != row["_row"]:
            message = f"与第 {at} 行的指标、地区、分组、年份和来源都相同，请删去一行，或改成各自的来源。"
            yield CellError(row["_row"], "指标", row["indicator"], message)
        if not row["adopted"]:
            continue
        at = marked.setdefault(key[:-1], row["_row"])
        if at != row["_row"]:
            message = f"第 {at} 行已把同一指标同一年的另一个值标为采用，只能采用一个，请改掉一处。"
            yield CellError(row["_row"], "采用", "是", message)
        if other := _adopted_before(desk, key):
            message = f"系统里已采用另一个来源的 {other.value}（{other.source}），请在监测值页面改采用，这里空着。"
            yield CellError(row["_row"], "采用", "是", message)


def _adopted_before(desk: Desk, key: Key) -> Observation | None:
    """The value of another source that is adopted already; None where there is none."""
    other = desk.adopted_before.get(key[:-1])
    return None if other == desk.known.get(key) else other

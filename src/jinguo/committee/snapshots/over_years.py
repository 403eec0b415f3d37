"""What an outline's method says of some observations in some years, many regions at once; nothing is kept."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

import narwhals as nw
import pyarrow as pa
from django.db.models import QuerySet

from jinguo.committee.outlines.models import Observation, Outline
from jinguo.committee.snapshots.content import FINAL, Question, question_of
from jinguo.committee.snapshots.engines import DUCKDB, engine_named
from jinguo.committee.snapshots.reading import values_read
from jinguo.rules.progress.many import NAMES, OF_ONE_VALUE, columns, evaluate_many

DEGREE = "degree"


class Said(NamedTuple):
    """What is said of a target in a region and year; `unsure`: its value is 待核实."""

    status: str
    value: float
    degree: float | None
    cases: int | None
    unsure: bool

    def is_below(self, least: int) -> bool:
        """Whether its cases are known and fewer than that."""
        return self.cases is not None and self.cases < least


def said_of(
    outline: Outline, rows: QuerySet[Observation], years: Collection[int], method: str
) -> dict[tuple[int, int], dict[str, Said]]:
    """By region and year, and by code of the target: what has a value. A fixed number of statements."""
    question = question_of(outline)
    needed = rows.filter(indicator__in=question.indicators)
    values = question.adopted(values_read(needed if _whole(question, method) else _narrowed(needed, question, years)))
    found = _evaluated(question, values, years, method)
    named = {one.target: one.code for one in question.named if one.clock == FINAL}
    series = {one.target: one.series for one in question.asked}
    keys = (values[name].to_pylist() for name in ("series", "region", "year"))
    cases = dict(zip(zip(*keys, strict=True), values["cases"].to_pylist(), strict=True))
    table: dict[tuple[int, int], dict[str, Said]] = defaultdict(dict)
    for row in found:
        if code := named.get(row["target"]):
            at = row["region"], row["year"]
            seen = cases[series[row["target"]], *at]
            status = NAMES[row[f"{method}_status"]]
            table[at][code] = Said(status, row["value"], row[f"{DEGREE}_value"], seen, bool(row["unsure"]))
    return table


def _whole(question: Question, method: str) -> bool:
    """Whether all years have to be looked at to say something of one."""
    return method not in OF_ONE_VALUE or bool(question.breaks) or any(one.cumulative for one in question.asked)


def _narrowed(rows: QuerySet[Observation], question: Question, years: Collection[int]) -> QuerySet[Observation]:
    """The values of the years and of everybody's own baseline."""
    wanted = {*years, *(one.base_year for one in question.asked if one.own)}
    return rows.filter(period__in=[str(one) for one in wanted])


def _evaluated(question: Question, values: pa.Table, years: Collection[int], method: str) -> list[dict[str, Any]]:
    targets = pa.table({name: pa.array(of, pa.int64()) for name, of in columns(question.asked).items()})
    with engine_named(DUCKDB) as engine:  # somebody waits for the page: no cluster is asked
        lines = evaluate_many(engine.load(values), engine.load(targets), question.asked, (method, DEGREE))
        found: list[dict[str, Any]] = engine.fetch(lines.filter(nw.col("year").is_in([*years]))).to_pylist()
    return found

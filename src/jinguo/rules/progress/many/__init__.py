"""Many indicators in many regions and years at once (成批评估): one function for every engine that narwhals speaks to.

The same figures as `side_by_side` gives of one `Case` with a number, and the same statuses; what has no value in a year
has no row. Text goals are judged by people. Counts, rates and the composite of areas are in `areas.py`.
"""

from collections.abc import Callable, Mapping, Sequence

import narwhals as nw

from jinguo.rules.progress.many import levels, speed, trends, ways, windows
from jinguo.rules.progress.many.asked import THOUSANDTHS, Asked, asked_of, columns
from jinguo.rules.progress.many.ground import Terms, begun, on_the_way
from jinguo.rules.progress.many.said import CODES, NAMES, Said

__all__ = ["CODES", "METHODS", "NAMES", "Asked", "asked_of", "columns", "evaluate_many"]

METHODS: Mapping[str, Callable[[Terms], Said]] = {
    "strict": levels.strict,
    "level": levels.level,
    "pooled": windows.pooled,
    "degree": levels.degree,
    "baseline": ways.baseline,
    "path": ways.path,
    "gradual": ways.gradual,
    "cagr": speed.cagr,
    "progress_chart": speed.progress_chart,
    "current_status": ways.current_status,
    "anticipated": trends.anticipated,
    "eapc": trends.eapc,
    "forecast_linear": trends.forecast_linear,
    "forecast_growth": trends.forecast_growth,
}
OF_ONE_VALUE = {"strict", "level", "degree"}
OF_GROWTH = {"cagr", "progress_chart"}
OF_LINES = {"anticipated", "eapc", "forecast_linear"}
OBSERVED = ("series", "region", "year", "value", "since", "unsure")
KEYS = ("target", "region", "year")


def evaluate_many(
    observed: nw.LazyFrame, targets: nw.LazyFrame, rows: Sequence[Asked], methods: Sequence[str] = tuple(METHODS)
) -> nw.LazyFrame:
    """What each method says of every target in every region and year that has a value; nothing is computed yet.

    `observed` has one adopted value for each `series` × `region` × `year`: `value` in thousandths, `cases` and
    `population`, `since` (the year from which on its scope is the same, 0 without a break), `unsure` (1: 待核实).
    `targets` is the table of `rows` (`columns`). The result has the keys, `unsure`, `value` in its own unit, and for
    each method its status as a number of `CODES` (`level_status`) and its figure (`level_value`).
    """
    terms = Terms(rows)
    found = _prepared(observed, targets, terms, {*methods})
    said = {method: METHODS[method](terms) for method in methods}
    statuses = {f"{method}_status": one.status for method, one in said.items()}
    figures = {f"{method}_value": one.value for method, one in said.items()}
    value = nw.col("amount").cast(nw.Float64) / float(THOUSANDTHS)
    return found.select(*KEYS, "unsure", value=value, **statuses, **figures)


def _prepared(observed: nw.LazyFrame, targets: nw.LazyFrame, terms: Terms, asked: set[str]) -> nw.LazyFrame:
    """One row for each target, region and year that has a value, with every column that the methods look at."""
    if "pooled" not in asked and terms.all("small", None):
        observed = observed.select(*OBSERVED)
    ground = begun(observed, targets, terms, based=not asked <= OF_ONE_VALUE)
    if asked & OF_GROWTH:
        ground = speed.with_growth_asked(ground, terms)
    found = on_the_way(observed, ground, terms)
    if asked & OF_GROWTH:
        found = speed.with_growth(found, terms)
    if "baseline" in asked:
        found = windows.with_kept(found, on_the_way(observed, windows.looked_over(ground, terms), terms), terms)
    if "gradual" in asked:
        found = windows.with_before(found)
    if "pooled" in asked:
        found = windows.together(found, terms)
    return trends.with_sums(found) if asked & OF_LINES else found

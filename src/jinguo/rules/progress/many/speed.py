"""Methods that look at the growth a year against the growth that the target asks for: the CAGR ratio, its classes."""

from collections.abc import Sequence
from typing import NamedTuple

import narwhals as nw

from jinguo.rules.progress import formulas
from jinguo.rules.progress.cagr import NEARLY_NOTHING
from jinguo.rules.progress.cagr_cases import CHART
from jinguo.rules.progress.cagr_scale import GROWTHS, RATIOS, WORDS
from jinguo.rules.progress.many.asked import THOUSANDTHS
from jinguo.rules.progress.many.ground import Terms, amount_of, is_set
from jinguo.rules.progress.many.said import NOTHING, Said, chosen, over, whenever


class _Grown(NamedTuple):
    """Whether there is a growth, how much a year, its direction, from what; and whether the target is reached."""

    ok: nw.Expr
    yearly: nw.Expr
    direction: nw.Expr
    base: nw.Expr
    reached: nw.Expr


def cagr(terms: Terms) -> Said:
    """See `cagr_cases.cagr`."""
    grown = _grown(terms)
    wordless = is_set(terms["wordless"])
    targeted, untargeted = _targeted(terms, grown), _untargeted(terms, grown)
    return Said(
        nw.when(wordless).then(untargeted.status).otherwise(targeted.status),
        nw.when(wordless).then(untargeted.value).otherwise(targeted.value),
    )


def progress_chart(terms: Terms) -> Said:
    """See `cagr_cases.progress_chart`."""
    ratio, ok = _ratio(terms, _grown(terms)), _toward_ok(terms)
    answered = ok & ~ratio.is_null()
    classes = [(ratio >= least, word) for least, word in CHART]
    return Said(chosen([(~answered, "not_available"), *classes], "regression"), whenever(answered, ratio))


def _targeted(terms: Terms, grown: _Grown) -> Said:
    ratio, ok = _ratio(terms, grown), _toward_ok(terms)
    refused = [(~ok, "not_available"), (grown.reached, "target_achieved"), (ratio.is_null(), "not_available")]
    return Said(chosen([*refused, *_classes(ratio, RATIOS)], WORDS[0]), whenever(ok, ratio))


def _untargeted(terms: Terms, grown: _Grown) -> Said:
    growth, limit = grown.yearly * grown.direction, terms["limit"]
    natural = limit.cast(nw.Float64) / float(THOUSANDTHS)
    usable = (limit > 0) & (grown.base <= natural) & (terms["sense"] > 0)
    power = nw.when(usable).then(natural).otherwise(nw.lit(None, nw.Float64))
    factor = nw.when(limit.is_null()).then(nw.lit(1.0)).otherwise(formulas.limit_factor(grown.base, power))
    ok = nw.col("level_ok") & grown.ok
    refused = (~ok, "not_available"), (factor.is_null(), "not_available")
    bounds = [factor * each for each in GROWTHS]
    return Said(chosen([*refused, *_classes(growth, bounds)], WORDS[0]), whenever(ok, growth))


def _classes(value: nw.Expr, bounds: Sequence[float | nw.Expr]) -> list[tuple[nw.Expr, str]]:
    """The published words from the best down; below the lowest bound is the first word."""
    return [(value >= least, word) for least, word in reversed(list(zip(bounds, WORDS[1:], strict=True)))]


def _toward_ok(terms: Terms) -> nw.Expr:
    """Whether a value, its growth, and a target to grow to are there (`cagr_cases.toward`)."""
    both = is_set(terms["low"]) & is_set(terms["high"])
    off = both & ((nw.col("start_gap") == 0) | nw.col("went_past"))
    has_target = nw.col("level_ok") & is_set(terms["numbered"]) & (nw.col("e") >= 0)
    return has_target & _grown(terms).ok & ~off


def _grown(terms: Terms) -> _Grown:
    """`cagr_cases.toward` and `cagr.growth_of`."""
    both = is_set(terms["low"]) & is_set(terms["high"])
    rising = nw.when(nw.col("rises")).then(nw.lit(1, nw.Int64)).otherwise(nw.lit(-1, nw.Int64))
    direction = nw.when(both & is_set(terms["numbered"])).then(rising).otherwise(terms["sense"])
    ok = nw.col("begun_ok") & (terms["cumulative"] == 0) & (nw.col("b") >= 0) & (nw.col("v") >= 0) & (direction != 0)
    base = _positive("b", terms)
    years = nw.when(ok).then((nw.col("year") - nw.col("since_year")).cast(nw.Float64)).otherwise(NOTHING)
    yearly = formulas.yearly_growth(amount_of(nw.col("v"), terms), base, years)
    reached = direction * (nw.col("v") - nw.col("e")) >= 0
    return _Grown(ok, yearly, direction, base, reached)


def _ratio(terms: Terms, grown: _Grown) -> nw.Expr:
    """`cagr._ratio`; nothing where it is not defined."""
    years = terms["due"] - nw.col("since_year")
    later = nw.when(years > 0).then(years.cast(nw.Float64)).otherwise(NOTHING)
    asked = formulas.yearly_growth(_positive("e", terms), grown.base, later)
    return formulas.growth_ratio(grown.direction, grown.yearly, over(asked))


def _positive(column: str, terms: Terms) -> nw.Expr:
    """A value that a growth is taken of: what is 0 counts as nearly nothing, what is less as none."""
    value = nw.when(nw.col(column) >= 0).then(amount_of(nw.col(column), terms)).otherwise(NOTHING)
    return nw.when(nw.col(column) == 0).then(nw.lit(NEARLY_NOTHING)).otherwise(value)

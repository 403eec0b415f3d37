"""Methods that look at the growth a year against the growth that the target asks for: the CAGR ratio, its classes."""

from collections.abc import Sequence

import narwhals as nw

from jinguo.rules.progress import formulas
from jinguo.rules.progress.cagr import NEARLY_NOTHING
from jinguo.rules.progress.cagr_cases import CHART
from jinguo.rules.progress.cagr_scale import GROWTHS, RATIOS, WORDS
from jinguo.rules.progress.many.asked import THOUSANDTHS
from jinguo.rules.progress.many.ground import Terms, amount_of, is_set
from jinguo.rules.progress.many.said import NOTHING, Said, chosen, over, whenever


def with_growth_asked(ground: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With `better` (1 up, -1 down), `base` and the growth a year that the target `asked` for (`cagr_cases.toward`).

    Powers are dear: this one is the same in all years.
    """
    both = is_set(terms["low"]) & is_set(terms["high"])
    rising = nw.when(nw.col("rises")).then(nw.lit(1, nw.Int64)).otherwise(nw.lit(-1, nw.Int64))
    better = nw.when(both & is_set(terms["numbered"])).then(rising).otherwise(terms["sense"])
    ground = ground.with_columns(better=better, base=_positive("b", terms))
    return ground.with_columns(asked=over(_asked(terms)))


def with_growth(found: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With `grows`, the growth a year, and with `toward` the ratio to what is asked for (`cagr.growth_of`)."""
    both = is_set(terms["low"]) & is_set(terms["high"])
    off = both & ((nw.col("start_gap") == 0) | nw.col("went_past"))
    grows = nw.col("begun_ok") & (terms["cumulative"] == 0) & (nw.col("b") >= 0) & (nw.col("v") >= 0)
    found = found.with_columns(grows=grows & (nw.col("better") != 0))
    toward = nw.col("grows") & nw.col("level_ok") & is_set(terms["numbered"]) & (nw.col("e") >= 0) & ~off
    found = found.with_columns(toward=toward, yearly=_yearly(terms))
    return found.with_columns(ratio=formulas.growth_ratio(nw.col("better"), nw.col("yearly"), nw.col("asked")))


def cagr(terms: Terms) -> Said:
    """See `cagr_cases.cagr`; asks for `grown`."""
    targeted = _targeted()
    if terms.all("wordless", 0):
        return targeted
    wordless, untargeted = is_set(terms["wordless"]), _untargeted(terms)
    return Said(
        nw.when(wordless).then(untargeted.status).otherwise(targeted.status),
        nw.when(wordless).then(untargeted.value).otherwise(targeted.value),
    )


def progress_chart(_terms: Terms) -> Said:
    """See `cagr_cases.progress_chart`; asks for `grown`."""
    ratio, answered = nw.col("ratio"), nw.col("toward") & ~nw.col("ratio").is_null()
    classes = [(ratio >= least, word) for least, word in CHART]
    return Said(chosen([(~answered, "not_available"), *classes], "regression"), whenever(answered, ratio))


def _targeted() -> Said:
    ratio, ok = nw.col("ratio"), nw.col("toward")
    reached = nw.col("better") * (nw.col("v") - nw.col("e")) >= 0
    refused = [(~ok, "not_available"), (reached, "target_achieved"), (ratio.is_null(), "not_available")]
    return Said(chosen([*refused, *_classes(ratio, RATIOS)], WORDS[0]), whenever(ok, ratio))


def _untargeted(terms: Terms) -> Said:
    growth, limit, base = nw.col("yearly") * nw.col("better"), terms["limit"], nw.col("base")
    natural = limit.cast(nw.Float64) / float(THOUSANDTHS)
    usable = (limit > 0) & (base <= natural) & (terms["sense"] > 0)
    power = nw.when(usable).then(natural).otherwise(NOTHING)
    factor = nw.when(limit.is_null()).then(nw.lit(1.0)).otherwise(formulas.limit_factor(base, power))
    ok = nw.col("level_ok") & nw.col("grows")
    refused = (~ok, "not_available"), (factor.is_null(), "not_available")
    bounds = [factor * each for each in GROWTHS]
    return Said(chosen([*refused, *_classes(growth, bounds)], WORDS[0]), whenever(ok, growth))


def _classes(value: nw.Expr, bounds: Sequence[float | nw.Expr]) -> list[tuple[nw.Expr, str]]:
    """The published words from the best down; below the lowest bound is the first word."""
    return [(value >= least, word) for least, word in reversed(list(zip(bounds, WORDS[1:], strict=True)))]


def _yearly(terms: Terms) -> nw.Expr:
    """The growth a year since the baseline, as a fraction."""
    years = nw.when(nw.col("grows")).then((nw.col("year") - nw.col("since_year")).cast(nw.Float64)).otherwise(NOTHING)
    return formulas.yearly_growth(amount_of(nw.col("v"), terms), nw.col("base"), years)


def _asked(terms: Terms) -> nw.Expr:
    """The growth a year that the target asks for; nothing where its year does not come after that of the baseline."""
    years = terms["due"] - nw.col("since_year")
    later = nw.when((nw.col("e") >= 0) & (years > 0)).then(years.cast(nw.Float64)).otherwise(NOTHING)
    return formulas.yearly_growth(_positive("e", terms), nw.col("base"), later)


def _positive(column: str, terms: Terms) -> nw.Expr:
    """A value that a growth is taken of: what is 0 counts as nearly nothing, what is less as none."""
    value = nw.when(nw.col(column) >= 0).then(amount_of(nw.col(column), terms)).otherwise(NOTHING)
    return nw.when(nw.col(column) == 0).then(nw.lit(NEARLY_NOTHING)).otherwise(value)

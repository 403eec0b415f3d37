"""Methods that look at the growth a year against the growth that the target asks for: the CAGR ratio, its classes."""

from collections.abc import Sequence

import narwhals as nw

from jinguo.rules.progress import formulas
from jinguo.rules.progress.cagr import NEARLY_NOTHING
from jinguo.rules.progress.cagr_cases import CHART
from jinguo.rules.progress.cagr_scale import GROWTHS, RATIOS, WORDS
from jinguo.rules.progress.many.asked import THOUSANDTHS
from jinguo.rules.progress.many.conditions import Condition, column, every, first_of, no
from jinguo.rules.progress.many.ground import Terms, amount_of
from jinguo.rules.progress.many.said import Branch, Said, chosen, over, whenever
from jinguo.rules.progress.many.small import few


def with_growth_asked(ground: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With `better` (1 up, -1 down), `base` and the growth a year that the target `asked` for (`cagr_cases.toward`).

    Powers are dear: this one is the same in all years. `growing` and `aiming`: nothing but the year is in its way.
    """
    rising = first_of([(nw.col("rises"), nw.lit(1, nw.Int64))], nw.lit(-1, nw.Int64))
    better = first_of([(every(terms.both, terms.flag("numbered")), rising)], terms["sense"])
    growing = every(no(terms.flag("cumulative")), nw.col("b") >= 0, better != 0)
    aiming = every(nw.col("bounded"), terms.flag("numbered"), nw.col("e") >= 0, no(every(terms.both, nw.col("inside"))))
    base = _positive("b", terms)
    facts = {"better": better, "base": base, "asked": over(_asked(base, terms))}
    return ground.with_columns(**facts, growing=column(growing), aiming=column(aiming))


def with_growth(found: nw.LazyFrame, terms: Terms) -> nw.LazyFrame:
    """With `grows`, the growth a year, and with `toward` the ratio to what is asked for (`cagr.growth_of`)."""
    grows = every(nw.col("begun_ok") & nw.col("growing") & (nw.col("v") >= 0), no(few(terms)))
    toward = every(grows, nw.col("aiming"), no(every(terms.both, nw.col("went_past"))))
    yearly = _yearly(grows, terms)
    ratio = whenever(toward, formulas.growth_ratio(nw.col("better"), yearly, nw.col("asked")))
    return found.with_columns(grows=column(grows), toward=column(toward), yearly=yearly, ratio=ratio)


def cagr(terms: Terms) -> Said:
    """See `cagr_cases.cagr`; asks for `with_growth`."""
    targeted = _targeted()
    if terms.all("wordless", 0):
        return targeted
    wordless, untargeted = terms.flag("wordless"), _untargeted(terms)
    return Said(
        first_of([(wordless, untargeted.status)], targeted.status),
        first_of([(wordless, untargeted.value)], targeted.value),
    )


def progress_chart(_terms: Terms) -> Said:
    """See `cagr_cases.progress_chart`; asks for `with_growth`."""
    ratio = nw.col("ratio")
    classes: list[Branch] = [(ratio >= least, word) for least, word in CHART]
    return Said(chosen([(ratio.is_null(), "not_available"), *classes], "regression"), ratio)


def _targeted() -> Said:
    ratio, better = nw.col("ratio"), nw.col("better")
    reached = better * (nw.col("v") - nw.col("e")) >= 0
    refused = [(~nw.col("toward"), "not_available"), (reached, "target_achieved"), (ratio.is_null(), "not_available")]
    return Said(chosen([*refused, *_classes(ratio, RATIOS)], WORDS[0]), ratio)


def _untargeted(terms: Terms) -> Said:
    growth, limit, base = nw.col("yearly") * nw.col("better"), terms["limit"], nw.col("base")
    natural = limit.cast(nw.Float64) / float(THOUSANDTHS)
    power = whenever((limit > 0) & (base <= natural) & (terms["sense"] > 0), natural)
    factor = first_of([(limit.is_null(), nw.lit(1.0))], formulas.limit_factor(base, power))
    ok = every(terms.level_ok, nw.col("grows"))
    refused = (no(ok), "not_available"), (factor.is_null(), "not_available")
    bounds = [factor * each for each in GROWTHS]
    return Said(chosen([*refused, *_classes(growth, bounds)], WORDS[0]), whenever(ok, growth))


def _classes(value: nw.Expr, bounds: Sequence[float | nw.Expr]) -> list[Branch]:
    """The published words from the best down; below the lowest bound is the first word."""
    return [(value >= least, word) for least, word in reversed(list(zip(bounds, WORDS[1:], strict=True)))]


def _yearly(grows: Condition, terms: Terms) -> nw.Expr:
    """The growth a year since the baseline, as a fraction."""
    years = whenever(grows, (nw.col("year") - nw.col("since_year")).cast(nw.Float64))
    return formulas.yearly_growth(amount_of(nw.col("v"), terms), nw.col("base"), years)


def _asked(base: nw.Expr, terms: Terms) -> nw.Expr:
    """The growth a year that the target asks for; nothing where its year does not come after that of the baseline."""
    years = terms["due"] - nw.col("since_year")
    later = whenever((nw.col("e") >= 0) & (years > 0), years.cast(nw.Float64))
    return formulas.yearly_growth(_positive("e", terms), base, later)


def _positive(name: str, terms: Terms) -> nw.Expr:
    """A value that a growth is taken of: what is 0 counts as nearly nothing, what is less as none."""
    value = nw.col(name)
    return first_of([(value == 0, nw.lit(NEARLY_NOTHING))], whenever(value >= 0, amount_of(value, terms)))

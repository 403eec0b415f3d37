"""The periods that the bar's switch offers: this year and the last, by year, half, quarter and month."""

from django.http import HttpRequest

from jinguo.base import clock
from jinguo.base.web import slots
from jinguo.base.web.slots import Option
from jinguo.rules.periods import Period, half_of, parse_period, quarter_of, year_of


def offered(_request: HttpRequest) -> list[Option]:
    """This year's periods in full, of the last year those that a report still speaks of."""
    this = year_of(clock.today().year)
    last = this.previous()
    return [*_options(this, [*_coarse(this), *this.months]), *_options(last, _coarse(last))]


def at_start() -> str:
    """A new session shows the quarter that runs."""
    return quarter_of(clock.today()).code


def chosen_period(request: HttpRequest) -> Period:
    """The period that the reader has switched to."""
    return parse_period(slots.chosen("period", request))


def _coarse(year: Period) -> list[Period]:
    """A year, its halves and its quarters."""
    return [year, half_of(year.first), half_of(year.last), *year.children]


def _options(year: Period, periods: list[Period]) -> list[Option]:
    return [Option(period.code, period.label, year.label) for period in periods]

"""The periods that the bar's switch offers: this year and the last, by year, half, quarter and month."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from jinguo.base import clock
from jinguo.base.web import slots
from jinguo.base.web.slots import Option
from jinguo.rules.periods import BadPeriodError, Period, half_of, month_of, parse_period, quarter_of, year_of


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


def month_asked(request: HttpRequest) -> Period:
    """The month that the address or a form names, this one where it names none. Raises BadRequest."""
    code = request.GET.get("month", "") or request.POST.get("month", "")
    if not code:
        return month_of(clock.today())
    try:
        found = parse_period(code)
    except BadPeriodError as problem:
        raise BadRequest(str(problem)) from problem
    if found.kind != "month":
        raise BadRequest("这里按月看，请写成 2026-03。")
    return found


def _coarse(year: Period) -> list[Period]:
    """A year, its halves and its quarters."""
    return [year, half_of(year.first), half_of(year.last), *year.children]


def _options(year: Period, periods: list[Period]) -> list[Option]:
    return [Option(period.code, period.label, year.label) for period in periods]

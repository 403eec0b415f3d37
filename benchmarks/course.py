"""The course of a benchmark: a tenth of the office, the whole of it, millions of entries, imports, plans, log-ins."""

import time

from trials.office import founded
from trials.site import copied

from benchmarks import (
    attendance,
    figures,
    intake,
    logins,
    matrix,
    observed,
    over_regions,
    punching,
    score_page,
    screens,
    standing,
)
from benchmarks.measuring import Line
from jinguo.base.keep.serving import collect_static
from jinguo.demo.seeding import seed


def run(offices: int, staff: int, entries: int, many: int) -> tuple[list[Line], str]:
    """Every line of the page, and how long the seeding took."""
    collect_static()
    with copied():
        seed(offices, staff // 10, entries // 10)
        of_a_tenth = screens.statements()
    with copied():
        begun = time.perf_counter()
        seed(offices, staff, entries)
        seconds = time.perf_counter() - begun
        lines = screens.lines(of_a_tenth)
        figures.multiply(many)
        lines += figures.lines()
    with copied():
        founded()
        lines += intake.lines()
    with copied():
        lines += standing.lines()
    with copied():
        lines += score_page.lines()
    with copied():
        lines += matrix.lines()
    with copied():
        lines += attendance.lines()
    with copied():
        lines += punching.lines()
    with copied():
        lines += observed.lines()
    lines += over_regions.lines()
    with copied():
        lines += logins.lines(founded())
    return lines, f"{seconds:.0f} s, {entries / seconds:,.0f} entries/s, each with a person, confirmed"

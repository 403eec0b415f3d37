"""Reports: the desk, the work report, official documents.

A report is a module here with `TITLE`, `rows(holder, period, as_of)`, `compose(…)`, whose answer has `figure_rows`, and
`word(…)` of that answer (`workbook(…)` where it is an Excel file); and one line in `REPORTS`, or in `REBUILT` where
nobody drafts it on screen.
"""

from importlib import import_module
from typing import Any

REPORTS = {
    "work-report": "jinguo.reports.work_report",
}

REBUILT = {
    "circular": "jinguo.reports.circular",
    "final-evaluation": "jinguo.reports.final_evaluation",
    "midterm-evaluation": "jinguo.reports.midterm_evaluation",
    "monitoring": "jinguo.reports.monitoring",
    "statistics": "jinguo.reports.statistics",
    "year-result": "jinguo.reports.year_result",
}


class NothingToReport(Exception):
    """There is no such thing to report on; the words are Chinese."""


def report_module(name: str) -> Any:
    """The module of a report. Raises KeyError for one that nobody wrote."""
    return import_module((REPORTS | REBUILT)[name])

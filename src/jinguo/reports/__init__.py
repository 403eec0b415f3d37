"""Reports: the desk, the work report, official documents.

A report is a module here with `TITLE`, `rows(holder, period, as_of)` and `compose(…)`, and one line in `REPORTS`.
"""

from importlib import import_module
from typing import Any

REPORTS = {
    "work-report": "jinguo.reports.work_report",
}


def report_module(name: str) -> Any:
    """The module of a report. Raises KeyError for one that nobody wrote."""
    return import_module(REPORTS[name])

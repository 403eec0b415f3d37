"""The log: which request, what kind of error, where; never the values, which may be somebody's secret.

An exception's message often quotes what was entered (TRUST D25), so only its kind and the lines of code are written.
"""

import logging
import traceback
from datetime import datetime, timedelta, timezone

from jinguo.base.web import references

OFFICE_ZONE = timezone(timedelta(hours=8))


class BareFormatter(logging.Formatter):
    """One line a record: time with zone, level, logger, the request's number, the address without its query."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record and, below it, the lines of code of its exception."""
        at = datetime.fromtimestamp(record.created, OFFICE_ZONE).isoformat(timespec="seconds")
        parts = (at, record.levelname, record.name, references.current() or "-", self._said(record))
        return "\n".join([" ".join(parts), *_where(record)])

    def _said(self, record: logging.LogRecord) -> str:
        """For a request its method and path; else the message's pattern without what was put into it."""
        request = getattr(record, "request", None)
        if request is None:
            return _one_line(str(record.msg))
        status = getattr(record, "status_code", "")
        return _one_line(f"{status} {request.method} {request.path}")


def _where(record: logging.LogRecord) -> list[str]:
    """The exception's kind and its frames, file and line only."""
    if not record.exc_info or record.exc_info[0] is None:
        return []
    kind, _, trace = record.exc_info
    frames = traceback.extract_tb(trace)
    return [
        f"  {kind.__module__}.{kind.__qualname__}",
        *(f"  {one.filename}:{one.lineno} {one.name}" for one in frames),
    ]


def _one_line(text: str) -> str:
    """No line breaks and control signs that could forge a line of the log."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)

import logging
import sys

from jinguo.base.web import references
from jinguo.base.web.logs import BareFormatter


def record(message, *args, **extra):
    try:
        raise ValueError("planted 350582199001011180")
    except ValueError:
        made = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, args, sys.exc_info())
    made.__dict__.update(extra)
    return made


def test_a_line_carries_the_number_of_the_error_page():
    reference = references.draw()

    assert reference in BareFormatter().format(record("x"))


def test_an_exception_is_written_without_its_message():
    written = BareFormatter().format(record("Internal Server Error: %s", "/cases/1/"))

    assert "ValueError" in written
    assert "test_logs.py" in written
    assert "planted" not in written


def test_what_was_put_into_a_message_is_not_written():
    assert "350582" not in BareFormatter().format(record("no such person: %s", "350582199001011180"))


def test_a_request_is_written_without_its_query(rf):
    written = BareFormatter().format(record("x", request=rf.get("/search/?q=陈丽娟"), status_code=500))

    assert "500 GET /search/" in written
    assert "q=" not in written


def test_a_line_break_cannot_forge_a_line():
    first, *rest = BareFormatter().format(record("a\r\n2026-01-01 ERROR forged")).splitlines()

    assert "forged" in first
    assert not any("forged" in line for line in rest)


def test_the_time_says_its_zone():
    assert "+08:00 ERROR" in BareFormatter().format(record("x"))

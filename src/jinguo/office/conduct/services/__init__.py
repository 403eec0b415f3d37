"""The verbs that write conduct."""

from jinguo.office.conduct.services.cases import close_case, open_case, void_case
from jinguo.office.conduct.services.noticing import notice_all
from jinguo.office.conduct.services.protections import end_protection, enter_protection, void_protection
from jinguo.office.conduct.services.records import enter_record, void_record

__all__ = [
    "close_case",
    "end_protection",
    "enter_protection",
    "enter_record",
    "notice_all",
    "open_case",
    "void_case",
    "void_protection",
    "void_record",
]

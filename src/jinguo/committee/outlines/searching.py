"""Indicators in the search box: by name, pinyin initials or code, out of the catalogue and without a statement."""

from collections.abc import Iterator

from django.urls import reverse

from jinguo.base.web.slots import Hit
from jinguo.committee.outlines.permissions import may_read
from jinguo.org.structure.pinyin import spell
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.outlines import AUDIENCES, indicators
from jinguo.rules.outlines.indicators import Indicator

HITS = 5


def find_indicators(request: StaffRequest, text: str) -> list[Hit]:
    """The first indicators that a reader of outlines finds by a text; nothing for anybody else."""
    asked = text.strip().lower()
    if not asked or not may_read(request.user):
        return []
    found = (one for one in indicators().values() if any(asked in word for word in _words(one, asked)))
    return [_hit(one) for one, _ in zip(found, range(HITS), strict=False)]


def _words(one: Indicator, asked: str) -> Iterator[str]:
    yield one.title.lower()
    if asked.isascii():
        yield one.code
        yield from spell(one.title)


def _hit(one: Indicator) -> Hit:
    detail = "　".join(word for word in (AUDIENCES[one.audience], one.unit, one.department) if word)
    return Hit(one.title, reverse("outlines:indicator", args=[one.code]), detail)

"""The question that the address of a figure asks, and what it offers to ask next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import BadRequest
from django.http import Http404

from jinguo.base import clock
from jinguo.cycle.bookkeeping.measures import Question
from jinguo.cycle.bookkeeping.queries import regions_offered
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.rules.periods import BadPeriodError, Period, parse_period


@dataclass(frozen=True)
class Asked:
    """A question with the codes that name it in an address."""

    question: Question
    holder: str
    region: str
    period: str
    as_of: str


def asked(params: Mapping[str, str], reader: Staff, period: Period) -> Asked:
    """The question of an address: of the reader's organ in `period` up to today, where it does not say otherwise.

    Raises BadRequest for a code that names nothing, Http404 for a holder out of the reader's reach.
    """
    holder = _holder(params.get("holder", ""), reader)
    chosen = _period(params.get("period", ""), period)
    region = _region(params.get("region", ""))
    day = _day(params.get("as_of", ""))
    question = Question(holder, chosen, region, day or clock.today())
    holder_code = holder.code if isinstance(holder, Unit) else holder.number
    return Asked(question, holder_code, region.code if region else "", chosen.code, day.isoformat() if day else "")


def holders_offered(reader: Staff) -> list[Unit]:
    """The units whose figures the reader may ask for: those of her directory that stand today."""
    return list(Unit.objects.visible_to(reader).standing_on(clock.today()))


def offered(reader: Staff) -> tuple[list[Unit], list[Region]]:
    """The holders and regions that a figure's page offers."""
    return holders_offered(reader), regions_offered(reader)


def _holder(code: str, reader: Staff) -> Unit | Staff:
    """A unit by its code, else a colleague by her staff number."""
    if not code:
        unit = reader.department_on(clock.today())
        if unit is None:
            raise BadRequest("您今天没有任职部室。请在地址里写明单位，或从台账进入。")
        return organ_of(unit)
    unit = Unit.objects.visible_to(reader).filter(code=code).first()
    colleague = unit or Staff.objects.visible_to(reader).filter(number=code).first()
    if colleague is None:
        raise Http404
    return colleague


def _period(code: str, usual: Period) -> Period:
    try:
        return parse_period(code) if code else usual
    except BadPeriodError as problem:
        raise BadRequest(str(problem)) from problem


def _region(code: str) -> Region | None:
    if not code:
        return None
    found = Region.objects.filter(code=code).order_by("closed").first()
    if found is None:
        raise BadRequest(f"没有区划代码“{code}”。请从页面上的县（市、区）里选。")
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as problem:
        raise BadRequest(f"截止日“{text}”看不懂。请写成 2026-06-03 的样子。") from problem

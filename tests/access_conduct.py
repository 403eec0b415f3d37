"""The addresses of conduct and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, Line, act, act_on, one, page
from tests.access_shifts import GONE
from tests.access_world import Place, World, thing

from jinguo.office.conduct.tests.factories import ConductRecordFactory, OpenCaseFactory, ProtectionFactory
from jinguo.org.structure.models import Staff

CONFIDENTS = frozenset({"personnel_office", "unit_head"})
OTHERS = {404: BUSINESS}  # it is as if there were nothing

LINES: list[Line] = [
    page("conduct:list", CONFIDENTS),
    page("conduct:mine", BUSINESS),
    one("conduct:person", "colleague of the office", {200: CONFIDENTS, **OTHERS}, GONE),
    page("conduct:enter", CONFIDENTS),
    act("conduct:enter", CONFIDENTS, 422),
    one("conduct:record", "conduct record", {200: CONFIDENTS, **OTHERS}, GONE),
    one("conduct:record", "own conduct record", {200: BUSINESS}, {200: BUSINESS}),
    one("conduct:void_record", "conduct record", {200: CONFIDENTS, **OTHERS}, GONE),
    one("conduct:void_record", "own conduct record", {403: BUSINESS}, {403: BUSINESS}),
    act_on("conduct:void_record", "conduct record", {302: CONFIDENTS, **OTHERS}, GONE, reason="登记错人"),
    one("conduct:word", "conduct record", {200: CONFIDENTS, **OTHERS}, GONE),
    page("conduct:open_case", CONFIDENTS),
    act("conduct:open_case", CONFIDENTS, 422),
    one("conduct:case", "open case", {200: CONFIDENTS, **OTHERS}, GONE),
    one("conduct:close_case", "open case", {200: CONFIDENTS, **OTHERS}, GONE),
    act_on("conduct:close_case", "open case", {422: CONFIDENTS, **OTHERS}, GONE),
    one("conduct:void_case", "open case", {200: CONFIDENTS, **OTHERS}, GONE),
    act_on("conduct:void_case", "open case", {422: CONFIDENTS, **OTHERS}, GONE),
    page("conduct:protect", CONFIDENTS),
    act("conduct:protect", CONFIDENTS, 422),
    one("conduct:end_protection", "protection", {200: CONFIDENTS, **OTHERS}, GONE),
    act_on("conduct:end_protection", "protection", {422: CONFIDENTS, **OTHERS}, GONE),
    one("conduct:void_protection", "protection", {200: CONFIDENTS, **OTHERS}, GONE),
    act_on("conduct:void_protection", "protection", {422: CONFIDENTS, **OTHERS}, GONE),
]


@thing("colleague of the office")
def _colleague(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": place.colleague.pk}


@thing("conduct record")
def _record(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    row = ConductRecordFactory(staff=place.colleague, unit=place.office, facts=place.mark, given=date(2026, 3, 2))
    return {"pk": row.pk}


@thing("own conduct record")
def _own(world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    return {"pk": ConductRecordFactory(staff=actor or place.colleague, unit=world.ours.office).pk}


@thing("open case")
def _case(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": OpenCaseFactory(staff=place.colleague, unit=place.office, organ=place.mark).pk}


@thing("protection")
def _protection(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": ProtectionFactory(staff=place.colleague, unit=place.office, basis=place.mark).pk}

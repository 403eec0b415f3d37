"""The addresses of work hours and the things they are about; see tests/access_table.py."""

from datetime import date
from typing import Any

from tests.access_lines import BUSINESS, LEADERS, PERFORMANCE, Line, act, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.office.shifts.tests.factories import (
    NursingHoursFactory,
    ShiftAssignmentFactory,
    ShiftProfileFactory,
    ShiftSeasonFactory,
)
from jinguo.org.structure.models import Staff

KEEPERS = PERFORMANCE | {"personnel_office"}
GONE = {404: BUSINESS}

LINES: list[Line] = [
    page("shifts:list", BUSINESS),
    page("shifts:new", KEEPERS),
    act("shifts:new", KEEPERS, 422),
    page("shifts:nursing", KEEPERS),
    act("shifts:nursing", KEEPERS, 422),
    one("shifts:profile", "shift profile", {200: BUSINESS}, GONE),
    one("shifts:add_season", "shift profile", {200: KEEPERS}, GONE),
    act_on("shifts:add_season", "shift profile", {422: KEEPERS}, GONE),
    one("shifts:edit", "shift profile", {200: KEEPERS}, GONE),
    act_on("shifts:edit", "shift profile", {400: KEEPERS}, GONE),
    one("shifts:season", "season", {200: KEEPERS}, GONE),
    act_on("shifts:season", "season", {400: KEEPERS}, GONE),
    act_on("shifts:remove_season", "season", {302: KEEPERS}, GONE),
    one("shifts:assignment", "shift assignment", {200: KEEPERS}, GONE),
    act_on("shifts:assignment", "shift assignment", {422: KEEPERS}, GONE),
    act_on("shifts:remove_assignment", "shift assignment", {302: KEEPERS}, GONE),
    one("shifts:change_nursing", "nursing time of a colleague", {200: KEEPERS, 403: LEADERS, 404: BUSINESS}, GONE),
    act_on("shifts:change_nursing", "nursing time of a colleague", {422: KEEPERS, 403: LEADERS, 404: BUSINESS}, GONE),
    act_on("shifts:remove_nursing", "nursing time of a colleague", {302: KEEPERS, 403: LEADERS, 404: BUSINESS}, GONE),
    one("shifts:assign", "shift profile", {200: KEEPERS}, GONE),
    act_on("shifts:assign", "shift profile", {422: KEEPERS}, GONE),
]


@thing("season")
def _season(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    profile = ShiftProfileFactory(unit=place.organ, title=f"{place.mark}作息", is_usual=False)
    ShiftSeasonFactory(profile=profile, title="另一时段", month=7)
    return {"pk": ShiftSeasonFactory(profile=profile, title=place.mark).pk}


@thing("shift assignment")
def _assignment(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    profile = ShiftProfileFactory(unit=place.organ, title=f"{place.mark}作息", is_usual=False)
    return {"pk": ShiftAssignmentFactory(profile=profile, unit=place.office).pk}


@thing("nursing time of a colleague")
def _nursing(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    born = date(2026, 1, 10)
    return {"pk": NursingHoursFactory(staff=place.colleague, unit=place.office, born=born, first_day=born).pk}


@thing("shift profile")
def _profile(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    profile = ShiftProfileFactory(unit=place.organ, title=f"{place.mark}作息", is_usual=False)
    ShiftSeasonFactory(profile=profile, title=place.mark)
    return {"pk": profile.pk}

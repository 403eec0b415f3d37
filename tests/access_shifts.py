"""The addresses of work hours and the things they are about; see tests/access_table.py."""

from typing import Any

from tests.access_lines import BUSINESS, PERFORMANCE, Line, act, act_on, one, page
from tests.access_world import Place, World, thing

from jinguo.office.shifts.tests.factories import ShiftProfileFactory, ShiftSeasonFactory
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
    one("shifts:assign", "shift profile", {200: KEEPERS}, GONE),
    act_on("shifts:assign", "shift profile", {422: KEEPERS}, GONE),
]


@thing("shift profile")
def _profile(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    profile = ShiftProfileFactory(unit=place.organ, title=f"{place.mark}作息", is_usual=False)
    ShiftSeasonFactory(profile=profile, title=place.mark)
    return {"pk": profile.pk}

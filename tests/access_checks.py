"""The addresses of spot checks and the things they are about; see tests/access_table.py."""

from typing import Any

from tests.access_lines import BUSINESS, Line, act, act_on, one, page
from tests.access_punches import FILES
from tests.access_shifts import GONE, KEEPERS
from tests.access_world import Place, World, thing

from jinguo.office.checks.tests.factories import CheckedPersonFactory, SpotCheckFactory
from jinguo.org.structure.models import Staff

CHECKERS = KEEPERS | {"unit_head", "supervising_leader"}
LEADING = {200: FILES - {"department_head"}, 404: BUSINESS}  # of the whole organ, not of one department
REFUSED = {403: frozenset({"department_head"}), 404: BUSINESS}

LINES: list[Line] = [
    page("checks:list", BUSINESS),
    page("checks:begin", CHECKERS),
    act("checks:begin", CHECKERS, 422),
    one("checks:check", "spot check", LEADING, GONE),
    one("checks:word", "spot check", LEADING, GONE),
    act_on("checks:end", "spot check", {302: CHECKERS, 404: BUSINESS}, GONE),
    act_on("checks:tell", "ended spot check", {302: CHECKERS, 404: BUSINESS}, GONE),
    one("checks:enter", "person of a check", {200: CHECKERS, **REFUSED}, GONE),
    act_on("checks:enter", "person of a check", {422: CHECKERS, **REFUSED}, GONE),
    one("checks:handle", "person of an ended check", {200: CHECKERS, **REFUSED}, GONE),
    act_on("checks:handle", "person of an ended check", {422: CHECKERS, **REFUSED}, GONE),
]


@thing("spot check")
def _check(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place).pk}


@thing("ended spot check")
def _ended(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _of(place, state="done").pk}


@thing("person of a check")
def _person(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _checked(place, "open")


@thing("person of an ended check")
def _handled(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return _checked(place, "done")


def _of(place: Place, **facts: Any) -> Any:
    return SpotCheckFactory(unit=place.organ, lead=place.colleague, note=place.mark, **facts)


def _checked(place: Place, state: str) -> dict[str, Any]:
    row = CheckedPersonFactory(spot_check=_of(place, state=state), staff=place.colleague, unit=place.office)
    return {"pk": row.pk}

"""The organ of the demonstration: units, posts, staff and the three seats, entered through the services."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

from jinguo.demo.world import World
from jinguo.org.access.services.passwords import draw
from jinguo.org.access.services.seats import create_seats
from jinguo.org.structure.roles import ROLES
from jinguo.org.structure.services import appoint, describe_post, engage, open_unit

NEW_YEAR = date(2026, 1, 1)
# One account of every role can be tried; everybody else gets a password when the seats draw one.
TRIED = (
    "领导班子/主席",
    "领导班子/副主席1",
    "办公室/部长",
    "办公室/干事1",
    "妇女发展部/部长",
    "妇女发展部/干事1",
    "权益部/窗口",
    "组织联络部/人事",
    "妇儿工委办/主任",
    "市教育局/联络员",
    "晋江市妇联/专干",
    "专家1",
)


def found(world: World) -> None:
    """Open every unit, engage and appoint everybody, fill the seats, and draw the passwords to be tried."""
    read = tomllib.loads(files("jinguo.demo").joinpath("data", "organisation.toml").read_text("utf-8"))
    organ = _open(world, read["organ"], kind="federation", region=world.regions["350500"])
    for department in read["department"]:
        _staff_department(world, organ, department)
    for group in read["group"]:
        _form_group(world, organ, group)
    _form_committee(world, organ, read["committee"])
    _staff_counties(world, organ, read["counties"]["post"])
    _hand_out(world, organ)


def _open(world: World, facts: dict[str, Any], **more: Any) -> Any:
    fields = {name: facts[name] for name in ("code", "name", "short_name") if name in facts}
    unit = open_unit(by=None, order=len(world.units), **fields, **more)
    world.units[unit.label] = unit
    return unit


def _staff_department(world: World, organ: Any, facts: dict[str, Any]) -> None:
    unit = _open(world, facts, kind=facts.get("kind", "department"), parent=organ)
    for post, role in facts["posts"]:
        described = describe_post(unit, post, duties=[facts["duty"]] if "duty" in facts else [], by=None)
        _employ(world, f"{facts['name']}/{post}", unit, role, post=described)
    for post, role in facts.get("also", ()):
        appoint(world.staff[f"{facts['name']}/{post}"], unit, role, by=None, on=NEW_YEAR)


def _form_group(world: World, organ: Any, facts: dict[str, Any]) -> None:
    unit = _open(world, facts, kind=facts["kind"], parent=organ)
    for key, role in facts.get("members", ()):
        appoint(world.staff[key], unit, role, by=None, on=NEW_YEAR)


def _form_committee(world: World, organ: Any, facts: dict[str, Any]) -> None:
    committee = _open(world, facts, kind="committee", region=organ.region)
    for number, name in enumerate(facts["members"], 1):
        unit = _open(
            world,
            {"code": f"QZEG-{number:02d}", "name": name},
            kind="member_unit",
            parent=committee,
            region=organ.region,
        )
        _employ(world, f"{name}/联络员", unit, "liaison")
    for number in range(1, facts["experts"] + 1):
        _employ(world, f"专家{number}", committee, "expert")


def _staff_counties(world: World, organ: Any, post: str) -> None:
    for name, region in world.counties.items():
        facts = {"code": f"FL{region.code}", "name": f"{name}妇女联合会", "short_name": f"{name}妇联"}
        unit = _open(world, facts, kind="federation", parent=organ, region=region)
        _employ(world, f"{name}妇联/{post}", unit, "county_office")


def _employ(world: World, key: str, unit: Any, role: str, **more: Any) -> None:
    number = f"{len(world.staff) + 1:04d}"
    staff = engage(by=None, on=NEW_YEAR, number=number, login_name=f"jg{number}", name=world.names.draw(), sex="female")
    appoint(staff, unit, role, by=None, on=NEW_YEAR, **more)
    world.staff[key] = staff


def _hand_out(world: World, organ: Any) -> None:
    """Draw one-time passwords for the seats and for one account of every role."""
    for seat in create_seats(organ, on=NEW_YEAR):
        world.drawn.append((ROLES[seat.role].name, seat.staff.name, seat.staff.login_name, seat.password))
    for key in TRIED:
        staff = world.staff[key]
        world.drawn.append((key, staff.name, staff.login_name, draw(staff, by=None)))

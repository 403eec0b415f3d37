"""The committee of the demonstration: its history entered in January, its people, the changes of the year.

Seed C (SC1): 21 member units grew to 31 in three adjustments; a net from the city to counties and towns.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Any

from jinguo.committee.body import services
from jinguo.committee.body.models import Membership, UnitContact
from jinguo.demo.invented import Names, woman
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.structure.models import Unit
from jinguo.org.structure.services import merge_unit, open_unit

ENTERED = date(2026, 1, 12)
SINCE = date(2026, 1, 5)  # since when those who are named today have been in their places
NAMES = "committee"  # the seed of names, apart from those of the staff
AREA = "350503"
OFFICE = "妇儿工委办/主任"
POSTS = {"leader": "班子成员", "person": "办公室主任", "member": "科长"}
TOWNS_OF = "鲤城区"


def happenings() -> Iterator[Happening]:
    """The history and the people as entered in January; who left during the year and when it was reported."""
    told = tomllib.loads(files("jinguo.demo.data").joinpath("committee.toml").read_text("utf-8"))
    yield Happening(ENTERED, "补录妇儿工委沿革", partial(_history, told))
    yield Happening(ENTERED, "登记成员单位联系人", partial(_people, told))
    yield Happening(ENTERED, "登记县乡妇儿工委", _network)
    for change in told["change"]:
        yield Happening(change["left"], "联络员离任", partial(_leave, change))
        if "reported" in change:
            yield Happening(change["reported"], "报告联络员变动", partial(_follow, change))


def _history(told: dict[str, Any], world: World) -> None:
    committee, by, body = world.units["市妇儿工委"], world.staff[OFFICE], told["body"]
    _merge(told["merged"], committee)
    named = {name: body[name] for name in ("name", "short_name", "seal_text", "paper")}
    services.name_body(committee, by=by, first_day=body["day"], note=told["note"], **named)
    for one in told["adjustment"]:
        facts = {name: one[name] for name in ("number", "title", "day", "kind") if name in one}
        leaving = list(Membership.objects.filter(unit__name__in=one.get("leaving", ()), last_day=None))
        joining = list(Unit.objects.filter(name__in=one["joining"]))
        services.adjust(committee, by=by, joining=joining, leaving=leaving, note=told["note"], **facts)
    for member in Membership.objects.filter(last_day=None).select_related("unit", "committee__region"):
        duty = told["duties"].get(member.unit.name, "")
        services.edit_membership(member, by=by, duty=duty, asks_group=True)


def _merge(told: dict[str, Any], committee: Unit) -> None:
    """The bureau that is one no longer."""
    gone = open_unit(
        by=None,
        code=told["code"],
        name=told["name"],
        kind="member_unit",
        parent=committee,
        on=told["opened"],
        order=900,
    )
    merge_unit(gone, Unit.objects.get(name=told["into"]), by=None, on=told["day"], paper=told["paper"])


def _people(told: dict[str, Any], world: World) -> None:
    committee, by, names = world.units["市妇儿工委"], world.staff[OFFICE], Names(NAMES)
    for member in Membership.objects.filter(last_day=None).select_related("unit", "committee__region"):
        enter = partial(services.enter_contact, member, by=by, first_day=SINCE, reported=SINCE)
        enter(
            role="liaison", staff=world.staff[f"{member.unit.name}/联络员"], post="科员", phone=_phone(member.unit.name)
        )
        for role, post in POSTS.items():
            name = names.draw()
            if member.unit.name not in told["lacking"][role]:
                enter(role=role, name=name, post=post, phone=_phone(name))
    seat = partial(services.take_seat, committee, by=by, first_day=SINCE)
    seat(group="office", staff=world.staff[OFFICE], workplace="市妇联", post="主任", is_lead=True, is_full_time=True)
    seat(group="office", staff=world.staff["妇儿工委办/干事1"], workplace="市妇联", post="干事", is_full_time=True)
    for number, field in ((1, "妇女发展"), (2, "儿童发展")):
        seat(
            group="expert",
            staff=world.staff[f"专家{number}"],
            workplace="高校（演示）",
            field=field,
            is_lead=number == 1,
        )
    for one in told["statistics"]:
        seat(group="statistics", name=names.draw(), **one)


def _network(world: World) -> None:
    """A committee in every county and in the towns of one; the county's officer keeps them."""
    city, names = world.units["市妇儿工委"], Names(f"{NAMES}-network")
    for county, region in world.counties.items():
        officer = world.staff[f"{county}妇联/专干"]
        facts = {"code": f"EG{region.code}", "short_name": f"{county}妇儿工委"}
        committee = _open(f"{county}妇女儿童工作委员会", region, city, **facts)
        seat = partial(services.take_seat, by=officer, group="office", first_day=SINCE)
        seat(committee, staff=officer, workplace=f"{county}妇联", post="专干", is_lead=True, is_full_time=True)
        for town in region.children.order_by("code") if county == TOWNS_OF else ():
            below = _open(f"{town.name}妇女儿童工作委员会", town, committee, code=f"EG{town.code}")
            seat(below, name=names.draw(), workplace=town.name, post="妇联主席", is_lead=True)


def _open(name: str, region: Any, above: Unit, **facts: Any) -> Unit:
    return open_unit(by=None, name=name, kind="committee", region=region, parent=above, order=950, **facts)


def _leave(change: dict[str, Any], world: World) -> None:
    contact = UnitContact.objects.get(membership__unit__name=change["unit"], role="liaison", last_day=None)
    services.end_contact(contact, by=world.staff[OFFICE], last_day=change["left"])


def _follow(change: dict[str, Any], world: World) -> None:
    member = Membership.objects.get(unit__name=change["unit"], last_day=None)
    name = Names(f"{NAMES}-{change['unit']}").draw()
    days = {"first_day": change["first_day"], "reported": change["reported"]}
    facts: dict[str, Any] = {"role": "liaison", "name": name, "post": "科员", "phone": _phone(name)}
    services.enter_contact(member, by=world.staff[OFFICE], **facts, **days)


def _phone(name: str) -> str:
    """An invented number, always the same one."""
    return woman(name, AREA).phone

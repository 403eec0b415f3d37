"""The chains that come with the system, one TOML each in `shipped/`: put up for an organ where it has none.

One with a `level` is the variant of its code for organs of that level of region; the others hold everywhere else.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand
from jinguo.cycle.flows.models import Chain, ChainStep
from jinguo.cycle.flows.permissions import may_keep_chains
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.trees import prefixes


@cache
def shipped() -> tuple[dict[str, Any], ...]:
    """Every shipped chain (code, title, steps, perhaps the level it is for), by code."""
    folder = files("jinguo.cycle.flows").joinpath("shipped")
    texts = (file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted((tomllib.loads(text) for text in texts), key=lambda one: str(one["code"])))


def offered(unit: Unit) -> list[dict[str, Any]]:
    """The shipped chains that fit an organ, one of each code: the variant of its level where there is one."""
    level = unit.region.level if unit.region else ""
    fitting = [one for one in shipped() if one.get("level", level) == level]
    return list({one["code"]: one for one in sorted(fitting, key=lambda one: "level" in one)}.values())


def missing(unit: Unit) -> list[dict[str, Any]]:
    """Those of them that do not hold for an organ in any version; a variant of its level counts only as its own."""
    codes = list(Chain.objects.filter(unit__path__in=prefixes(unit.path)).values_list("code", "unit"))
    known, own = {code for code, _ in codes}, {code for code, holder in codes if holder == unit.pk}
    return [one for one in offered(unit) if one["code"] not in (own if "level" in one else known)]


@transaction.atomic
def install_chains(unit: Unit, *, by: Staff | None = None) -> list[Chain]:
    """Put up for an organ, from today, the shipped chains whose code it has none of; safe to run again.

    Returns what was put up. Raises Refused for who does not set the organ's chains.
    """
    if by is not None:
        demand(may_keep_chains(by, unit), act="chain.install", row=unit)
    Unit.objects.select_for_update().get(pk=unit.pk)  # two clicks come one after the other
    known = set(Chain.objects.filter(unit=unit).values_list("code", flat=True))
    return [_put_up(one, unit, by) for one in offered(unit) if one["code"] not in known]


def install_at_first_start() -> list[str]:
    """What `jinguo init` does: the chains of the office; says how many were put up, or nothing."""
    office = Unit.objects.filter(parent=None).order_by("pk").first()
    put_up = install_chains(office) if office else []
    return [f"已装上 {len(put_up)} 条审批流程。"] if put_up else []


def _put_up(one: dict[str, Any], unit: Unit, by: Staff | None) -> Chain:
    chain = Chain(code=one["code"], title=one["title"], unit=unit, valid_from=clock.today())
    chain.full_clean()
    chain.save()
    for order, facts in enumerate(one["steps"], 1):
        step = ChainStep(chain=chain, order=order, **facts)
        step.full_clean()
        step.save()
    audit.record("chain.install", chain, by=by)
    return chain

"""The assessments of the year: three quarters published and made final, one objection upheld, the year begun.

What no book holds, marks of the evaluation, stands in `data/scores.toml`; everything else follows from the entries.
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinguo.cycle.scores import services
from jinguo.cycle.scores.computing import Computation
from jinguo.cycle.scores.models import Appeal, Assessment, Result, Scheme
from jinguo.demo.plan import OFFICE, the_plan
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.rules.periods import parse_period

LEADER = "领导班子/主席"
SCHEME = "federation"


def happenings() -> Iterator[Happening]:
    """Each assessment begun, its marks entered, published, made final; what was objected to between them."""
    for told in _told()["assessment"]:
        label = parse_period(told["period"]).label
        yield Happening(told["begun"], f"发起{label}考评", partial(_begin, told))
        if "published" in told:
            yield Happening(told["published"], f"公布{label}考评结果", partial(_publish, told))
            yield Happening(told["final"], f"{label}考评定案", partial(_finalise, told))
    for told in _told()["objection"]:
        yield Happening(told["day"], f"{told['department']}提出异议", partial(_object, told))
        yield Happening(told["settled"], f"复核{told['department']}的异议", partial(_settle, told))


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files("jinguo.demo").joinpath("data", "scores.toml").read_text("utf-8"))


def _begin(told: dict[str, Any], world: World) -> None:
    by, scheme = world.staff[OFFICE], Scheme.objects.get(unit=world.city, code=SCHEME)
    period, last = parse_period(told["period"]), told["as_of"]
    assessment = services.begin(the_plan(), scheme, period=period, as_of=last, by=by)
    for mark in told["mark"]:
        for holder in Computation(assessment).holders:
            value = Decimal(mark.get("of", {}).get(str(holder), mark["usual"]))
            services.enter(assessment, mark["item"], holder, by=by, value=value, reason=mark["basis"])


def _publish(told: dict[str, Any], world: World) -> None:
    services.publish(_assessment(told), by=world.staff[OFFICE])


def _finalise(told: dict[str, Any], world: World) -> None:
    services.finalise(_assessment(told), by=world.staff[OFFICE])


def _object(told: dict[str, Any], world: World) -> None:
    result = Result.objects.get(assessment=_assessment(told), unit=world.units[told["department"]])
    services.object_to(result, by=world.head(told["department"]), text=told["text"])


def _settle(told: dict[str, Any], world: World) -> None:
    """The mark was copied wrongly: it is put right, and the objection upheld by the head of the organ."""
    assessment, unit = _assessment(told), world.units[told["department"]]
    value, by = Decimal(told["value"]), world.staff[OFFICE]
    services.enter(assessment, told["item"], unit, by=by, value=value, reason=told["reply"])
    appeal = Appeal.objects.get(result__assessment=assessment, result__unit=unit)
    services.uphold(appeal, by=world.staff[LEADER], reply=told["reply"])


def _assessment(told: dict[str, Any]) -> Assessment:
    return Assessment.objects.get(plan=the_plan(), period=told["period"])

"""The register of women's homes: its fields, its checks, its measures."""

from typing import Any

from jinguo.cycle.bookkeeping.kinds import Check, TypedRegister, fields_of
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.measures import Coverage, Standing
from jinguo.rules.verdict import Verdict, all_of
from jinguo.service.ledgers.homes.models import WomensHome

DIMENSIONS = {"kind": "kind", "star": "star"}


def _after_opening(name: str, label: str) -> Check:
    """What a home has, it has had no longer than it stands."""

    def ask(values: Values, _row: Any) -> Verdict:
        return all_of((values["opened"] <= values[name], f"{label}早于启用日，请核对"))

    return Check(name, ask, needs=(name, "opened"))


def _standing(code: str, title: str, since: str = "") -> Standing:
    return Standing(f"homes.{code}", title, "个", WomensHome, dimensions=DIMENSIONS, since=since)


HOMES = TypedRegister(
    code="homes",
    title="妇女之家",
    group="组织",
    model=WomensHome,
    fields=fields_of(
        WomensHome,
        *("name", "kind", "region", "address", "area", "person", "plate_on", "fitness_on", "star"),
        *("opened", "closed", "remark"),
        region={"required": True},
        area={"unit": "平方米"},
    ),
    checks=(_after_opening("plate_on", "挂牌日"), _after_opening("fitness_on", "健身站点设立日")),
    measures=(
        _standing("count", "妇女之家"),
        _standing("plated", "挂牌的妇女之家", "plate_on"),
        _standing("fitness_stations", "妇女健身站点", "fitness_on"),
        Coverage("homes.plate_coverage", "挂牌率", "%", WomensHome, dimensions=DIMENSIONS, since="plate_on"),
    ),
    listed=("name", "kind", "region", "person", "plate_on", "star"),
    filtered=("region", "kind", "star"),
    hint="名册还是空的。把村、社区的妇女之家导入一次，以后只改变动的。",
)

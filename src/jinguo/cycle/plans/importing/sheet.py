"""The sheet of goals: one description for template, export and import."""

from collections.abc import Iterator
from decimal import Decimal

from jinguo.base.sheets import CellError, Column, Sheet
from jinguo.base.sheets.columns import Row
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.models.targets import ROLES
from jinguo.rules import goal_values as values
from jinguo.rules.form_values import LARGEST

QUARTERS = ("q1", "q2", "q3", "q4")
VALUES = ("year", *QUARTERS)
# What a row says of the goal itself, by the names of its fields.
GOAL_FACTS = (
    "parent", "title", "part", "standard", "gap", "steps", "type", "comparator", "band", "unit_of_measure", "grain",
    "baseline", "baseline_year", "points", "leader", "due", "source", "over_time", "over_units", "over_regions",
)  # fmt: skip
KEPT = "空着不改动"


def goal_sheet(plan: Plan | None = None) -> Sheet:
    """The sheet; a plan's own leaves its code to be filled in or not."""
    return Sheet("goals", "目标表", (*_goal_columns(plan), *_holder_columns()), check_rows=_check_rows)


def _goal_columns(plan: Plan | None) -> Iterator[Column]:
    own = f"空着就是本方案 {plan.code}" if plan else "在方案页可查到"
    yield Column("plan", "方案代码", "code", required=plan is None, max_length=60, hint=own, width=20)
    yield Column(
        "number", "编号", "code", required=True, max_length=20, hint="如 3.1；已有的编号是更改，新的编号是新增"
    )
    yield Column("parent", "上级编号", "code", max_length=20, hint="上级要先有，或写在同一张表的上面")
    yield Column("title", "目标", max_length=200, hint="新目标必填", width=36)
    yield Column("part", "考评部分", max_length=40, hint="如 职能工作目标、精神文明目标")
    yield Column("standard", "完成标准", hint="怎样算完成", width=36)
    yield Column("gap", "差距", hint="与先进的差距，不要求的空着")
    yield Column("steps", "措施", hint="不要求的空着")
    yield Column("type", "目标类型", "choice", choices=values.type_choices, hint="空着就是累计")
    yield Column("comparator", "比较", "choice", choices=values.comparator_choices, hint="空着按目标类型的通常比法")
    yield _number("band", "允许幅度", "“左右”的目标填，上下各可差多少", minimum=0)
    yield Column("unit_of_measure", "计量单位", max_length=20, hint="如 万元、人、期、%；完成事项空着")
    yield _number("grain", "最小单位", "分解时的最小单位：人数填 1，万元可填 0.1", minimum=0)
    yield _number("baseline", "基期值", "与基期比的目标填")
    yield Column("baseline_year", "基期年", "integer", minimum=1949, maximum=2999, hint="填了基期值就要填")
    yield _number("points", "分值", "不计分的方案空着", minimum=0)
    yield Column("leader", "分管领导", "code", max_length=20, hint="工号")
    yield Column("due", "完成日", "date")
    yield Column("source", "取数", max_length=200, hint="统计项的名称，空着由承担者报送", width=24)
    yield Column("over_time", "按时间", "choice", choices=values.over_time_choices, hint="各期怎样合成全年")
    yield Column("over_units", "按单位", "choice", choices=values.over_units_choices, hint="各单位怎样合成全体")
    yield Column("over_regions", "按地区", "choice", choices=values.over_regions_choices, hint="各地区怎样合成全域")


def _holder_columns() -> Iterator[Column]:
    yield _number("year", "全年目标值", f"整个方案期间的数；{KEPT}")
    yield Column("unit", "主责单位", "code", max_length=30, hint="单位代码；与责任人都空着，数值记在方案本单位名下")
    yield Column("staff", "责任人", "code", max_length=20, hint="工号；与主责单位同填，两方各记同一数值")
    yield Column("role", "责任", "choice", choices=list(ROLES.items()), hint="空着就是主责")
    yield _number("share", "分担比例", "同一目标分担的填，如 70", minimum=0, maximum=100)
    yield Column(
        "text", "要求", max_length=300, hint="完成事项填；同一目标有几个承担者就写几行，目标各列照抄", width=24
    )
    names = ("一季度", "二季度", "三季度", "四季度")
    for name, header in zip(QUARTERS, names, strict=True):
        yield _number(name, header, f"年度方案填；{KEPT}")


def _number(name: str, header: str, hint: str, *, minimum: int | None = None, maximum: int = LARGEST) -> Column:
    lowest = -LARGEST if minimum is None else minimum
    return Column(name, header, "decimal", hint=hint, minimum=Decimal(lowest), maximum=Decimal(maximum), places=3)


def _check_rows(rows: list[Row]) -> list[CellError]:
    """A goal with several holders stands in several rows: they say the same of it, and each names another holder."""
    first: dict[tuple[str, str], Row] = {}
    holders: dict[tuple[str, ...], int] = {}
    errors: list[CellError] = []
    for row in rows:
        goal = (row["plan"] or "", row["number"])
        before = first.setdefault(goal, row)
        errors += _differences(before, row)
        at = holders.setdefault((*goal, row["unit"] or "", row["staff"] or ""), row["_row"])
        if at != row["_row"]:
            errors.append(CellError(row["_row"], "编号", row["number"], f"与第 {at} 行的目标和承担者都相同，请合并。"))
    return errors


def _differences(before: Row, row: Row) -> Iterator[CellError]:
    headers = {column.name: column.header for column in _goal_columns(None)}
    for name in GOAL_FACTS:
        if row[name] not in (None, "") and row[name] != before[name]:
            text = f"与第 {before['_row']} 行的同一目标不一致，请改成一样或空着。"
            yield CellError(row["_row"], headers[name], str(row[name]), text)

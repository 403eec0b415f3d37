"""The ledger of trainings: its fields, its checks, its measures."""

from typing import Any

from jinguo.cycle.bookkeeping.kinds import Check, EntryField, TypedLedger, fields_of
from jinguo.cycle.bookkeeping.kinds.base import Values
from jinguo.cycle.bookkeeping.measures import Count
from jinguo.rules.counting import heads_cover
from jinguo.rules.verdict import Verdict, all_of
from jinguo.service.ledgers.trainings.measures import Attendances, Trained
from jinguo.service.ledgers.trainings.models import TrainingProject, TrainingSession

DIMENSIONS = {"project": "project__name", "theme": "theme", "place": "place"}


def _heads_cover_names(values: Values, _row: Any) -> Verdict:
    named, declared = len(values.get("attendees") or ()), values.get("new_people") or 0
    return heads_cover(values["head_count"], named, declared)


def _has_heads(values: Values, _row: Any) -> Verdict:
    is_counted = values.get("head_count") is not None
    return all_of((is_counted or not values["new_people"], "报了首次参训人数，还没有到场人次，请补上"))


TRAININGS = TypedLedger(
    code="trainings",
    title="妇女培训",
    group="发展",
    model=TrainingSession,
    fields=(
        *fields_of(
            TrainingSession,
            *("day", "project", "theme", "place", "region", "expert", "hours", "head_count", "new_people", "remark"),
            day={"label": "开班日"},
            hours={"unit": "学时"},
            head_count={"unit": "人次", "hint": "到场的人次，含名单上的人"},
            new_people={"unit": "人", "is_distinct": True, "hint": "没有列入名单、本年也没有参加过其他期的人数"},
        ),
        EntryField("attendees", "到场名单", "people", hint="按名单去重，才能统计“人”"),
    ),
    checks=(
        Check("head_count", _heads_cover_names, needs=("head_count",)),
        Check("new_people", _has_heads, needs=("new_people",)),
    ),
    measures=(
        Count("trainings.sessions", "举办培训", "期", TrainingSession, dimensions=DIMENSIONS),
        Attendances("trainings.attendances", "参训", "人次", TrainingSession, dimensions=DIMENSIONS),
        Trained("trainings.people", "参训人员", "人", TrainingSession, dimensions=DIMENSIONS),
    ),
    kept_by=(TrainingProject,),
    listed=("day", "project", "theme", "place", "region", "head_count"),
    filtered=("region", "project"),
    hint="还没有培训记录。办完一期就记一条，期数和人数会自动计入目标。",
)

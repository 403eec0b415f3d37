"""The acts of the cycle that are killed in the middle: an approval's last answer, a change, letters, results."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from jinguo.base.audit.models import AuditRow
from jinguo.base.keep.fingerprint import business_models
from jinguo.base.moves import Refused
from jinguo.cycle.flows import services as flows
from jinguo.cycle.flows.models import Approval
from jinguo.cycle.plans.models import ChangeRequest, Plan, ResponsibilityLetter, Target
from jinguo.cycle.plans.services import ask_change, ask_own_approval, draw_letters
from jinguo.cycle.scores import services as scores
from jinguo.cycle.scores.models import Assessment, Result
from jinguo.rules.periods import parse_period
from jinguo.rules.schemes import shipped_schemes
from trials.acts import Act, Facts
from trials.office import Office
from trials.planning import QUARTERS, Planning, planning

HOLDERS = 40
NOTHING_DRAWN = "0 份"
LAST_DAY = date(2026, 3, 31)


def cycle_acts(office: Office) -> Iterator[Act]:
    """Every act, with what must be there before it; the office is given people who plan."""
    ground = planning(office)
    yield _approval(ground)
    yield _change(ground)
    yield _letters(ground)
    yield _publication(ground)


def _approval(ground: Planning) -> Act:
    """The answer that ends a chain: it counts, the plan is in force, everybody concerned is told; or none of it."""

    def prepare() -> None:
        plan = ground.own_plan(0, also=ground.office.clerks(HOLDERS))
        ask_own_approval(plan, by=ground.office.head)

    def do() -> None:
        with suppress(Refused):  # she has answered before the kill
            flows.answer(Approval.objects.get(), by=ground.leaders[0], agrees=True)

    return Act("approve a plan", prepare, do, lambda: books(Plan, Approval))


def _change(ground: Planning) -> Act:
    """The answer that ends the approval of a change: the new value, the plan's new version, and its end."""

    def prepare() -> None:
        plan = ground.year_plan(ground.departments(HOLDERS))
        goal, target = plan.goals.get(), Target.objects.filter(goal__plan=plan).earliest("pk")
        facts = {"reason": "市里调整贴息额度", "target": target}
        change = ask_change(goal, "value", "180", by=ground.keepers[0], **facts)
        flows.answer(Approval.objects.get(subject_id=str(change.pk)), by=ground.keepers[1], agrees=True)

    def do() -> None:
        with suppress(Refused):
            flows.answer(Approval.objects.get(), by=ground.chief, agrees=True)

    return Act("settle a change", prepare, do, lambda: books(ChangeRequest, Approval, Target))


def _letters(ground: Planning) -> Act:
    """A letter for every holder, all or none; drawn again, nobody gets a second one."""

    def prepare() -> None:
        ground.year_plan(ground.departments(HOLDERS))

    def do() -> None:
        draw_letters(Plan.objects.get(kind="performance"), by=ground.keepers[0])

    return Act("draw letters", prepare, do, lambda: books(ResponsibilityLetter))


def _publication(ground: Planning) -> Act:
    """The results of an assessment with their reasons, the days of the ledger locked, everybody concerned told."""

    def prepare() -> None:
        plan = ground.year_plan(ground.departments(HOLDERS))
        keeper = ground.keepers[0]
        scheme = scores.set_scheme(plan.unit, shipped_schemes()["federation"], by=keeper)
        scores.begin(plan, scheme, period=parse_period(QUARTERS[0]), as_of=LAST_DAY, by=keeper)

    def do() -> None:
        with suppress(Refused):
            scores.publish(Assessment.objects.get(), by=ground.keepers[0])

    return Act("publish results", prepare, do, lambda: books(Assessment, Result))


def books(*models: Any) -> Facts:
    """How many rows each business table has, how often each act was done, and what these models say."""
    done = AuditRow.objects.filter(ok=True).exclude(note=NOTHING_DRAWN)
    counts = {model._meta.db_table: model._base_manager.count() for model in business_models()}
    return {
        "rows": {table: count for table, count in counts.items() if count},
        "acts": dict(Counter(done.values_list("act", flat=True))),
        **{model.__name__: _hash(model, among=models) for model in models},
    }


def _hash(model: Any, among: tuple[Any, ...]) -> str:
    """Of everything that a table says, but for drawn keys and clocks; a key of a table of these counts by its rank."""
    left_out = (model._meta.pk.name, *getattr(model, "machine_made", ()))
    columns = [field for field in model._meta.concrete_fields if field.name not in left_out]
    drawn = [field.related_model in among for field in columns]
    told = model._base_manager.order_by("pk").values_list(*(field.attname for field in columns))
    ranks: dict[int, dict[Any, int]] = defaultdict(dict)
    rows = [tuple(_ranked(ranks[at], v) if drawn[at] else v for at, v in enumerate(row)) for row in told]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def _ranked(ranks: dict[Any, int], key: Any) -> int | None:
    """The how-manieth other key of its column this is: a database draws no key twice, not even an undone one."""
    return None if key is None else ranks.setdefault(key, len(ranks))

"""Progress: who is told of a step of a workflow, as the step itself says."""

from django.db import models

from jinguo.base.moves import on_moved
from jinguo.cycle.inbox.kinds import PROGRESS
from jinguo.cycle.inbox.services import tell
from jinguo.org.structure.models import Staff
from jinguo.rules.flow import Step


def listen() -> None:
    """Hear of every step from now on; hearing twice tells once."""
    if tell_of_step not in on_moved:
        on_moved.append(tell_of_step)


def tell_of_step(row: models.Model, step: Step, by: Staff | None) -> None:
    """Tell the people whom the step names, by a method of the row; the actor herself knows already."""
    if not step.tell:
        return
    people = [person for person in getattr(row, step.tell)() if person != by]
    bundle = f"{row._meta.verbose_name}{step.label}"
    tell(people, f"{row}：{step.label}", about=row, kind=PROGRESS, by=by, bundle=bundle)

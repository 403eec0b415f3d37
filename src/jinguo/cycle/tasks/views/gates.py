"""The way into tasks: who may come in, and to which one."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.base.web.steps import StepPages
from jinguo.cycle.tasks.models import Task
from jinguo.cycle.tasks.permissions import may_read
from jinguo.cycle.tasks.queries import with_people
from jinguo.org.structure.requests import StaffRequest

HOME = ("任务", "/tasks/")
for_readers = gate(may_read)  # the others are told why they do not read tasks


def task_or_404(request: StaffRequest, pk: int) -> Task:
    """A task within the reader's reach, with everybody it names."""
    return get_object_or_404(with_people(Task.objects.visible_to(request.user)), pk=pk)


def crumbs_of(task: Task) -> list[tuple[str, str]]:
    """The way back to a task."""
    return [HOME, (task.get_kind_display(), task.get_absolute_url())]


button = StepPages(for_readers, crumbs_of).button

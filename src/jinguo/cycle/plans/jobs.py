"""Drawing many letters at once, as a job that its starter watches."""

from jinguo.base.jobs.models import Job
from jinguo.base.jobs.running import Progress, job, start
from jinguo.cycle.plans.models import Plan
from jinguo.cycle.plans.services import draw_letters
from jinguo.org.structure.models import Staff

CODE = "plans.draw_letters"
MANY = 10  # holders from which on it is a job


def draw_in_worker(plan: Plan, *, by: Staff) -> Job:
    """Put the drawing of a plan's letters into the queue."""
    return start(CODE, f"生成责任书　{plan}", by=by, plan=plan.pk, staff=by.pk)


@job(CODE, page="plans:letters_drawn")
def draw_all(progress: Progress, *, plan: int, staff: int) -> dict[str, int]:
    """Draw them; run twice it draws nothing new."""
    found = Plan.objects.select_related("unit", "parent").get(pk=plan)
    drawn = draw_letters(found, by=Staff.objects.get(pk=staff), progress=progress)
    return {"plan": plan, "drawn": len(drawn)}

"""Keeping a plan as it was laid before others."""

from django.db import transaction

from jinguo.base import clock
from jinguo.cycle.plans.models import Plan, PlanEdition
from jinguo.cycle.plans.snapshots import digest_of, plan_content
from jinguo.org.structure.models import Staff


@transaction.atomic
def keep_edition(plan: Plan, occasion: str, *, by: Staff | None) -> PlanEdition:
    """The plan as it stands now (第 n 版). Laid twice without a change in between it is the same version."""
    content = plan_content(plan)
    digest = digest_of(content)
    last = plan.editions.last()
    if last and last.digest == digest:
        return last
    number = last.number + 1 if last else 1
    edition = PlanEdition.objects.create(
        plan=plan, number=number, occasion=occasion, day=clock.today(), by=by, content=content, digest=digest
    )
    Plan.objects.filter(pk=plan.pk).update(edition=number)
    return edition

"""Who plans a check of data, records what the source says, and settles a place; the inspection's own rules hold."""

from jinguo.committee.evaluation.models import CheckedValue
from jinguo.cycle.inspections.models import Inspected
from jinguo.cycle.inspections.permissions import may_plan, may_record
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict, all_of

may_plan_check = may_plan


def may_record_value(actor: Staff, value: CheckedValue) -> Verdict:
    """Who writes what the source record says: the group, while the place has not been handed in."""
    return may_record(actor, value.site)


def may_settle(actor: Staff, site: Inspected) -> Verdict:
    """Who makes findings of what was compared: the group, once every value that was drawn has been compared."""
    values = CheckedValue.objects.filter(site=site).select_related("indicator", "quality")
    waiting = [str(one.indicator) for one in values if one.compared.agreement == "open"]
    return all_of(may_record(actor, site), (not waiting, f"还没有填查得数：{'、'.join(waiting)}"))

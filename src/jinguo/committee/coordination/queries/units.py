"""The member unit that somebody speaks for."""

from jinguo.base import clock
from jinguo.committee.body.models import Membership
from jinguo.org.structure.models import Staff
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import grants_reading


def own_membership(reader: Staff) -> Membership | None:
    """The standing membership of the unit whose liaison she is; None where she is none."""
    organs = {one.unit.organ_path for one in grants_reading(reader, COMMITTEE, clock.today()) if one.role == "liaison"}
    if not organs:
        return None
    rows = Membership.objects.on(clock.today()).filter(unit__organ_path__in=organs)
    return rows.select_related("unit", "committee__region").order_by("pk").first()

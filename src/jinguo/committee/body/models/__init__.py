"""The body: its names, its members by adjustments, their people, its groups."""

from jinguo.committee.body.models.contacts import UnitContact
from jinguo.committee.body.models.groups import GroupSeat
from jinguo.committee.body.models.members import Adjustment, Membership
from jinguo.committee.body.models.names import BodyName

__all__ = ["Adjustment", "BodyName", "GroupSeat", "Membership", "UnitContact"]

"""The verbs that write the body of a committee."""

from jinguo.committee.body.services.adjustments import adjust, edit_membership
from jinguo.committee.body.services.contacts import edit_contact, end_contact, enter_contact
from jinguo.committee.body.services.groups import end_seat, take_seat
from jinguo.committee.body.services.names import name_body
from jinguo.committee.body.services.voiding import void_adjustment, void_contact, void_seat

__all__ = [
    "adjust",
    "edit_contact",
    "edit_membership",
    "end_contact",
    "end_seat",
    "enter_contact",
    "name_body",
    "take_seat",
    "void_adjustment",
    "void_contact",
    "void_seat",
]

"""At which height of the house somebody stands (职级层次): approvals of her own matters go to the next above."""

from datetime import date

from jinguo.org.structure.models import Staff

RANKS = {"unit_head": "主要领导", "supervising_leader": "分管领导", "department_head": "部室负责人"}
OTHERS = "工作人员"


def rank_of(staff: Staff, day: date) -> str:
    """The highest of her own posts on a day, in the words that chains ask for."""
    own = {grant.role for grant in staff.grants_on(day) if grant.staff_id == staff.pk}
    return next((words for role, words in RANKS.items() if role in own), OTHERS)

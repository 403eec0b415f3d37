"""Who may log in with a password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend, ModelBackend

from jinguo.base import clock
from jinguo.org.structure.models import Staff


class StaffBackend(ModelBackend):
    """Password against hash; the suspended and those who have left are refused after the same work as everybody."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether she still belongs to the house."""
        return super().user_can_authenticate(user) and not has_left(user)

    # There are no Django permissions: rights come from appointments alone.
    get_user_permissions = BaseBackend.get_user_permissions
    get_group_permissions = BaseBackend.get_group_permissions
    get_all_permissions = BaseBackend.get_all_permissions
    has_perm = BaseBackend.has_perm


def has_left(staff: Staff) -> bool:
    """Whether her last day in the house is over."""
    return staff.employed_to is not None and staff.employed_to <= clock.today()

"""The way into work hours, and the way back to a profile."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.office.shifts.models import ShiftProfile
from jinguo.office.shifts.permissions import may_read
from jinguo.office.shifts.queries import profiles_of
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)
HOME = ("作息时间", "/shifts/")
FORM = "shifts/form.html"  # with the button that takes a row back below it


def crumbs_of(profile: ShiftProfile) -> list[tuple[str, str]]:
    """The way back to a profile."""
    return [HOME, (str(profile), profile.get_absolute_url())]


def profile_or_404(request: StaffRequest, pk: int) -> ShiftProfile:
    """A profile within reach."""
    return get_object_or_404(profiles_of(request.user), pk=pk)

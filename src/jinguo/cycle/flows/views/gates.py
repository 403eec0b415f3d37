"""The way in: who may come, and to which approval, round, opinion or chain."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.cycle.flows.models import Approval, Chain, Opinion, Round
from jinguo.cycle.flows.permissions import may_read
from jinguo.cycle.flows.queries import with_steps, with_voices
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)  # the others are told why they do not read approvals


def approval_or_404(request: StaffRequest, pk: int) -> Approval:
    """An approval within the reader's reach, with its steps and answers."""
    return get_object_or_404(with_steps(Approval.objects.visible_to(request.user)), pk=pk)


def round_or_404(request: StaffRequest, pk: int) -> Round:
    """A round within the reader's reach, with all that was said."""
    return get_object_or_404(with_voices(Round.objects.visible_to(request.user)), pk=pk)


def opinion_or_404(request: StaffRequest, pk: int) -> Opinion:
    """An opinion within the reader's reach, with its round."""
    found = Opinion.objects.visible_to(request.user)
    return get_object_or_404(found.select_related("asked__round__unit", "asked__staff", "asked__unit"), pk=pk)


def chain_or_404(request: StaffRequest, pk: int) -> Chain:
    """A chain that holds for the reader's organ."""
    return get_object_or_404(Chain.objects.visible_to(request.user).select_related("unit"), pk=pk)


def crumbs_of(asked: Round) -> list[tuple[str, str]]:
    """The way back to a round of opinions."""
    return [("征求意见", "/rounds/"), (asked.title, asked.get_absolute_url())]

"""What coordination tells on the page of a meeting: which targets its decisions hand down, and where more are tied."""

from collections.abc import Sequence

from django.urls import reverse

from jinguo.committee.coordination.permissions import may_hand_down
from jinguo.committee.coordination.queries.meetings import handed_of
from jinguo.cycle.meetings.beside import Beside
from jinguo.cycle.meetings.models import Decision
from jinguo.org.structure.models import Staff


def targets_beside(decisions: Sequence[Decision], reader: Staff) -> dict[int, list[Beside]]:
    """The targets of each decision; whoever may tie one is led there."""
    found = {
        key: [Beside(f"目标：{one}", one.get_absolute_url()) for one in rows]
        for key, rows in handed_of(decisions).items()
    }
    if decisions and may_hand_down(reader, decisions[0]):  # the decisions of one meeting
        for one in decisions:
            url = reverse("coordination:hand_down", args=[one.pk])
            found.setdefault(one.pk, []).append(Beside("挂目标", url))
    return found

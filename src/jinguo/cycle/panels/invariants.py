"""What must be true of the boxes at any moment."""

from collections.abc import Iterator

from jinguo.cycle.panels.models import BallotBox, Panel, Participant
from jinguo.cycle.panels.queries import turnout


def miscounted() -> list[str]:
    """Boxes that hold more or fewer ballots than have voted; the sentence tells no count."""
    panels = Panel.objects.filter(boxes__isnull=False).distinct()
    return [f"“{panel}”票箱“{box}”里的票数与参加的人数对不上" for panel in panels for box in _wrong(panel)]


def _wrong(panel: Panel) -> Iterator[BallotBox]:
    done, _ = turnout(panel)
    voted = set(Participant.objects.filter(panel=panel, has_answered=True).values_list("staff", flat=True))
    for box in panel.boxes.select_related("subject", "question"):
        is_own = bool(box.subject and box.subject.staff_id in voted)
        if box.pile.ballots != done - is_own:
            yield box

"""What evaluation puts on pages of others: its menu entry, cards on the desk, the way to judge on a target's page."""

from typing import Any

from django.db.models import F

from jinguo.base import clock
from jinguo.base.web import menu, slots
from jinguo.base.web.finding import Titled
from jinguo.base.web.menu import Entry
from jinguo.committee.body.models import GroupSeat
from jinguo.committee.evaluation.models import EvaluationRound, GroupReview, RoundParticipant, TextJudgement
from jinguo.committee.evaluation.permissions import may_judge, may_read
from jinguo.committee.evaluation.scope import FROM_OUTSIDE
from jinguo.committee.outlines.queries import target_drawn
from jinguo.org.structure.models import Staff
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.evaluation_round import KINDS

ON_DESK, HITS = 8, 3
RUNNING = ("self_evaluation", "field", "writing", "follow_up")
WRITERS = (*FROM_OUTSIDE, "county_office")
OFFICE = ("committee_office",)


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    menu.add(Entry("evaluation", "评估", "presentation-chart-line", "evaluation:home", 56, may=may_read))
    slots.card("desk", "evaluation/desk_card.html", desk, order=27)
    slots.bar_search("评估", found, order=61, may=may_read)
    slots.card("outline-target", "evaluation/target_card.html", judging, order=10)


def found(request: StaffRequest, text: str) -> list[Titled]:
    """Rounds of evaluation by their titles, within reach."""
    reader = request.user
    matching = EvaluationRound.objects.visible_to(reader).filter(title__contains=text)
    return [Titled(matching, HITS, F("kind"), wording=lambda kind: KINDS.get(kind, ""))]


def desk(request: StaffRequest) -> dict[str, Any] | None:
    """What waits for the reader: her own unit's report, reports to be looked at, judgements to be confirmed."""
    reader = request.user
    roles = {one.role for one in reader.grants_on(clock.today())} if may_read(reader) else set()
    found = {
        "own": _own(reader) if roles & {*WRITERS} else [],
        "to_review": _to_review(reader, is_office=bool(roles & {*OFFICE})),
        "to_confirm": _to_confirm(reader) if roles & {*OFFICE, "expert"} else [],
    }
    return found if any(found.values()) else None


def judging(request: StaffRequest) -> dict[str, Any] | None:
    """The judgements of the text goal whose page is drawn; nothing on that of a number."""
    target = target_drawn(request)
    if target is None or target.comparator != "text":
        return None
    rows = TextJudgement.objects.visible_to(request.user).filter(target=target).select_related("region", "judged_by")
    return {"target": target, "judgements": rows, "to_judge": may_judge(request.user, target)}


def _own(reader: Staff) -> list[RoundParticipant]:
    """The reports that her unit still has to hand in."""
    organs = {one.unit.organ_path for one in reader.grants_on(clock.today()) if one.role in WRITERS}
    rows = RoundParticipant.objects.visible_to(reader).filter(unit__organ_path__in=organs, round__state__in=RUNNING)
    return list(rows.filter(state__in=("open", "returned")).select_related("round", "unit__region")[:ON_DESK])


def _to_review(reader: Staff, *, is_office: bool) -> list[RoundParticipant]:
    """The reports that lie with the office, or that her group has said nothing of."""
    rows = (
        RoundParticipant.objects.visible_to(reader)
        .filter(round__state__in=RUNNING)
        .select_related("round", "unit__region")
    )
    if is_office:
        return list(rows.filter(state="submitted")[:ON_DESK])
    seats = GroupSeat.objects.on(clock.today()).filter(staff=reader, group__in=("expert", "statistics"))
    if not seats.exists():
        return []
    spoken = GroupReview.objects.filter(by=reader).values("participant")
    return list(rows.filter(state="submitted").exclude(pk__in=spoken)[:ON_DESK])


def _to_confirm(reader: Staff) -> list[TextJudgement]:
    rows = TextJudgement.objects.visible_to(reader).filter(state="proposed").exclude(judged_by=reader)
    return list(rows.select_related("target__outline", "region")[:ON_DESK])

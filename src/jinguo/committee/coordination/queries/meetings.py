"""The meetings of a committee: how a year stands, who is asked by which group, what became of what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from jinguo.base import clock
from jinguo.base.moves.subjects import subject_key
from jinguo.committee.body.models import GroupSeat, UnitContact
from jinguo.committee.body.models.people import Named
from jinguo.committee.body.queries import members_on
from jinguo.committee.coordination.kinds import MEETINGS
from jinguo.committee.coordination.models import HandedTarget
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.cycle.meetings.models import Decision, Meeting
from jinguo.cycle.meetings.queries import counted
from jinguo.cycle.meetings.services import Guest
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.committee_body import ROLES
from jinguo.rules.meeting_rhythm import Rhythm, rhythm_of

GROUPS = {
    "leaders": "全体成员单位分管领导",
    "liaisons": "全体联络员",
    "expert": "专家评估组",
    "statistics": "监测统计组",
    "office": "办公室",
}
ROLE_OF = {"leaders": "leader", "liaisons": "liaison"}  # of a member unit; the others are groups of people


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is asked: people with an account, others by name, and which member units have nobody in the role."""

    people: tuple[Staff, ...]
    guests: tuple[Guest, ...]
    lacking: tuple[str, ...]


def meetings_of(committee: Unit, reader: Staff) -> QuerySet[Meeting]:
    """The committee's meetings within reach, the newest first, with their decisions and the tasks these became."""
    decisions = Decision.objects.select_related("unit", "task").order_by("order")
    rows = counted(Meeting.objects.visible_to(reader).filter(**subject_key(committee)))
    return rows.prefetch_related(Prefetch("decisions", decisions)).order_by("-starts", "-pk")


def rhythms_of(committee: Unit, year: int) -> list[tuple[str, Rhythm]]:
    """How each kind of meeting, by its code, stands in a year; whoever asks: how many were held is no secret."""
    held: dict[str, list[date]] = defaultdict(list)
    rows = Meeting.objects.counting().filter(day__year=year, **subject_key(committee))
    for kind, day in rows.values_list("kind", "day"):
        held[kind].append(day)
    today = clock.today()
    return [(one.code, rhythm_of(one.rhythm, year, held[one.code], today)) for one in MEETINGS.values()]


def invited(committee: Unit, groups: Iterable[str], day: date) -> Invited:
    """Whom the groups bring to a meeting on a day, as they stood on that day; five queries at most."""
    rows, lacking = list[Named](), list[str]()
    wanted = set(groups)
    for group, role in ROLE_OF.items():
        if group in wanted:
            found, missing = _of_members(committee, role, day)
            rows += found
            lacking += [f"{unit}没有{ROLES[role]}" for unit in missing]
    seated = GroupSeat.objects.on(day).filter(committee=committee, group__in=wanted).select_related("staff")
    people = [one.staff for one in [*rows, *seated] if one.staff]
    guests = [Guest(one.person, _place(one)) for one in [*rows, *seated] if not one.staff]
    return Invited(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(guests)), tuple(lacking))


def handed_of(decisions: Sequence[Decision]) -> dict[int, list[HandedTarget]]:
    """The targets that decisions hand down, by the decision; one query."""
    found: dict[int, list[HandedTarget]] = defaultdict(list)
    rows = HandedTarget.objects.filter(decision__in=decisions)
    for one in rows.select_related("target__outline", "goal__plan").order_by("pk"):
        found[one.decision_id].append(one)
    return found


def decisions_on(target: OutlineTarget, reader: Staff) -> QuerySet[Decision]:
    """The decisions within reach that hand a target down, or a goal that a plan made of it, the newest first."""
    rows = HandedTarget.objects.visible_to(reader).filter(Q(target=target) | Q(goal__listed__target=target))
    found = Decision.objects.filter(pk__in=rows.values("decision")).select_related("meeting", "unit", "task")
    return found.order_by("-meeting__day", "-meeting", "order")


def _of_members(committee: Unit, role: str, day: date) -> tuple[list[UnitContact], list[str]]:
    members = list(members_on(committee, day))
    contacts = UnitContact.objects.on(day).filter(membership__in=members, role=role)
    rows = list(contacts.select_related("staff", "membership__unit"))
    named = {one.membership_id for one in rows}
    return rows, [one.unit.name for one in members if one.pk not in named]


def _place(one: Named) -> str:
    """Where somebody without an account comes from."""
    if isinstance(one, UnitContact):
        return one.membership.unit.name
    return one.workplace if isinstance(one, GroupSeat) else ""

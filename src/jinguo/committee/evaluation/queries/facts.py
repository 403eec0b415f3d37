"""What is known of participants, and what they lack; a fixed number of queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from jinguo.base.files.models import StoredFile
from jinguo.committee.evaluation.models import (
    CheckedValue,
    GroupReview,
    RoundParticipant,
    RoundPhase,
    SelfSection,
    SelfTarget,
)
from jinguo.rules.evaluation_round import Facts

COUNTED = ("targets", "stated", "unreached", "without_remedy", "open_tasks", "late_tasks")
REVIEWING = ("field", "writing", "follow_up", "closed")
LACKS_REMEDY = Q(standing="not_reached") & (Q(explanation="") | Q(remedy="") | Q(due=None))
OPEN_TASK = Q(task__isnull=False) & ~Q(task__state__in=("accepted", "cancelled"))


def facts_of(participants: Sequence[RoundParticipant], today: date) -> dict[int, Facts]:
    """The facts of some participants of one round by their keys."""
    keys = [one.pk for one in participants]
    sections = _sections(keys)
    targets, files, groups = _targets(keys, today), _files(keys), _groups(keys)
    visited = visited_units({one.round_id for one in participants})
    due = _due({one.round_id for one in participants})
    return {
        one.pk: Facts(
            due=due.get(one.round_id),
            submitted_on=one.submitted_on,
            is_returned=one.state == "returned",
            is_accepted=one.state == "accepted",
            sections=sections[one.pk][0],
            filled=sections[one.pk][1],
            evidence=files[one.pk],
            is_to_be_reviewed=one.round.state in REVIEWING,
            groups=tuple(groups[one.pk]),
            is_to_be_visited=one.is_visited and one.round.state in REVIEWING,
            is_visited=(one.round_id, one.unit_id) in visited,
            **targets.get(one.pk, {}),
        )
        for one in participants
    }


def counts_of(participants: Iterable[RoundParticipant]) -> dict[int, dict[str, int]]:
    """How many targets of each participant stand where by their own word; one query."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = SelfTarget.objects.filter(participant__in=[one.pk for one in participants]).exclude(standing="")
    for key, standing, number in rows.order_by().values_list("participant", "standing").annotate(number=Count("pk")):
        found[key][standing] = number
    return found


def visited_units(rounds: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs of round and unit whose data were checked and handed in."""
    rows = CheckedValue.objects.filter(quality__round__in=list(rounds), site__state="handed_in")
    return set(rows.values_list("quality__round", "site__unit"))


def _sections(keys: list[int]) -> dict[int, tuple[int, int]]:
    rows = SelfSection.objects.filter(participant__in=keys).order_by().values("participant")
    counted = rows.annotate(asked=Count("pk"), filled=Count("pk", filter=~Q(text="")))
    found = {row["participant"]: (row["asked"], row["filled"]) for row in counted}
    return defaultdict(lambda: (0, 0), found)


def _targets(keys: list[int], today: date) -> dict[int, dict[str, int]]:
    rows = SelfTarget.objects.filter(participant__in=keys).order_by().values("participant")
    counted: Any = rows.annotate(
        targets=Count("pk"),
        stated=Count("pk", filter=~Q(standing="")),
        unreached=Count("pk", filter=Q(standing="not_reached")),
        without_remedy=Count("pk", filter=LACKS_REMEDY),
        open_tasks=Count("pk", filter=OPEN_TASK),
        late_tasks=Count("pk", filter=OPEN_TASK & Q(task__due__lt=today)),
    )
    return {row["participant"]: {name: row[name] for name in COUNTED} for row in counted}


def _files(keys: list[int]) -> dict[int, int]:
    label = RoundParticipant._meta.label_lower
    rows = StoredFile.objects.filter(owner_type=label, owner_id__in=[str(key) for key in keys]).order_by()
    counted = rows.values_list("owner_id").annotate(number=Count("pk"))
    return defaultdict(int, {int(key): number for key, number in counted})


def _groups(keys: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = GroupReview.objects.filter(participant__in=keys).order_by("group").values_list("participant", "group")
    for key, group in rows.distinct():
        found[key].append(group)
    return found


def _due(rounds: Iterable[int]) -> dict[int, date]:
    rows = RoundPhase.objects.filter(round__in=list(rounds), code="self_evaluation")
    return dict(rows.annotate(of=F("round")).values_list("of", "last_day"))

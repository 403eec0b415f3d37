"""The judgements of text goals: offered to every evaluation, and listed with what waits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from jinguo.base.files.models import StoredFile
from jinguo.committee.evaluation.models import TextJudgement
from jinguo.committee.outlines.judging import Judged
from jinguo.committee.outlines.models import Outline, OutlineTarget
from jinguo.org.structure.models import Region, Staff
from jinguo.rules.outlines import UNQUANTIFIED
from jinguo.rules.progress import Judgement


@dataclass(frozen=True)
class TextGoal:
    """A text goal in a region and year: the judgement that holds and the one that waits, where there are."""

    target: OutlineTarget
    holding: TextJudgement | None
    waiting: TextJudgement | None


def judged(targets: Sequence[OutlineTarget], reader: Staff | None) -> Iterator[Judged]:
    """The confirmed judgements of some goals, the last of each region and year; two queries."""
    rows = TextJudgement.objects.visible_to(reader) if reader else TextJudgement.objects.all()
    rows = rows.filter(target__in=[one.pk for one in targets], state="confirmed").select_related("region")
    last = {(one.target_id, one.region_id, one.year): one for one in rows.order_by("number")}
    files = evidence_names(last.values())
    for one in last.values():
        said = Judgement(one.outcome, (*files[one.pk], *one.addresses), one.get_group_display(), one.year, one.reasons)
        yield Judged(one.target_id, one.region, one.year, said, one.get_absolute_url())


def evidence_names(rows: Iterable[TextJudgement]) -> dict[int, list[str]]:
    """The names of the files of some judgements; one query."""
    found: dict[int, list[str]] = defaultdict(list)
    keys = [str(one.pk) for one in rows]
    label = TextJudgement._meta.label_lower
    for key, name in StoredFile.objects.filter(owner_type=label, owner_id__in=keys).values_list("owner_id", "name"):
        found[int(key)].append(name)
    return found


def goals_of(outline: Outline) -> QuerySet[OutlineTarget]:
    """The text goals of an outline; what only says that a domain has no number is none."""
    return outline.targets.filter(comparator="text").exclude(code__endswith=UNQUANTIFIED)


def text_goals(outline: Outline, region: Region, year: int, reader: Staff) -> list[TextGoal]:
    """Every text goal of an outline with its judgement up to a year; two queries."""
    targets = goals_of(outline).order_by("order", "pk")
    rows = TextJudgement.objects.visible_to(reader).filter(target__outline=outline, region=region, year__lte=year)
    holding, waiting = {}, {}
    for one in rows.select_related("judged_by", "region").order_by("year", "number"):
        if one.state == "confirmed":
            holding[one.target_id] = one
        elif one.state == "proposed":
            waiting[one.target_id] = one
    return [TextGoal(one, holding.get(one.pk), waiting.get(one.pk)) for one in targets]

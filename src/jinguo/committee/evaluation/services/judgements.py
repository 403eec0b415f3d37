"""Text goals are written down, judged on evidence, and confirmed by somebody else."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Max

from jinguo.base import audit, clock, files
from jinguo.base.moves import demand, locked, move
from jinguo.committee.body.models import GroupSeat
from jinguo.committee.evaluation.models import TextJudgement
from jinguo.committee.evaluation.permissions import may_add_goal, may_judge
from jinguo.committee.outlines.models import Outline, OutlineTarget
from jinguo.org.structure.models import Region, Staff
from jinguo.rules.progress import OUTCOMES
from jinguo.rules.progress.evidence import ASKS_EVIDENCE


@transaction.atomic
def add_goal(
    outline: Outline, *, by: Staff, title: str, domain_code: str, source: str, confidence: str = ""
) -> OutlineTarget:
    """Write down a text goal of an outline (登记文字目标), with where it stands. Raises Refused, ValidationError."""
    demand(may_add_goal(by, outline), act="outlinetarget.add_goal", row=outline)
    last = outline.targets.aggregate(last=Max("order"))["last"] or 0
    row = OutlineTarget(outline=outline, title=title.strip(), domain_code=domain_code, order=last + 1)
    row.code = f"text-{outline.targets.filter(code__startswith='text-').count() + 1}"
    row.type, row.comparator, row.direction, row.year = "deliverable", "text", 0, outline.last
    row.source, row.confidence = source.strip(), confidence.strip()
    row.full_clean()
    row.save()
    audit.record("outlinetarget.add_goal", row, by=by)
    return row


@transaction.atomic
def judge(
    target: OutlineTarget,
    *,
    by: Staff,
    region: Region,
    year: int,
    outcome: str,
    reasons: str,
    links: str = "",
    papers: Iterable[File] = (),
) -> TextJudgement:
    """Judge a text goal in a region and year (判断文字目标); it holds once somebody else has confirmed it.

    An earlier judgement stays to be read. Raises Refused; ValidationError by field: no evidence for what is realised, a
    year outside the outline, an address that is none, one that waits already.
    """
    locked(target.outline)
    demand(may_judge(by, target), act="textjudgement.judge", row=target)
    papers = list(papers)
    _demand_sound(target, region, year, outcome, links, papers)
    same = TextJudgement.objects.filter(target=target, region=region, year=year)
    row = TextJudgement(target=target, region=region, year=year, outcome=outcome, links=links.strip())
    row.number = (same.aggregate(last=Max("number"))["last"] or 0) + 1
    row.reasons, row.group = reasons.strip(), _group_of(by, target)
    row.judged_by, row.judged_on = by, clock.today()
    row.full_clean()
    row.save()
    for paper in papers:
        files.keep(row, paper, by=by)
    audit.record("textjudgement.judge", row, by=by, note=row.get_outcome_display())
    return row


@transaction.atomic
def confirm(judgement: TextJudgement, *, by: Staff) -> TextJudgement:
    """Confirm a judgement of somebody else (复核通过). Raises Refused."""
    row = locked(judgement)
    return move(judgement, "confirm", by=by, checked_by=by, checked_on=clock.today(), version=row.version + 1)


@transaction.atomic
def turn_down(judgement: TextJudgement, *, by: Staff, reason: str) -> TextJudgement:
    """Do not let a judgement pass, with a reason (不通过). Raises Refused."""
    row, reason = locked(judgement), reason.strip()
    facts = {"checked_by": by, "checked_on": clock.today(), "turned_down_because": reason}
    return move(judgement, "turn_down", by=by, reason=reason, version=row.version + 1, **facts)


def _demand_sound(
    target: OutlineTarget, region: Region, year: int, outcome: str, links: str, papers: list[File]
) -> None:
    outline = target.outline
    if not outline.first <= year <= min(outline.last, clock.today().year):
        raise ValidationError({"year": f"年份要在 {outline.first}—{min(outline.last, clock.today().year)} 之间。"})
    if not any(one is not None and region.path.startswith(one.path) for one in (outline.region, outline.unit.region)):
        raise ValidationError({"region": f"{region}不在{outline}的地区里，请另选地区。"})
    for line in links.splitlines():
        _demand_address(line.strip())
    if outcome in ASKS_EVIDENCE and not papers and not links.strip():
        raise ValidationError({"papers": f"判断为{OUTCOMES[outcome]}要有佐证：上传材料，或写任务、文件的链接。"})


def _demand_address(line: str) -> None:
    """An address of this house begins with a stroke, one elsewhere names its protocol."""
    if not line or (line.startswith("/") and not line.startswith("//")):
        return
    try:
        URLValidator(schemes=["http", "https"])(line)
    except ValidationError as problem:
        said = f"“{line}”不是网址。本系统的从“/”写起，其他的从 http 写起，每行一个。"
        raise ValidationError({"links": said}) from problem


def _group_of(by: Staff, target: OutlineTarget) -> str:
    """As whom she judges: as an expert where she sits in that group and does not keep the outline."""
    seats = GroupSeat.objects.on(clock.today()).filter(staff=by, committee__region=target.outline.unit.region_id)
    groups = set(seats.values_list("group", flat=True))
    return "expert" if "expert" in groups and not may_add_goal(by, target.outline) else "office"

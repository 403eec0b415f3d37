"""Keeping a paper (依据文件) for something that was decided on paper."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models, transaction

from jinguo.base import audit, clock, files
from jinguo.base.files.models import StoredFile
from jinguo.base.moves import demand
from jinguo.base.moves.subjects import point_at
from jinguo.cycle.flows.models import Paper
from jinguo.cycle.flows.permissions import may_keep_paper
from jinguo.org.structure.models import Staff, Unit


@transaction.atomic
def keep_paper(
    subject: models.Model,
    *,
    unit: Unit,
    by: Staff | None,
    body: str,
    signer: str,
    number: str,
    day: date,
    scan: File | None,
) -> Paper:
    """Keep a paper for `subject`, with its scan where there is one; `by` is who typed it in.

    `unit` is whose paper it is: everybody of its organ may read it. Raises Refused for who does not keep the organ's
    papers; ValidationError by field for a day after today, what is missing, or a file that is not accepted.
    """
    if by is not None:
        demand(may_keep_paper(by, unit, subject), act="paper.keep", row=unit)
    if day > clock.today():
        raise ValidationError({"day": "落款日期不能晚于今天，请核对文件。"})
    paper = Paper(unit=unit, body=body.strip(), signer=signer.strip(), number=number.strip(), day=day)
    point_at(paper, subject)
    paper.typist, paper.typed_on = by, clock.today()
    paper.full_clean()
    paper.save()
    audit.record("paper.keep", paper, by=by, note=str(subject)[:200])
    if scan is not None:
        _keep_scan(paper, scan, by)
    return paper


def scans_of(papers: list[Paper]) -> dict[int, list[StoredFile]]:
    """The scans of papers by the paper's key; one query."""
    kept: dict[int, list[StoredFile]] = {paper.pk: [] for paper in papers}
    owned = {"owner_type": Paper._meta.label_lower, "owner_id__in": [str(key) for key in kept]}
    for stored in StoredFile.objects.filter(**owned):
        kept[int(stored.owner_id)].append(stored)
    return kept


def _keep_scan(paper: Paper, scan: File, by: Staff | None) -> None:
    try:
        files.keep(paper, scan, by=by)
    except ValidationError as problem:
        raise ValidationError({"scan": problem.messages}) from problem

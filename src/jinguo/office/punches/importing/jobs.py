"""Big files of punches, taken in by the worker; and files taken in from the command line."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base.jobs.models import Job
from jinguo.base.jobs.running import Progress, job, start
from jinguo.base.sheets import pending
from jinguo.base.sheets.importers import FileImporter, FileTaken
from jinguo.office.punches.importing.accounts import told
from jinguo.office.punches.importing.reading import read_lines
from jinguo.office.punches.services import take_in
from jinguo.org.structure.models import Staff, Unit

BIG = 1_000_000  # bytes, about 25,000 lines
CODE = "punches.take_in"
READ, STEPS = 1, 2


def is_big(content: bytes) -> bool:
    """Whether nobody should have to wait for it."""
    return len(content) > BIG


def in_the_background(unit: Unit, content: bytes, *, name: str, by: Staff) -> Job:
    """Let the worker take a file in; the job leads to its batch."""
    token = pending.keep(content, by.number)
    words = {"unit": unit.pk, "token": str(token), "name": name, "staff": by.pk}
    return start(CODE, f"导入打卡文件“{name}”"[:100], by=by, **words)


@job(CODE, page="punches:taken")
def take_kept(progress: Progress, *, unit: int, token: str, name: str, staff: int) -> dict[str, Any]:
    """Take a kept file in; a second time nothing is written twice. Raises ValidationError when the file is gone."""
    by = Staff.objects.get(pk=staff)
    content = pending.fetch(UUID(token), by.number)
    if content is None:
        raise ValidationError("上传的文件已过期，请重新导入。")
    progress(0, STEPS, "读取文件")
    lines = list(read_lines(content))
    progress(READ, STEPS, f"写入 {len(lines)} 行")
    digest = sha256(content).hexdigest()
    taken = take_in(Unit.objects.get(pk=unit), lines, by=by, name=name, sha256=digest)
    pending.drop(UUID(token), by.number)
    progress(STEPS, STEPS, "")
    return {"batch": taken.batch.pk}


class PunchFiles(FileImporter):
    """`jinguo import punches`: a file of the organ at the top, whichever program wrote it."""

    kind = "punches"

    def take(self, content: bytes, *, name: str, write: bool) -> FileTaken:
        """Take it in; tried only, everything is undone again."""
        unit = Unit.objects.filter(parent=None).order_by("pk").first()
        if unit is None:
            raise ValidationError("还没有单位，请先完成首次设置。")
        with transaction.atomic():
            digest = sha256(content).hexdigest()
            taken = take_in(unit, read_lines(content), by=None, name=name[:120], sha256=digest)
            transaction.set_rollback(not write)
        rows = sum(taken.counts.values())
        return FileTaken(rows, told(taken.counts, taken.lines_of), taken.batch.pk if write else None)

"""What a notice and a circular have in common: words and a table that are frozen once they are out."""

from typing import Any, cast

from django.core.validators import MaxLengthValidator
from django.db import models

from jinguo.base.moves.versions import Versioned
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.roles import WORK
from jinguo.org.structure.scope import Scope, ScopedModel

LONGEST = 10_000  # characters of a text


class Published(Versioned, ScopedModel):
    """Words and a table of a unit; `digest` is kept when they go out, after which they are never changed.

    What it is about is named by `subject_type` and `subject_id`, as a higher room gave it.
    """

    domain = WORK
    scope = Scope(unit="unit", region="unit__region", at_least="unit")

    title = models.CharField("标题", max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, "+", verbose_name="发布单位")
    body = models.TextField("正文", validators=[MaxLengthValidator(LONGEST)])
    table: Any = models.JSONField("表格", default=dict, blank=True)
    subject_type = models.CharField("事由类型", max_length=100, blank=True, editable=False)
    subject_id = models.CharField("事由编号", max_length=40, blank=True, editable=False)
    drafted_by = models.ForeignKey(
        Staff, models.PROTECT, "+", verbose_name="起草人", null=True, blank=True, editable=False
    )
    digest = models.CharField("内容校验值", max_length=64, blank=True, editable=False)
    withdrawn_because = models.CharField("撤回理由", max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def snapshot(self) -> Snapshot:
        """Its table."""
        return Snapshot.restored(self.table)

    @property
    def paragraphs(self) -> list[str]:
        """The text by paragraph."""
        return [line.strip() for line in self.body.splitlines() if line.strip()]

    @property
    def office(self) -> str:
        """The unit as strangers know it: a department with the name of its organ; ask for `unit__parent` beforehand."""
        above = cast(Unit | None, self.unit.parent)
        return f"{above.name}{self.unit.name}" if self.unit.is_part and above else self.unit.name

    def makers(self) -> list[Staff]:
        """Who is told what became of it: whoever drafted it."""
        return [self.drafted_by] if self.drafted_by else []

"""What a unit reports in a round: its return and the cells of it."""

from datetime import date

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from jinguo.base import clock
from jinguo.base.moves.versions import Versioned
from jinguo.committee.body.permissions import keepers_of
from jinguo.committee.collection.flow import FILLABLE, RETURN
from jinguo.committee.collection.models.rounds import CollectionRound
from jinguo.committee.collection.people import checkers_of, reporters_of
from jinguo.committee.collection.scope import ReturnScope
from jinguo.committee.outlines.models import Indicator
from jinguo.committee.outlines.models.indicators import group_choices
from jinguo.org.structure.models import Region, Staff, Unit
from jinguo.org.structure.roles import COMMITTEE
from jinguo.org.structure.scope import ScopedModel, ScopedQuerySet
from jinguo.rules.collecting import PARTS, Entry, Standing, standing
from jinguo.rules.outlines import indicators
from jinguo.rules.outlines.indicators import Indicator as IndicatorRule

ENDS_OF_CELL = ["indicator__order", "indicator__code", "region__code", "pk"]


class ReturnQuerySet(ScopedQuerySet):
    """Returns with how far each has come."""

    def counted(self) -> "ReturnQuerySet":
        """With `owed` and `filled`: how many cells it has, and how many hold something."""
        return self.annotate(owed=Count("cells"), filled=Count("cells", filter=~Q(cells__text="")))

    def fillable(self) -> "ReturnQuerySet":
        """Those that are still to be handed in."""
        return self.filter(state__in=FILLABLE, round__state__in=("open", "in_review"))


class Return(Versioned, ScopedModel):
    """A unit's return in a round (填报表); its own head sees it through, then the committee's office."""

    domain = COMMITTEE
    scope = ReturnScope(unit="unit", committee="round__committee")
    workflow = RETURN

    round = models.ForeignKey(CollectionRound, models.PROTECT, "returns", verbose_name="数据采集")
    unit = models.ForeignKey(Unit, models.PROTECT, "collection_returns", verbose_name="填报单位")
    due = models.DateField("截止日", db_index=True)
    state = models.CharField("状态", max_length=10, choices=RETURN.states, default=RETURN.start, editable=False)
    first_submitted_on = models.DateField("首次提交日", null=True, blank=True, editable=False)
    submitted_on = models.DateField("提交日", null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="提交人", null=True, editable=False)
    checked_on = models.DateField("单位审核日", null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="单位审核人", null=True, editable=False)
    accepted_on = models.DateField("审核日", null=True, blank=True, editable=False)
    accepted_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="审核人", null=True, editable=False)
    note = models.CharField("审核意见", max_length=300, blank=True, editable=False)

    objects = ReturnQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = verbose_name_plural = "填报表"
        ordering = ["round", "unit__order", "unit__code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="collection_return_once_a_round"),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "returned")) | Q(submitted_on__isnull=False),
                name="collection_return_submitted_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_on__isnull=False),
                name="collection_return_accepted_has_its_day",
            ),
            models.CheckConstraint(condition=~Q(state="returned", note=""), name="collection_return_returned_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.unit.label}　{self.round}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("collection:return", args=[self.pk])

    @property
    def is_fillable(self) -> bool:
        """Whether its cells may be changed."""
        return self.state in FILLABLE and self.round.takes_returns

    def standing_on(self, today: date) -> Standing:
        """How it stands; asked of a row of `counted`."""
        return standing(
            self.state,
            owed=self.owed,  # type: ignore[attr-defined]
            filled=self.filled,  # type: ignore[attr-defined]
            due=self.due,
            today=today,
            first_submitted=self.first_submitted_on,
            note=self.note,
            is_closed=self.round.is_shut,
        )

    @property
    def standing(self) -> Standing:
        """How it stands today; asked of a row of `counted`."""
        return self.standing_on(clock.today())

    def reporters(self) -> list[Staff]:
        """Who answers for it in the unit."""
        return reporters_of({self.unit_id: self.unit.organ_path}).all()

    def checkers(self) -> list[Staff]:
        """Who sees it through in the unit, never who submitted it; who submitted it where there is nobody else."""
        return checkers_of(self)

    def reviewers(self) -> list[Staff]:
        """The committee's office."""
        return keepers_of(self.round.committee)


class Cell(ScopedModel):
    """One cell of a return: a value of an indicator, or one of the two counts that make it.

    `text` is what was typed, as it was typed; `comment` explains it and stands for the text that it was written for
    (`comment_on`), so that an explanation never covers a later value. `version` counts changes: a newer one is never
    overwritten by who has not seen it.
    """

    domain = COMMITTEE
    scope = ReturnScope(unit="sheet__unit", committee="sheet__round__committee")

    sheet = models.ForeignKey(Return, models.CASCADE, "cells", verbose_name="填报表")
    indicator = models.ForeignKey(Indicator, models.PROTECT, "+", verbose_name="指标")
    region = models.ForeignKey(Region, models.PROTECT, "+", verbose_name="地区")
    disaggregation = models.CharField("分组", max_length=10, choices=group_choices, default="total")
    period = models.CharField("期间", max_length=10)
    part = models.CharField("填报项", max_length=10, choices=PARTS, default="value")
    text = models.CharField("填报内容", max_length=40, blank=True)
    comment = models.CharField("说明", max_length=300, blank=True)
    comment_on = models.CharField("说明所指", max_length=40, blank=True, editable=False)
    version = models.PositiveIntegerField("版本", default=0, editable=False)
    changed_by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="修改人", null=True, editable=False)
    changed_at = models.DateTimeField("修改时间", null=True, editable=False)

    machine_made = ("changed_at",)

    class Meta:
        verbose_name = verbose_name_plural = "填报单元格"
        ordering = ["sheet", *ENDS_OF_CELL]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "indicator", "region", "disaggregation", "period", "part"],
                name="collection_cell_once_a_return",
            ),
        ]

    def __str__(self) -> str:
        group = "" if self.disaggregation == "total" else f"（{self.get_disaggregation_display()}）"
        part = "" if self.part == "value" else self.get_part_display()
        return f"{self.region} {self.indicator}{group}{part}"

    @property
    def is_explained(self) -> bool:
        """Whether the comment was written for what stands here now."""
        return bool(self.comment) and self.comment_on == self.text

    def entry(self, whole: int | None, instead: str | None = None) -> Entry:
        """The cell as the checks see it, or as it were with another text.

        `whole` is the region of which the others are parts.
        """
        return Entry(
            key=str(self.pk),
            indicator=_rule_of(self.indicator),
            year=int(self.period[:4]),
            text=self.text if instead is None else instead,
            place=str(self.region_id),
            named=str(self.region),
            group=self.disaggregation,
            part=self.part,
            is_explained=self.is_explained,
            is_whole=self.region_id == whole,
        )


class CellChange(ScopedModel):
    """What stood in a cell before a change (填报改动), so that it can be shown and an import be taken back.

    `version` is the one that the change led to.
    """

    domain = COMMITTEE
    scope = ReturnScope(unit="cell__sheet__unit", committee="cell__sheet__round__committee")

    cell = models.ForeignKey(Cell, models.CASCADE, "changes", verbose_name="单元格")
    version = models.PositiveIntegerField("改成的版本")
    old_text = models.CharField("改前内容", max_length=40, blank=True)
    old_comment = models.CharField("改前说明", max_length=300, blank=True)
    old_comment_on = models.CharField("改前说明所指", max_length=40, blank=True)
    by = models.ForeignKey(Staff, models.PROTECT, "+", verbose_name="修改人")
    at = models.DateTimeField("修改时间")

    machine_made = ("at",)

    class Meta:
        verbose_name = verbose_name_plural = "填报改动"
        ordering = ["cell", "version"]
        constraints = [
            models.UniqueConstraint(fields=["cell", "version"], name="collection_change_once_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.cell} 第 {self.version} 版"


def _rule_of(indicator: Indicator) -> IndicatorRule:
    """The definition as the rules read it: the catalogue's own, which a cell of many shares."""
    return indicators().get(indicator.code) or indicator.as_rule

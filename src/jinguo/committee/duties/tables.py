"""The register of policy papers: its columns, what it is narrowed by, and as a sheet."""

from collections.abc import Iterable, Iterator

import django_filters
import django_tables2
from django.db.models import Q, QuerySet

from jinguo.base.sheets.columns import Column, Row, Sheet
from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import CardGrid, DayColumn, NumberColumn
from jinguo.committee.duties.models import PolicyPaper
from jinguo.committee.duties.models.policies import KINDS
from jinguo.committee.outlines.models import OutlineTarget
from jinguo.org.structure.models import Unit

WHOLE_WIDTH = {"td": {"class": "bar-cell"}}  # of a card
STANDS = {"valid": "现行有效", "over": "已失效"}


class PolicyGrid(CardGrid):
    """Policy papers; rows are cards on a phone."""

    nothing = "还没有备案的政策文件。点“备案文件”，把成员单位为实施纲要制定的文件登记进来。"

    title = django_tables2.Column("文件", linkify=True, attrs=WHOLE_WIDTH)
    number = django_tables2.Column("文号", orderable=False, attrs={"td": {"class": "nowrap"}})
    unit = django_tables2.Column("制定单位", order_by="unit__order", attrs={"td": {"class": "nowrap"}})
    kind = django_tables2.Column("种类", orderable=False, attrs={"td": {"class": "nowrap"}})
    issued_on = DayColumn("印发日")
    valid_to = DayColumn("失效日", default="有效")
    size = NumberColumn("服务目标")


class PolicyConditions(Conditions):
    """What the register is narrowed by."""

    q = django_filters.CharFilter(label="标题或文号", method="on_words")
    unit = django_filters.ModelChoiceFilter(
        label="单位", queryset=Unit.objects.filter(policies__isnull=False).distinct()
    )
    kind = django_filters.ChoiceFilter(label="种类", choices=list(KINDS.items()))
    stands = django_filters.ChoiceFilter(label="效力", choices=list(STANDS.items()), method="on_standing")
    target = django_filters.ModelChoiceFilter(
        label="纲要目标", queryset=OutlineTarget.objects.filter(policies__isnull=False).distinct(), field_name="targets"
    )

    def on_words(self, rows: QuerySet, _name: str, text: str) -> QuerySet:
        """By title or number."""
        return rows.filter(Q(title__contains=text) | Q(number__contains=text))

    def on_standing(self, rows: QuerySet, _name: str, code: str) -> QuerySet:
        """Those that hold, or those that hold no longer."""
        return rows.filter(valid_to=None) if code == "valid" else rows.exclude(valid_to=None)


SHEET = Sheet(
    "policies",
    "政策文件备案",
    (
        Column("title", "文件标题", width=40),
        Column("number", "文号"),
        Column("unit", "制定单位"),
        Column("kind", "种类"),
        Column("issued_on", "印发日", "date"),
        Column("valid_from", "施行日", "date"),
        Column("valid_to", "失效日", "date"),
        Column("replaced_by", "代替它的文件"),
        Column("targets", "服务的纲要目标"),
        Column("filed_on", "备案日", "date"),
        Column("note", "说明"),
    ),
)


def sheet_rows(papers: Iterable[PolicyPaper]) -> Iterator[Row]:
    """The papers as rows; they come with unit, successor and targets."""
    for one in papers:
        yield {
            "title": one.title,
            "number": one.number,
            "unit": one.unit.name,
            "kind": one.get_kind_display(),
            "issued_on": one.issued_on,
            "valid_from": one.valid_from,
            "valid_to": one.valid_to,
            "replaced_by": one.replaced_by.number if one.replaced_by else "",
            "targets": "、".join(target.title for target in one.targets.all()),
            "filed_on": one.filed_on,
            "note": one.note,
        }

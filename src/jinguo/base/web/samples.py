"""Invented data for the gallery, one value for each component."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import django_filters
import django_tables2
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse

from jinguo.base.web.charts import dressed, theme
from jinguo.base.web.components import Event, Figure, Light, Stage
from jinguo.base.web.filters import Conditions
from jinguo.base.web.forms import DayInput
from jinguo.base.web.listing import ChosenCondition, Listing
from jinguo.base.web.sample_cells import sample_grid
from jinguo.base.web.tables import DayColumn, Grid, LightColumn, MoneyColumn
from jinguo.rules.verdict import no

PROJECTS = [("spring_bud", "春蕾计划"), ("mothers", "贫困母亲")]
RECEIPTS = {"已开": "ok", "待开": "near", "票号重复": "bad"}
DONATIONS = [
    {"donor": "市女企业家联谊会", "day": date(2026, 5, 30), "amount": Decimal(320_000), "receipt": "已开"},
    {"donor": "市妇联干部职工", "day": date(2026, 5, 28), "amount": Decimal(12_350), "receipt": "待开"},
    {"donor": "爱心人士（不公开）", "day": date(2026, 5, 28), "amount": Decimal(5_000), "receipt": "票号重复"},
]


class DonationGrid(Grid):
    """The gallery's table."""

    donor = django_tables2.Column("捐赠人", footer="本页　3 笔")
    day = DayColumn(verbose_name="日期")
    amount = MoneyColumn(verbose_name="金额（元）", footer="337,350.00")
    receipt = LightColumn(verbose_name="票据", tone=RECEIPTS.__getitem__, orderable=False)


class DonationConditions(Conditions):
    """The gallery's conditions; they stand before no real rows."""

    donor = django_filters.CharFilter(label="捐赠人", method="unchanged")
    project = django_filters.ChoiceFilter(label="项目", choices=PROJECTS, method="unchanged")
    day_from = django_filters.DateFilter(label="起始日", widget=DayInput, method="unchanged")
    day_to = django_filters.DateFilter(label="截止日", widget=DayInput, method="unchanged")
    receipt = django_filters.CharFilter(label="票号", method="unchanged")

    def unchanged(self, rows: Any, _name: str, _value: Any) -> Any:
        """Leave the rows alone."""
        return rows


class LeaveForm(forms.Form):
    """The gallery's form."""

    units = {"count": "天"}
    who = forms.CharField(label="请假人")
    kind = forms.ChoiceField(label="假别", choices=[("annual", "年休假"), ("sick", "病假")])
    first_day = forms.DateField(label="起始日", widget=DayInput)
    count = forms.DecimalField(label="天数", required=False, help_text="以半天为单位，年休假还剩 6.5 天。")
    half = forms.ChoiceField(
        label="起止", choices=[("all", "全天"), ("am", "上午"), ("pm", "下午")], widget=forms.RadioSelect
    )
    reason = forms.CharField(label="事由", widget=forms.Textarea(attrs={"rows": 2}), required=False)
    paper = forms.FileField(label="佐证材料", required=False)
    deputy = forms.BooleanField(label="由王碧霞代签，本人不审批自己的请假", required=False)

    def clean_first_day(self) -> date:
        """Refuse, so that the gallery shows an error."""
        raise forms.ValidationError("6月6日 端午节放假，请从 6月7日 起。")


FIGURES = [
    Figure("绩效目标", "42", "项", "#", Light("ok", "正常 29")),
    Figure("进度滞后", "8", "项", "#", Light("near", "较上周多 1")),
    Figure("逾期", "3", "件", "#", Light("bad", "最长 4 天")),
    Figure("基期值（2020年）", "30.2", remark="市卫生健康委年报"),
]
EVENTS = [
    Event(datetime(2026, 5, 5, 9, 10), "林秀芬", "首问登记", "收材料 3 份，开具回执。", "ok", "当场"),  # noqa: DTZ001
    Event(datetime(2026, 5, 12, 11, 20), "陈丽娟", "转送惠安县妇联", "5 个工作日内可提异议。", "doing"),  # noqa: DTZ001
    Event(datetime(2026, 6, 1, 9, 0), "系统", "催办", tone="near"),  # noqa: DTZ001
    Event("7月11日前", "", "出具答复意见书，办结", is_next=True),
]
STAGES = [
    Stage("报送", "done", "5月6日 市卫生健康委"),
    Stage("核对", "done", "5月12日 监测统计组"),
    Stage("审核", "here", "妇儿工委办"),
    Stage("评估", "ahead", "专家评估组"),
    Stage("通报", "ahead", "7月"),
]
STEPS = [
    "5月10日 受理，当日不计，从 5月11日 起算第 1 日。",
    "按自然日算 60 日，周末和端午节假期照算，到 7月9日。",
    "7月9日 是星期六，顺延到下一工作日 7月11日。",
]


def everything(request: HttpRequest) -> dict[str, Any]:
    """What the gallery draws."""
    form = LeaveForm({"who": "吴佩玲", "kind": "annual", "first_day": "2026-06-06", "count": "2.0", "half": "all"})
    return {
        "figures": FIGURES,
        "events": EVENTS,
        "stages": STAGES,
        "steps": STEPS,
        "chart_url": reverse("web:gallery_chart"),
        "form": form,
        "cells": sample_grid(),
        "refused": no("市直党工委尚未审核，应于 4月13日 前反馈；目标 3.1 第二季度少 2.0 万元，未说明"),
        "short_refusal": no("市直党工委尚未审核"),
        "listing": _listing(request),
    }


def chart() -> dict[str, Any]:
    """A specification in the look, whose bars open an address."""
    rows = [{"部室": name, "完成率": share, "url": "#"} for name, share in (("发展部", 38.4), ("权益部", 45.0))]
    return dressed(
        {
            "data": {"values": rows},
            "height": 120,
            "width": "container",
            "mark": {"type": "bar", "tooltip": True, "color": theme()["range"]["category"][2]},
            "encoding": {
                "x": {"field": "完成率", "type": "quantitative", "scale": {"domain": [0, 100]}},
                "y": {"field": "部室", "type": "nominal", "sort": None, "title": None},
            },
        }
    )


def _listing(request: HttpRequest) -> Listing:
    table = DonationGrid(DONATIONS, request=request)
    table.paginate(per_page=3)
    conditions = DonationConditions({"project": "spring_bud"}, queryset=ContentType.objects.none())
    return Listing("samples", table, conditions, [ChosenCondition("项目：春蕾计划", "?")])

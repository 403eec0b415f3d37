"""A small report: one section with one figure, the trees planted."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from jinguo.org.structure.tests.factories import UnitFactory
from jinguo.reports import models


class ReportFactory(DjangoModelFactory):
    """A work report without sections."""

    class Meta:
        model = models.Report

    code = "work-report"
    unit = factory.SubFactory(UnitFactory)
    period = "2026"
    as_of = date(2026, 6, 3)
    title = "着力提高服务妇女水平"
    subtitle = "——工作情况汇报"


class ReportSectionFactory(DjangoModelFactory):
    """A section that says the figure `植树`."""

    class Meta:
        model = models.ReportSection

    report = factory.SubFactory(ReportFactory)
    order = factory.Sequence(lambda n: n + 1)
    heading = "参与社会管理"
    text = "植树节种植名贵树种{植树}株。做好日常工作。"


class ReportBindingFactory(DjangoModelFactory):
    """`植树`: the trees planted."""

    class Meta:
        model = models.ReportBinding

    report = factory.SubFactory(ReportFactory)
    name = "植树"
    measure = "trees.planted"
    say = "exact"


class ReportVersionFactory(DjangoModelFactory):
    """The first version, empty."""

    class Meta:
        model = models.ReportVersion

    report = factory.SubFactory(ReportFactory)
    number = 1
    sent_to = "市效能办"
    sent_on = date(2026, 6, 3)
    text = factory.LazyFunction(
        lambda: {"title": "汇报", "subtitle": "", "organ": "市妇联", "day": "2026-06-03", "lines": []}
    )
    figures = factory.LazyFunction(list)
    digest = "0" * 64


def report_on_trees(**fields: object) -> models.Report:
    """A report with one section that says how many trees were planted."""
    report = ReportFactory(**fields)
    ReportSectionFactory(report=report, order=1)
    ReportBindingFactory(report=report)
    return report

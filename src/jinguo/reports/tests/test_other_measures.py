"""A report can bind what meetings, tasks, inspections and questionnaires tell, not only what books hold."""

from datetime import date

import pytest

from jinguo.cycle.bookkeeping.measures import all_measures
from jinguo.cycle.tasks.tests.factories import TaskFactory
from jinguo.reports.answers import ask
from jinguo.reports.composing import compose
from jinguo.reports.models import Report
from jinguo.reports.tests.factories import report_on_trees

MARCH = date(2026, 3, 20)


@pytest.fixture
def tasks(city):
    """Three tasks of the city, of which one was called off, two with the same title."""
    facts = {"unit": city, "title": "季度小结", "due": MARCH}
    kept = [TaskFactory(**facts), TaskFactory(**facts)]
    TaskFactory(**facts, state="cancelled")
    return kept


def composed(report):
    found = Report.objects.get(pk=report.pk)
    return compose(found.outline, found.question)


def test_a_sentence_says_how_many_tasks_there_were_and_names_each(city, tasks):
    report = report_on_trees(unit=city)
    report.bindings.update(measure="tasks.assigned")

    composition = composed(report)

    assert "种植名贵树种2株" in composition.lines[1].text
    assert composition.figures[0].entries == tuple(f"任务{task.pk} 季度小结" for task in tasks)


def test_the_titles_and_the_newest_month_of_tasks_can_be_said(city, tasks):
    report = report_on_trees(unit=city)
    for say, words in (("titles", "《季度小结》"), ("last_month", "3月份")):
        report.bindings.update(measure="tasks.assigned", say=say)

        assert composed(report).figures[0].words.startswith(words)


def test_every_measure_of_the_house_can_be_asked_for_a_report(city):
    question = Report.objects.get(pk=report_on_trees(unit=city).pk).question
    codes = list(all_measures())

    assert list(ask(codes, question)) == codes
    assert len(codes) > 20

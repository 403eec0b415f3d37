"""Long work tells how far it has come and how it ended."""

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.jobs import running
from jinguo.base.jobs.models import Job
from jinguo.base.jobs.tests.factories import JobFactory


@running.job("test.count")
def count(progress, upto=3):
    for done in range(1, upto + 1):
        progress(done, upto, f"第 {done} 个")
    return {"counted": upto}


@running.job("test.refuse")
def refuse(progress):
    raise ValidationError("第 3 行没有日期，请补上。")


@running.job("test.break")
def break_off(progress):
    raise RuntimeError("secret detail")


def test_a_job_ends_with_its_result_and_its_last_word(db):
    row = running.do(JobFactory(words={"upto": 2}))

    row.refresh_from_db()
    assert (row.state, row.done, row.total, row.message) == ("done", 2, 2, "第 2 个")
    assert row.result == {"counted": 2}


def test_a_refused_job_tells_why(db):
    row = running.do(JobFactory(code="test.refuse"))

    assert (row.state, row.message) == ("failed", "第 3 行没有日期，请补上。")


def test_a_broken_job_tells_nothing_of_its_inside(db):
    row = running.do(JobFactory(code="test.break"))

    assert row.state == "failed"
    assert "secret" not in row.message


def test_a_started_job_waits_for_the_worker_and_is_done_by_it(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        row = running.start("test.count", "数数", by=None, upto=1)

    running.run_in_worker.call(row.pk)

    assert Job.objects.get(pk=row.pk).state == "done"


def test_a_job_that_is_over_is_not_done_again(db):
    row = JobFactory(state="done", message="好了")

    running.run_in_worker.call(row.pk)

    row.refresh_from_db()
    assert row.message == "好了"


def test_unknown_work_is_not_started(db):
    with pytest.raises(KeyError):
        running.start("test.unknown", "?", by=None)

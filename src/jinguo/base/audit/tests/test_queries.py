from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from jinguo.base import audit
from jinguo.base.audit import queries


@pytest.fixture
def case(db):
    return ContentType.objects.create(app_label="cases", model="case")


def acts(rows):
    return [row.act for row in rows]


def test_the_history_of_one_row_leaves_out_other_rows(case, lin):
    audit.record("case.open", case, by=lin)
    audit.record("case.open", ContentType.objects.exclude(pk=case.pk).first(), by=lin)
    audit.record("case.close", case, by=lin)

    assert acts(queries.of_object(case)) == ["case.close", "case.open"]


def test_who_saw_a_case_counts_looks_that_succeeded_since_the_moment(case, lin, chen):
    audit.record("case.view", case, by=lin)
    since = timezone.now()
    audit.record("case.reveal", case, by=chen)
    audit.record("case.view", case, by=chen)
    audit.record("case.edit", case, by=lin)
    audit.record("case.view", case, by=lin, ok=False)

    (seer,) = queries.seers_of(case, since)
    assert (seer["actor_name"], seer["times"]) == ("陈丽红", 2)
    assert len(queries.seers_of(case, since - timedelta(minutes=1))) == 2

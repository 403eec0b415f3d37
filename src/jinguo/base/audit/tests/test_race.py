"""Many writers at once, on a real file or server."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections, transaction

from jinguo.base import audit
from jinguo.base.audit.models import AuditRow

THREADS, ACTS = 8, 25


def act_often(person):
    try:
        for n in range(ACTS):
            with transaction.atomic():
                audit.record("race.act", by=person, changes={"n": (n, n + 1)})
    finally:
        connections.close_all()


def test_eight_writers_leave_one_chain_without_gaps(transactional_db, lin):
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(act_often, [lin] * THREADS))

    assert list(AuditRow.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 201))
    assert audit.verify(audit.head()) == []

"""Verifying the trail, within the request or, where it is long, as a job."""

from typing import Any

from django.db import transaction

from jinguo.base import audit
from jinguo.base.audit.models import AuditRow
from jinguo.base.audit.verification import length, parse_head, verify
from jinguo.base.jobs import running
from jinguo.base.jobs.models import Job
from jinguo.base.moves import demand
from jinguo.org.access.permissions import may_read_trail
from jinguo.org.structure.models import Staff

AT_ONCE = 20_000  # rows that a reader waits for; following more is left to the worker
CODE = "trail.verify"


def is_long() -> bool:
    """Whether verifying the trail is too much for one request."""
    return length() > AT_ONCE


def last_job(by: Staff) -> Job | None:
    """The verification that the worker did last, or is doing, for this person."""
    return Job.objects.filter(code=CODE, by_number=by.number).first()


def verify_trail(*, by: Staff, head: str = "", progress: running.Progress = lambda *_: None) -> dict[str, Any]:
    """Follow the whole chain, against a head kept outside where one is given; puts on the trail that it was done.

    What was found, as JSON: `problems` as (number, words), `count` and `head` of the trail, whether one was `given`.
    Raises ValueError for a head that is not written as "number:mac".
    """
    demand(may_read_trail(by))
    problems = verify(head or None, progress)
    with transaction.atomic():
        audit.record("trail.verify", None, by=by, ok=not problems, label=f"{len(problems)} 处问题")
    found = [(problem.number, problem.text) for problem in problems]
    return {"problems": found, "count": AuditRow.objects.count(), "head": audit.head(), "given": bool(head)}


def start_verifying(*, by: Staff, head: str = "") -> Job:
    """Let the worker do the same. Raises ValueError at once for a head that is not written as it should be."""
    demand(may_read_trail(by))
    if head:
        parse_head(head)
    return running.start(CODE, "校验全部操作记录", by=by, number=by.number, head=head)


@running.job(CODE, page="access:trail_verified")
def _verify_in_worker(progress: running.Progress, number: str, head: str) -> dict[str, Any]:
    return verify_trail(by=Staff.objects.get(number=number), head=head, progress=progress)

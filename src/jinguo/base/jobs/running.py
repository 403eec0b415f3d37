"""Starting long work, doing it in the worker, telling how far it has come."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from jinguo.base import audit
from jinguo.base.audit.trail import Actor
from jinguo.base.jobs.models import Job

Progress = Callable[[int, int, str], None]
Work = Callable[..., Any]

_known: dict[str, Work] = {}
_pages: dict[str, str] = {}
log = logging.getLogger(__name__)


def job(code: str, page: str = "") -> Callable[[Work], Work]:
    """Make a function known as long work; it is called as `work(progress, **words)` and its result is kept as JSON.

    `page` names the address, with the job's `pk`, where whoever began it reads the result.
    """

    def keep(work: Work) -> Work:
        _known[code], _pages[code] = work, page
        return work

    return keep


def page_of(row: Job) -> str:
    """The address of the result of a job that is done; empty while it is not, or when it has no page."""
    page = _pages.get(row.code, "") if row.state == "done" else ""
    return reverse(page, args=[row.pk]) if page else ""


@transaction.atomic
def start(code: str, title: str, *, by: Actor | None, **words: Any) -> Job:
    """Put work into the queue; `words` must be JSON. Raises KeyError for work that nobody made known."""
    _known[code]
    row = Job.objects.create(code=code, title=title, words=words, by_number=by.number if by else "")
    audit.record("job.start", row, by=by)
    transaction.on_commit(lambda: run_in_worker.enqueue(row.pk))
    return row


@task()
def run_in_worker(number: int) -> None:
    """What the worker does with a queued job; one that was begun before and cut off by a crash is begun again."""
    row = Job.objects.get(pk=number)
    if not row.is_over:
        do(row)


def do(row: Job) -> Job:
    """Do a job here and now, and keep how it ended; what breaks it off is told in Chinese, the rest goes to the log."""
    _note(row, state="running")
    try:
        result = _known[row.code](progress_of(row), **row.words)
    except (ValidationError, PermissionDenied) as refusal:
        return _end(row, "failed", message="；".join(getattr(refusal, "messages", None) or [str(refusal)])[:300])
    except Exception:
        log.exception("job %s broke off", row.pk)
        return _end(row, "failed", message="系统出了问题，工作没有做完。请把任务编号告诉系统管理员。")
    return _end(row, "done", result=result)


def progress_of(row: Job) -> Progress:
    """How the work tells its progress: done, of how many, and a word about what it is at."""

    def tell(done: int, total: int, message: str = "") -> None:
        _note(row, done=done, total=total, message=message[:300])

    return tell


def _note(row: Job, **facts: Any) -> None:
    Job.objects.filter(pk=row.pk).update(**facts)
    row.__dict__.update(facts)


def _end(row: Job, state: str, **facts: Any) -> Job:
    _note(row, state=state, ended=timezone.now(), **facts)
    return row

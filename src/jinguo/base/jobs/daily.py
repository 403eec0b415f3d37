"""What has to be done every day, whoever is at work: each duty once a day, by the machine's own date.

`jinguo serve` looks every hour; an office that serves otherwise has `jinguo tick` called by cron, systemd or the
Windows Task Scheduler. A duty that breaks off is told to the log and tried again at the next look. What has to be done
at every look, such as telling people outside that something waits, keeps no note of its own.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from jinguo.base.jobs.models import DailyRun

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty by its code and Chinese title; `act` says in Chinese what it did."""

    code: str
    title: str
    act: Callable[[], str]


_duties: dict[str, Duty] = {}
_at_every_look: dict[str, Callable[[], str]] = {}


def every_day(code: str, title: str, act: Callable[[], str]) -> None:
    """Let a duty be done every day, from an app's `ready()`."""
    _duties[code] = Duty(code, title, act)


def every_look(code: str, act: Callable[[], str]) -> None:
    """Let something be done at every look, from an app's `ready()`; `act` says in Chinese what it did, or nothing."""
    _at_every_look[code] = act


def look() -> list[str]:
    """Do what is done at every look and return what was said; one that breaks off is told to the log."""
    return [said for code, act in _at_every_look.items() if (said := _said(code, act))]


def do_due() -> list[DailyRun]:
    """Do what today has not seen yet; each duty stands with its note or not at all."""
    today = timezone.localdate()
    seen = set(DailyRun.objects.filter(day=today).values_list("code", flat=True))
    runs = (_do(duty) for code, duty in _duties.items() if code not in seen)
    return [run for run in runs if run]


def _do(duty: Duty) -> DailyRun | None:
    try:
        with transaction.atomic():
            run = DailyRun.objects.create(code=duty.code, title=duty.title, day=timezone.localdate())
            run.said = duty.act()[:300]
            run.save(update_fields=["said"])
            return run
    except Exception:
        log.exception("duty %s broke off", duty.code)
        return None


def _said(code: str, act: Callable[[], str]) -> str:
    try:
        return act()
    except Exception:
        log.exception("%s broke off", code)
        return ""

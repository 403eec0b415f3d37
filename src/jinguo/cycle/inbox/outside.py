"""Telling people outside the product that something waits: by mail and by a chat robot, both off unless set up.

Only numbers and kinds go out, never a title or a name, and only at office time. Whatever goes wrong outside is told to
the log and tried again at the next look.
"""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from jinguo.base import clock
from jinguo.cycle.inbox import robot
from jinguo.cycle.inbox.kinds import KINDS
from jinguo.cycle.inbox.models import MailAddress, Message
from jinguo.cycle.inbox.models.messages import MessageQuerySet
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.reminders import is_office_time

FRESH = timedelta(days=3)  # older ones wait in the inbox: a channel that is switched on does not empty the past
MAIL_FAILURES = (SMTPException, OSError)
log = logging.getLogger(__name__)


def tell_outside() -> str:
    """Send what the channels that are set up have not sent yet, and say how much; nothing outside office time."""
    channels = [act for is_on, act in ((settings.MAIL_URL, by_mail), (settings.ROBOT_URL, by_robot)) if is_on]
    if not channels or not is_office_time(timezone.localtime(), work_calendar()):
        return ""
    return "，".join(said for act in channels if (said := act()))


def by_mail() -> str:
    """One mail to each person who has given an address and has news."""
    waiting = _waiting("mailed_at").filter(staff__mail_address__isnull=False)
    news: dict[int, list[Message]] = defaultdict(list)
    for message in waiting.only("staff_id", "kind"):
        news[message.staff_id].append(message)
    try:
        told = _mailed(news) if news else []
    except MAIL_FAILURES:
        log.exception("the mail server cannot be reached")
        return ""
    _note([message for staff in told for message in news[staff]], "mailed_at")
    return f"发出邮件 {len(told)} 封" if told else ""


def by_robot() -> str:
    """One line for the group, about everybody's news together."""
    news = list(_waiting("posted_at").only("kind"))
    if not news:
        return ""
    try:
        robot.post(settings.ROBOT_URL, f"巾帼系统有 {len(news)} 条新消息（{_kinds(news)}），请登录查看。")
    except robot.FAILURES:
        log.exception("the chat robot did not take it")
        return ""
    _note(news, "posted_at")
    return f"群机器人已告知 {len(news)} 条"


def _waiting(channel: str) -> MessageQuerySet:
    """The unread messages of the last days that a channel has not told yet, of people who still work here."""
    fresh = {"day__gt": clock.today() - FRESH, "staff__is_active": True, channel: None}
    return Message.objects.unread().filter(**fresh)


def _note(messages: Iterable[Message], channel: str) -> None:
    Message.objects.filter(pk__in=[one.pk for one in messages]).update(**{channel: timezone.now()})


def _mailed(news: dict[int, list[Message]]) -> list[int]:
    """The people whose mail the server took; raises where there is no server."""
    with get_connection() as connection:
        addresses = MailAddress.objects.filter(staff__in=news)
        return [one.staff_id for one in addresses if _is_taken(one.address, news[one.staff_id], connection)]


def _is_taken(address: str, news: list[Message], connection: Any) -> bool:
    subject = f"您在巾帼系统有 {len(news)} 条新消息"
    mail = EmailMessage(subject, f"{subject}：{_kinds(news)}。请登录查看。", to=[address], connection=connection)
    try:
        return mail.send() == 1
    except MAIL_FAILURES:
        log.exception("the mail server did not take a mail")
        return False


def _kinds(news: Iterable[Message]) -> str:
    """Kinds with their numbers, the most frequent first: 任务 2 条、办理进展 1 条."""
    counted = Counter(KINDS[one.kind].title if one.kind in KINDS else "其他" for one in news)
    return "、".join(f"{title} {count} 条" for title, count in counted.most_common())

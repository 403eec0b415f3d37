"""Outside the product: nothing unless set up, numbers and kinds only, at office time, and no failure spreads."""

import json
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import time_machine

from jinguo.cycle.inbox import outside, robot
from jinguo.cycle.inbox.kinds import REMINDER
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.outside import tell_outside
from jinguo.cycle.inbox.tests.factories import MailAddressFactory, MessageFactory

pytestmark = pytest.mark.django_db
MORNING, EVENING, SATURDAY = (f"2026-06-{when}+08:00" for when in ("03T09:00:00", "03T18:00:00", "06T10:00:00"))
MAIL_BY_HAND = "smtp://127.0.0.1:9"


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def reader(settings):
    """Somebody with an address and news, where mail is switched on."""
    settings.MAIL_URL = MAIL_BY_HAND
    address = MailAddressFactory(address="ann@example.org")
    for title in ("李某的申请", "王某的申请"):
        MessageFactory(staff=address.staff, title=title, kind=REMINDER)
    MessageFactory(staff=address.staff)
    return address.staff


@contextmanager
def listening(status=200, answer=b'{"errcode": 0}'):
    """A chat robot on the loopback; gives its address and what it was sent."""
    heard = []

    class Robot(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((self.path, json.loads(body)))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Robot)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/robot?key=secret", heard
    finally:
        server.shutdown()
        server.server_close()


def test_nothing_goes_out_unless_it_is_set_up(settings, monkeypatch, mailoutbox):
    MailAddressFactory()
    MessageFactory(staff=MailAddressFactory().staff)
    monkeypatch.setattr(robot, "post", lambda *_: pytest.fail("posted"))

    assert (settings.MAIL_URL, settings.ROBOT_URL) == ("", "")
    assert tell_outside() == ""
    assert mailoutbox == []


def test_a_mail_tells_numbers_and_kinds_and_no_title(reader, mailoutbox):
    assert tell_outside() == "发出邮件 1 封"

    mail = mailoutbox[0]
    assert (mail.to, mail.subject) == (["ann@example.org"], "您在巾帼系统有 3 条新消息")
    assert mail.body == "您在巾帼系统有 3 条新消息：到期提醒 2 条、办理进展 1 条。请登录查看。"


def test_what_was_mailed_is_not_mailed_again_and_what_is_new_is(reader, mailoutbox):
    tell_outside()
    tell_outside()
    MessageFactory(staff=reader)
    tell_outside()

    assert [mail.subject for mail in mailoutbox] == ["您在巾帼系统有 3 条新消息", "您在巾帼系统有 1 条新消息"]


@pytest.mark.parametrize("moment", [EVENING, SATURDAY])
def test_nobody_is_disturbed_outside_office_time(reader, mailoutbox, moment):
    with time_machine.travel(moment, tick=False):
        assert tell_outside() == ""

    assert mailoutbox == []


@pytest.mark.parametrize(
    "facts", [{"read_at": "2026-06-03T08:30:00+08:00"}, {"day": date(2026, 5, 31)}], ids=["read", "old"]
)
def test_what_is_read_or_old_stays_inside(reader, mailoutbox, facts):
    Message.objects.update(**facts)

    tell_outside()

    assert mailoutbox == []


def test_a_mail_server_that_is_away_is_asked_again_at_the_next_look(reader, settings, mailoutbox, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert tell_outside() == ""
    assert "cannot be reached" in caplog.text

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    tell_outside()

    assert len(mailoutbox) == 1


def test_one_mail_that_is_not_taken_hinders_no_other(reader, monkeypatch, mailoutbox):
    other = MailAddressFactory(address="refused@example.org").staff
    MessageFactory(staff=other)
    send = outside.EmailMessage.send
    monkeypatch.setattr(outside.EmailMessage, "send", lambda mail: refuse_or(send, mail))

    tell_outside()

    assert [mail.to for mail in mailoutbox] == [["ann@example.org"]]
    assert list(Message.objects.filter(mailed_at=None)) == list(Message.objects.filter(staff=other))


def refuse_or(send, mail):
    if mail.to == ["refused@example.org"]:
        raise ConnectionResetError
    return send(mail)


def test_the_robot_is_told_once_of_everybody_together(settings):
    MessageFactory.create_batch(2, title="李某的申请")
    with listening() as (settings.ROBOT_URL, heard):
        assert tell_outside() == "群机器人已告知 2 条"
        assert tell_outside() == ""

    text = {"content": "巾帼系统有 2 条新消息（办理进展 2 条），请登录查看。"}
    assert heard == [("/robot?key=secret", {"msgtype": "text", "text": text})]


@pytest.mark.parametrize(
    ("status", "answer"), [(500, b""), (302, b""), (200, b'{"errcode": 310000}'), (200, b"{")], ids=str
)
def test_a_robot_that_does_not_take_it_is_told_again(settings, status, answer):
    MessageFactory()
    with listening(status, answer) as (settings.ROBOT_URL, heard):
        assert tell_outside() == ""
        assert tell_outside() == ""

    assert len(heard) == 2
    assert Message.objects.filter(posted_at=None).count() == 1


def test_a_robot_that_is_away_does_not_keep_mail_back(reader, settings, mailoutbox):
    with listening() as (settings.ROBOT_URL, _):
        pass  # nobody listens there any more

    assert tell_outside() == "发出邮件 1 封"
    assert len(mailoutbox) == 1

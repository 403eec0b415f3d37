"""Machines that deliver: known by secret and serial only, heard again and again without doubling anything."""

import pytest
from django.test import Client

from jinguo.base.audit.models import AuditRow
from jinguo.office.punches import services
from jinguo.office.punches.models import Device, Punch, PunchBatch
from jinguo.office.punches.tests.factories import DeviceFactory
from jinguo.office.punches.views import devices as views
from jinguo.office.punches.views.pace import Pace
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

LINES = "{pin}\t2026-06-02 08:25:00\t0\t1\t0\t0\n9999\t2026-06-02 08:26:00\t255\t15\t0\t0\n"


@pytest.fixture
def device(clerk):
    return DeviceFactory(unit=clerk.appointments.get().unit.parent)


def address(device, verb="cdata", **asked):
    words = "&".join(f"{name}={value}" for name, value in {"SN": device.serial, **asked}.items())
    return f"/iclock/{device.secret}/{verb}?{words}"


def deliver(device, text, **asked):
    return Client().post(address(device, table="ATTLOG", **asked), text, content_type="text/plain")


def test_it_is_told_how_to_deliver(device):
    answer = Client().get(address(device, options="all"))

    assert answer.content.decode().startswith(f"GET OPTION FROM: {device.serial}")


def test_a_delivery_is_taken_in_once_however_often_it_is_sent(device, clerk):
    answers = [deliver(device, LINES.format(pin=clerk.number)).content for _ in range(3)]

    assert answers == [b"OK: 2"] * 3
    assert {(one.staff, one.status) for one in Punch.objects.all()} == {(clerk, "0"), (None, "255")}
    assert Device.objects.get().heard_at is not None


def test_days_offline_come_in_one_delivery(device, clerk):
    days = "".join(f"{clerk.number}\t2026-05-{day:02} 08:25:00\t0\n" for day in range(1, 29))

    assert deliver(device, days).content == b"OK: 28"
    assert Punch.objects.filter(staff=clerk).count() == 28


@pytest.mark.parametrize("change", [{"secret": "guessed"}, {"serial": "CDK0"}, {"is_active": False}])
def test_a_wrong_secret_serial_or_a_machine_switched_off_is_not_heard(device, clerk, change):
    here = address(device, table="ATTLOG")
    Device.objects.filter(pk=device.pk).update(**{k: v for k, v in change.items() if k != "secret"})
    if "secret" in change:
        here = here.replace(device.secret, change["secret"])

    assert Client().post(here, LINES.format(pin=clerk.number), content_type="text/plain").status_code == 404
    assert not Punch.objects.exists()


def test_other_tables_and_questions_are_answered_and_write_nothing(device):
    assert Client().post(address(device, table="OPERLOG"), "OPLOG 4", content_type="text/plain").content == b"OK"
    assert Client().get(address(device, "getrequest")).content == b"OK"
    assert not Punch.objects.exists()


def test_a_delivery_beyond_all_bounds_is_refused(device):
    assert deliver(device, "x" * 2_000_001).status_code == 413


def test_the_office_makes_one_known_and_switches_it_off(clerk):
    organ = clerk.appointments.get().unit.parent
    seen = browser_of(staff_in(DepartmentFactory(parent=organ, name="办公室"), "performance_office"))

    seen.post("/punches/devices/", {"name": "大门", "serial": "CDK9001"})
    device = Device.objects.get()
    assert device.secret in seen.get("/punches/devices/").content.decode()

    seen.post(f"/punches/devices/{device.pk}/off/")
    assert services.device_of(device.secret, "CDK9001") is None

    assert "已停用" in seen.get("/punches/devices/").content.decode()
    seen.post(f"/punches/devices/{device.pk}/on/")
    again = Device.objects.get()
    assert services.device_of(again.secret, "CDK9001") == again
    assert services.device_of(device.secret, "CDK9001") is None


def test_a_machines_day_is_one_batch_and_a_retry_adds_no_line_to_the_trail(device, clerk):
    for _ in range(3):
        deliver(device, LINES.format(pin=clerk.number))
    deliver(device, f"{clerk.number}\t2026-06-02 17:40:00\t1\n")

    assert PunchBatch.objects.get().counts == {"kept": 2, "unmatched": 1, "known": 4}
    assert AuditRow.objects.filter(act="punchbatch.take_in").count() == 2


def test_a_machine_is_told_how_far_it_had_come(device, clerk):
    deliver(device, LINES.format(pin=clerk.number), Stamp="82983982")
    deliver(device, LINES.format(pin=clerk.number), Stamp="1%0AOPTION")

    assert "ATTLOGStamp=82983982" in Client().get(address(device, options="all")).content.decode()


def test_who_comes_in_far_too_often_is_turned_away(device, clerk, monkeypatch):
    monkeypatch.setattr(views, "PACE", Pace(2))

    answers = [deliver(device, LINES.format(pin=clerk.number)).status_code for _ in range(3)]

    assert answers == [200, 200, 429]

"""An inspection on the phone: each item saves itself, a photo is taken, two members meet, the place is handed in."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.journeys.conftest import DESK, PHONE

from jinguo.base import clock, files
from jinguo.cycle.inspections import services
from jinguo.cycle.inspections.models import Finding, Inspected, Inspection
from jinguo.cycle.inspections.services import Item, Site
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

pytestmark = pytest.mark.browser
PICTURES = os.environ.get("JINGUO_PICTURES", "")
ITEMS = [
    Item("挂有“妇女之家”牌子"),
    Item("有固定场所和活动记录"),
    Item("维权服务公示上墙"),
    Item("留守儿童台账与实际相符", "抽查 10 户"),
]
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 64


@pytest.fixture
def inspection(traveller) -> Inspection:
    """The traveller leads a group that goes to the home of a department beside hers."""
    home = traveller.department_on(clock.today())
    organ = home.parent
    keeper = staff_in(home, "performance_office")
    beside = DepartmentFactory(parent=organ, name="惠安县螺阳镇妇联")
    staff_in(beside, "department_head")
    facts = {"unit": organ, "lead": traveller, "by": keeper, "members": [keeper], "day": clock.today()}
    planned = services.plan("site_check", "终期评估现场检查", items=ITEMS, sites=[Site(beside, "妇女之家")], **facts)
    return services.start(planned, by=keeper)


def test_a_place_is_recorded_on_the_phone_and_handed_in(visit, inspection):
    site = Inspected.objects.get()
    seen = visit(PHONE)
    seen.go(site.get_absolute_url())
    for order in (1, 2):
        seen.page.locator(f"label[for=o{order}ok]").click()
        seen.page.locator(f"#saved-{order}", has_text="已保存").wait_for()
    fill_in_a_problem(seen.page)
    look(seen, "phone-record")
    assert not seen.overflows()

    seen.go(site.get_absolute_url())  # nothing is lost when the page is opened again
    assert seen.page.locator("#t3").input_value() == "公示栏缺 12338 热线和接待时间。"
    assert "公示栏.jpg" in seen.page.locator("#shots-3").inner_text()
    seen.page.locator("#n4").fill("10")
    seen.page.locator("#g4").fill("9")
    seen.page.locator("label[for=o4ok]").click()
    seen.page.locator("#hand-in:has-text('还差')").wait_for(state="detached")
    seen.page.locator("#hand-in").click()
    seen.page.wait_for_url(f"**{inspection.get_absolute_url()}")

    assert Inspected.objects.get().state == "handed_in"
    assert Finding.objects.get(item__order=3).task.unit == site.unit
    assert seen.complaints == []
    assert seen.hosts == {"localhost"}


def fill_in_a_problem(page):
    page.locator("label[for=o3bad]").click()
    page.locator("#t3").fill("公示栏缺 12338 热线和接待时间。")
    page.locator("#item-3 input[name=needs_rectification]").check()
    page.locator("#d3").fill(str(clock.today() + timedelta(days=14)))
    page.locator("#d3").blur()
    page.locator("#item-3 input[type=file]").set_input_files(
        {"name": "公示栏.jpg", "mimeType": "image/jpeg", "buffer": JPEG}
    )
    page.locator("#shots-3", has_text="公示栏.jpg").wait_for()
    page.wait_for_function("document.querySelector('#seen-3').value !== '0'")
    page.wait_for_load_state("networkidle")


def test_a_member_who_comes_second_keeps_her_words_and_chooses(visit, inspection):
    site, other = Inspected.objects.get(), inspection.members.get()
    item = inspection.items.get(order=1)
    seen = visit(PHONE)
    seen.go(site.get_absolute_url())
    services.record(site, item, by=other, outcome="ok", seen=0)

    seen.page.locator("label[for=o1bad]").click()
    seen.page.locator("#saved-1", has_text="已改过这条").wait_for()
    seen.page.locator("#t1").fill("没有挂牌")
    look(seen, "phone-conflict")
    seen.page.get_by_role("button", name="用我填的").click()
    seen.page.locator("#saved-1", has_text="已保存").wait_for()

    assert (Finding.objects.get().outcome, Finding.objects.get().text) == ("bad", "没有挂牌")


def test_what_was_typed_last_is_saved_before_the_place_is_handed_in(visit, inspection, traveller):
    site = Inspected.objects.get()
    for item in inspection.items.all():
        services.record(site, item, by=traveller, outcome="bad", text="缺")
    seen = visit(PHONE)
    seen.go(site.get_absolute_url())
    seen.page.route("**/items/4/", lambda route: (seen.page.wait_for_timeout(800), route.continue_()))
    seen.page.locator("#t4").fill("台账少两户")
    seen.page.locator("#hand-in").click()
    seen.page.wait_for_url(f"**{inspection.get_absolute_url()}")

    assert Finding.objects.get(item__order=4).text == "台账少两户"


def test_what_the_network_did_not_take_is_said_and_saved_when_it_is_back(visit, inspection):
    seen = visit(PHONE)
    seen.go(Inspected.objects.get().get_absolute_url())
    seen.page.context.set_offline(True)
    seen.page.locator("label[for=o2bad]").click()
    seen.page.locator("#t2").fill("没有活动记录")
    seen.page.locator("#t2").blur()
    seen.page.locator("#saved-2", has_text="网络不通").wait_for()
    assert not Finding.objects.exists()

    seen.page.context.set_offline(False)
    seen.page.locator("#saved-2", has_text="已保存").wait_for()
    assert Finding.objects.get().text == "没有活动记录"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_an_inspection_fit_their_window(visit, inspection, traveller, size):
    site = Inspected.objects.get()
    handed_in(site, inspection, traveller)
    finding = Finding.objects.get(outcome="bad")
    seen = visit(size)
    pages = {
        "list": "/inspections/",
        "inspection": inspection.get_absolute_url(),
        "site": site.get_absolute_url(),
        "finding": finding.get_absolute_url(),
        "evidence": f"{site.get_absolute_url()}evidence/",
    }
    for name, path in pages.items():
        seen.go(path)
        look(seen, f"{name}-{size[0]}")
        assert not seen.overflows(), name

    assert seen.complaints == []


def handed_in(site, inspection, by):
    for item in inspection.items.exclude(order=3):
        services.record(site, item, by=by, outcome="ok")
    problem = {"outcome": "bad", "text": "公示栏缺 12338 热线和接待时间。", "needs_rectification": True}
    due = clock.today() + timedelta(days=14)
    finding = services.record(site, inspection.items.get(order=3), by=by, due=due, **problem)
    files.keep(finding, photo(), by=by)
    services.hand_in(site, by=by)


def photo():
    return SimpleUploadedFile("公示栏.jpg", JPEG)


def look(seen, name):
    if PICTURES:
        seen.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)

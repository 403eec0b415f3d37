"""A bureau's return for its counties: filled by keys, by a block out of Excel, without a line, and by two at once."""

from datetime import date

import pytest
from tests.journeys.conftest import DESK, PHONE

from jinguo.committee.body.tests.factories import BureauFactory, CityFactory, CommitteeFactory
from jinguo.committee.collection.models import Cell
from jinguo.committee.collection.services import Edit, fill
from jinguo.committee.collection.tests.factories import CellFactory, CollectionRoundFactory, ReturnFactory
from jinguo.committee.outlines.tests.factories import IndicatorFactory
from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.tests.factories import RegionFactory, staff_in

pytestmark = pytest.mark.browser
COUNTIES = ["鲤城区", "丰泽区", "洛江区", "泉港区", "石狮市", "晋江市"]
COLUMNS = ["学前教育毛入园率", "幼儿园数"]
UNITS = {"学前教育毛入园率": "%", "幼儿园数": "所"}


@pytest.fixture
def sheet(transactional_db):
    """Six counties' two figures, asked of the education bureau; nothing is filled in."""
    city = CityFactory(name="泉州市")
    committee = CommitteeFactory(region=city)
    asked = CollectionRoundFactory(committee=committee, due=date(2099, 6, 30))
    bureau = BureauFactory(name="泉州市教育局", parent=committee, region=city)
    made = ReturnFactory(round=asked, unit=bureau, due=asked.due)
    indicators = [
        IndicatorFactory(code=f"i{n}", title=title, unit=UNITS[title], audience="children", direction=1)
        for n, title in enumerate(COLUMNS)
    ]
    for name in COUNTIES:
        county = RegionFactory(name=name, level="county", parent=city)
        for indicator in indicators:
            CellFactory(sheet=made, indicator=indicator, region=county)
    return made


@pytest.fixture
def traveller(sheet):
    return open_account(staff_in(sheet.unit, "liaison"), PASSWORD)


@pytest.fixture
def colleague(sheet):
    return open_account(staff_in(sheet.unit, "liaison"), PASSWORD)


def opened(visit, sheet, *whom):
    seen = visit(DESK, *whom)
    seen.page.on("dialog", lambda dialog: dialog.accept())
    seen.go(f"/collection/returns/{sheet.pk}/")
    return seen


def field(seen, county, column):
    return seen.page.get_by_role("textbox", name=f"{county} {column}")


def write(seen, county, column, text):
    field(seen, county, column).click()
    seen.page.keyboard.type(text)


def paste(seen, text):
    seen.page.evaluate(
        """text => { const data = new DataTransfer(); data.setData("text/plain", text);
        document.activeElement.dispatchEvent(new ClipboardEvent("paste",
        { clipboardData: data, bubbles: true, cancelable: true })); }""",
        text,
    )


def wait_for(seen, words):
    seen.page.wait_for_selector(f"[data-state]:has-text('{words}')")


def stored(sheet):
    """What stands in the database, by county and column."""
    cells = Cell.objects.filter(sheet=sheet).exclude(text="").select_related("region", "indicator")
    return {(cell.region.name, cell.indicator.title): cell.text for cell in cells}


def test_keys_and_a_block_in_another_order_fill_the_counties(visit, sheet):
    seen = opened(visit, sheet)
    write(seen, "鲤城区", COLUMNS[0], "98.6")
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.type("９７．５")
    seen.page.keyboard.press("Tab")
    paste(seen, "地区\t幼儿园数\n晋江\t212\n泉港\t45\n全市\t257\n石狮市\t\n")
    told = seen.page.inner_text("[data-told]")
    wait_for(seen, "已保存")
    seen.page.wait_for_selector("[data-open]:has-text('还有 8 格没有填')")

    assert told == "按名称对上，粘贴填入 2 格；1 格在表外，没有填；1 格是空的，原值没有动。按 Ctrl+Z 撤销。"
    assert stored(sheet) == {
        ("鲤城区", "学前教育毛入园率"): "98.6",
        ("丰泽区", "学前教育毛入园率"): "９７．５",
        ("晋江市", "幼儿园数"): "212",
        ("泉港区", "幼儿园数"): "45",
    }
    assert seen.complaints == []
    seen.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert not seen.overflows()


def test_what_cannot_be_stays_in_its_field_and_what_is_odd_is_explained(visit, sheet):
    seen = opened(visit, sheet)
    write(seen, "鲤城区", COLUMNS[1], "暂无")
    write(seen, "丰泽区", COLUMNS[0], "986")
    wait_for(seen, "1 格没有保存")
    field(seen, "鲤城区", COLUMNS[1]).focus()
    seen.page.keyboard.press("Shift+F2")
    seen.page.keyboard.type("年报 7 月才出")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector("td.told:not(.soft):not(.dirty)")

    assert field(seen, "丰泽区", COLUMNS[0]).input_value() == "986"
    assert "丰泽区 · 学前教育毛入园率" in seen.page.inner_text("[data-remarks]")
    assert stored(sheet) == {("鲤城区", "幼儿园数"): "暂无"}
    assert Cell.objects.get(text="暂无").comment == "年报 7 月才出"


def test_a_draft_outlives_the_lost_line_and_the_page_and_is_never_sent_over_a_newer_value(visit, sheet, colleague):
    seen = opened(visit, sheet)
    seen.page.context.set_offline(True)
    write(seen, "石狮市", COLUMNS[1], "89")
    write(seen, "洛江区", COLUMNS[1], "31")
    wait_for(seen, "离线，草稿在本机（2 格）")
    write(seen, "洛江区", COLUMNS[0], "986")
    seen.page.wait_for_selector("td.hard:has-text('不大于 200')")
    seen.page.keyboard.press("Escape")
    window = seen.page.context
    seen.page.close()
    window.set_offline(False)
    assert stored(sheet) == {}

    shishi = Cell.objects.get(sheet=sheet, region__name="石狮市", indicator__title=COLUMNS[1])
    fill(sheet, [Edit(str(shishi.pk), "88", 0)], by=colleague)
    seen.page = window.new_page()
    seen.go(f"/collection/returns/{sheet.pk}/")
    wait_for(seen, "1 格没有保存")
    assert stored(sheet) == {("洛江区", "幼儿园数"): "31", ("石狮市", "幼儿园数"): "88"}
    assert field(seen, "石狮市", COLUMNS[1]).input_value() == "89"
    seen.page.click("text=用对方的")
    assert field(seen, "石狮市", COLUMNS[1]).input_value() == "88"
    assert seen.page.evaluate("localStorage.length") == 0

    window.set_offline(True)
    write(seen, "泉港区", COLUMNS[1], "45")
    wait_for(seen, "离线")
    window.set_offline(False)
    wait_for(seen, "已保存")
    assert stored(sheet)["泉港区", "幼儿园数"] == "45"


def test_the_second_of_two_liaisons_sees_both_values_and_nothing_is_lost(visit, sheet, colleague):
    mine, hers = opened(visit, sheet), opened(visit, sheet, colleague)
    write(hers, "石狮市", COLUMNS[1], "88")
    wait_for(hers, "已保存")
    write(mine, "石狮市", COLUMNS[1], "89")
    write(mine, "晋江市", COLUMNS[1], "212")
    wait_for(mine, "1 格没有保存")
    assert colleague.name in mine.page.inner_text("td.hard")
    assert "已改为 88" in mine.page.inner_text("td.hard")
    assert field(mine, "石狮市", COLUMNS[1]).input_value() == "89"
    assert stored(sheet) == {("石狮市", "幼儿园数"): "88", ("晋江市", "幼儿园数"): "212"}

    mine.page.click("text=用我的")
    wait_for(mine, "已保存")

    assert stored(sheet)["石狮市", "幼儿园数"] == "89"

import re
from datetime import date

import pytest
from django.core.exceptions import BadRequest
from django.http import Http404
from django.test import Client

from jinguo.base.web import menu, slots, views
from jinguo.base.web.slots import Hit, Option

UNITS = [Option("350500", "泉州市妇联"), Option("350521", "惠安县妇联")]


@pytest.fixture
def two_units():
    slots.unit_switch(lambda request: UNITS)


def test_switching_is_remembered_and_leads_back(asking, two_units):
    request = asking("/switch/unit/", "post", {"value": "350521", "next": "/gallery/?page=2"})

    response = views.switch(request, "unit")

    assert request.session["unit"] == "350521"
    assert response.url == "/gallery/?page=2"


def test_a_unit_out_of_reach_cannot_be_switched_to(asking, two_units):
    request = asking("/switch/unit/", "post", {"value": "110000"})

    with pytest.raises(BadRequest):
        views.switch(request, "unit")
    assert "unit" not in request.session


def test_an_unknown_switch_is_not_found(asking, two_units):
    with pytest.raises(Http404):
        views.switch(asking("/switch/is_staff/", "post", {"value": "1"}), "is_staff")


def test_switching_by_a_link_is_not_possible(asking, two_units):
    assert views.switch(asking("/switch/unit/?value=350521"), "unit").status_code == 405


@pytest.mark.parametrize(
    "url",
    ["//evil.example", "https:evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", ""],
)
def test_the_way_back_stays_on_our_own_pages(asking, url):
    assert views.back(asking("/", "post", {"next": url})) == "/"


def test_the_bar_shows_what_the_switch_stands_on(asking, two_units):
    drawn = views.everything(asking("/all/")).content.decode()

    assert 'aria-label="切换单位，现在是泉州市妇联"' in drawn


def test_one_unit_alone_is_no_switch(asking):
    slots.unit_switch(lambda request: UNITS[:1])

    drawn = views.everything(asking("/all/")).content.decode()

    assert "泉州市妇联" in drawn
    assert "切换单位" not in drawn


def test_search_draws_a_page_and_for_the_box_only_the_lines(asking):
    slots.bar_search("人员", lambda request, text: [Hit("黄晓岚", "/staff/1/", "妇女发展部")])

    page = views.search(asking("/search/?q=hxl")).content.decode()
    lines = views.search(asking("/search/?q=hxl", htmx=True)).content.decode()

    assert "<h1>查找</h1>" in page
    assert "<h1>" not in lines
    assert 'href="/staff/1/"' in lines


def test_finding_nothing_says_what_else_to_try(asking):
    assert "拼音首字母" in views.search(asking("/search/?q=zzz", htmx=True)).content.decode()


def test_an_empty_search_asks_nobody(asking):
    slots.bar_search("人员", lambda request, text: pytest.fail("asked"))

    assert views.search(asking("/search/?q=%20")).status_code == 200


@pytest.mark.parametrize("text", ["x" * 41, "a%00b"])
def test_a_search_that_no_one_types_is_refused(asking, text):
    with pytest.raises(BadRequest):
        views.search(asking(f"/search/?q={text}"))


def test_what_was_searched_for_is_escaped(asking):
    drawn = views.search(asking("/search/?q=<script>x</script>")).content.decode()

    assert "<script>x" not in drawn


def test_the_inbox_count_is_shown_while_there_is_something_unread(asking):
    slots.inbox("web:gallery", lambda request: 6)

    assert "收件箱，6 条未读" in views.everything(asking("/all/")).content.decode()


def test_logging_out_is_a_button_that_posts(asking):
    menu.add(menu.Entry("out", "退出登录", "home", "web:gallery", section="person", post=True))

    drawn = views.everything(asking("/all/")).content.decode()

    assert re.search(r'<form method="post" action="/gallery/">.*?退出登录', drawn, re.S)


def test_a_fixed_date_is_said_on_every_page(asking, settings):
    settings.JINGUO_TODAY = date(2026, 12, 30)

    assert "演示日期　2026年12月30日 星期三" in views.everything(asking("/all/")).content.decode()


def test_the_machines_own_date_needs_no_banner(asking):
    assert "演示日期" not in views.everything(asking("/all/")).content.decode()


def test_the_gallery_shows_every_component_without_style_script_or_english(asking):
    drawn = views.gallery(asking("/gallery/")).content.decode()
    words = re.sub(r"<kbd>.*?</kbd>|<[^>]+>|Excel", " ", drawn)

    assert "style=" not in drawn
    assert not re.search(r"\son[a-z]+=", drawn)
    assert not re.search(r"<script(?![^>]*\ssrc=)", drawn)
    assert not re.search("[A-Za-z]{2,}", words)


def test_no_page_reaches_outside(asking):
    drawn = views.gallery(asking("/gallery/")).content.decode()

    assert not re.search(r'(src|href|action|hx-get)="(https?:)?//', drawn)


@pytest.mark.parametrize("path", ["/gallery/", "/gallery/chart.json", "/search/", "/all/"])
def test_a_stranger_sees_none_of_it(path):
    assert Client().get(path).status_code == 302


def test_the_product_answers_with_our_own_error_pages():
    assert "没有找到这一页" in Client().get("/nowhere/").content.decode()

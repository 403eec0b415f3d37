from datetime import date

import pytest

from jinguo.base import clock
from jinguo.base.web import periods, slots
from jinguo.base.web.slots import Hit, Option

UNITS = [Option("350500", "泉州市妇联"), Option("350521", "惠安县妇联")]


def test_a_switch_starts_on_its_first_choice(asking):
    slots.unit_switch(lambda request: UNITS)

    assert slots.chosen("unit", asking()) == "350500"


def test_a_switch_stands_where_the_session_left_it(asking):
    slots.unit_switch(lambda request: UNITS)
    request = asking()
    request.session["unit"] = "350521"

    assert slots.chosen("unit", request) == "350521"


def test_a_choice_that_is_no_longer_offered_falls_back(asking):
    slots.unit_switch(lambda request: UNITS[:1])
    request = asking()
    request.session["unit"] = "350521"

    assert slots.chosen("unit", request) == "350500"


def test_the_choices_are_asked_once_a_request(asking):
    asked = []
    slots.unit_switch(lambda request: asked.append(1) or UNITS)
    request = asking()

    slots.chosen("unit", request)
    slots.options("unit", request)

    assert len(asked) == 1


def test_an_unfilled_switch_is_empty(asking):
    assert slots.chosen("unit", asking()) == ""


def test_the_period_starts_on_the_quarter_that_runs(asking):
    slots.period_switch(periods.offered, periods.at_start)

    with clock.pretend(date(2026, 6, 3)):
        assert periods.chosen_period(asking()).label == "2026年第二季度"


@pytest.mark.parametrize("code", ["2026", "2026H1", "2026Q2", "2026-12", "2025", "2025H2", "2025Q4"])
def test_periods_of_this_year_and_the_last_are_offered(asking, code):
    with clock.pretend(date(2026, 6, 3)):
        assert code in [option.value for option in periods.offered(asking())]


def test_the_search_box_asks_every_searcher_and_leaves_out_the_empty(asking):
    slots.bar_search("单位", lambda request, text: [Hit(f"{text}妇联", "/u/")], order=20)
    slots.bar_search("办件", lambda request, text: [], order=5)
    slots.bar_search("人员", lambda request, text: [Hit("黄晓岚", "/p/")], order=10)

    found = slots.search(asking(), "惠安县")

    assert [(title, hits[0].title) for title, hits in found] == [("人员", "黄晓岚"), ("单位", "惠安县妇联")]


def test_cards_of_a_place_are_drawn_in_order_and_a_silent_one_is_left_out(asking):
    slots.card("desk", "web/toast.html", lambda request: {"text": "第二"}, order=20)
    slots.card("desk", "web/toast.html", lambda request: {"text": "第一"}, order=10)
    slots.card("desk", "web/toast.html", lambda request: None)
    slots.card("elsewhere", "web/toast.html", lambda request: {"text": "别处"})

    first, second = slots.cards("desk", asking())

    assert "第一" in first
    assert "第二" in second


def test_a_card_sees_the_request(asking):
    slots.card("desk", "web/toast.html", lambda request: {"text": request.user.name})

    assert "黄晓岚" in slots.cards("desk", asking())[0]


def test_the_kinds_that_can_be_searched_are_named_in_order():
    slots.bar_search("单位", lambda request, text: [], order=20)
    slots.bar_search("人员", lambda request, text: [], order=10)

    assert slots.searched() == "人员、单位"

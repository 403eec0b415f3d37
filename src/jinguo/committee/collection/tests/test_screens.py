"""The screens of collection: the list, making a round, the grid that saves by itself, the way of a return."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jinguo.committee.collection import services
from jinguo.committee.collection.models import Cell, CollectionRound
from jinguo.org.access.tests.browsers import browser_of


@pytest.fixture
def sheet(ground):
    return ground.sheet(ground.opened(), ground.education)


def sent(browser: Any, sheet: Any, *cells: dict[str, Any]) -> dict[str, Any]:
    """What the grid is answered."""
    url = reverse("collection:save", args=[sheet.pk])
    answer = browser.post(url, json.dumps({"cells": cells}), content_type="application/json")
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def cell_of(sheet: Any, code: str) -> Cell:
    return Cell.objects.get(sheet=sheet, indicator__code=code, part="value")


def edit(cell: Cell, text: str, **more: Any) -> dict[str, Any]:
    return {"key": str(cell.pk), "text": text, "version": cell.version, **more}


def test_the_grid_saves_and_says_what_is_odd_and_what_cannot_be(ground, sheet):
    rate, schools = cell_of(sheet, "preschool"), cell_of(sheet, "kindergartens")

    told = sent(browser_of(ground.liaison), sheet, edit(rate, "986"), edit(schools, "暂无"))

    assert [one["key"] for one in told["refused"]] == [str(rate.pk)]
    assert "范围" in told["refused"][0]["because"]
    (saved,) = told["saved"]
    assert (saved["key"], saved["version"]) == (str(schools.pk), 1)
    assert "请说明没有数据的原因" in saved["because"]


def test_the_search_box_finds_a_round_by_title_and_paper(ground, sheet):
    found = sheet.round
    CollectionRound.objects.filter(pk=found.pk).update(paper="泉妇儿工委〔2026〕9号")

    for asked in (found.title[:4], "〔2026〕9号"):
        assert found.get_absolute_url() in browser_of(ground.liaison).get(f"/search/?q={asked}").content.decode()
    assert found.get_absolute_url() not in browser_of(ground.liaison).get("/search/?q=〔2026〕8号").content.decode()


def test_a_newer_value_is_never_overwritten_and_both_are_shown(ground, sheet):
    cell = cell_of(sheet, "kindergartens")
    sent(browser_of(ground.head), sheet, edit(cell, "815"))

    told = sent(browser_of(ground.liaison), sheet, edit(cell, "812"))

    cell.refresh_from_db()
    assert cell.text == "815"
    (changed,) = told["changed"]
    assert (changed["text"], changed["version"], changed["by"]) == ("815", 1, ground.head.name)
    assert sent(browser_of(ground.liaison), sheet, edit(cell, "812"))["saved"][0]["version"] == 2


def test_the_same_sent_twice_is_saved_once(ground, sheet):
    cell, browser = cell_of(sheet, "kindergartens"), browser_of(ground.liaison)
    sent(browser, sheet, edit(cell, "812"))

    told = sent(browser, sheet, edit(cell, "812"))

    assert told["saved"][0]["version"] == 1
    assert cell.changes.count() == 1


def test_without_scripts_the_page_comes_back_with_what_was_not_kept(ground, sheet):
    cell = cell_of(sheet, "kindergartens")
    url = reverse("collection:save", args=[sheet.pk])

    answer = browser_of(ground.liaison).post(url, {f"cell:{cell.pk}": "约八百", f"seen:{cell.pk}": "0"})

    assert answer.status_code == 422
    assert "约八百" in answer.content.decode()
    assert "不是数字" in answer.content.decode()


def test_the_office_makes_a_round_out_of_the_catalogue(ground):
    browser, facts = browser_of(ground.keeper), {"title": "一轮", "due": "2026-06-30"}
    assert "数据年份写四位数" in browser.post(reverse("collection:make"), {**facts, "year": "25"}).content.decode()
    made = browser.post(reverse("collection:make"), {**facts, "year": "2025"})
    found = CollectionRound.objects.get()
    assert made["Location"] == found.get_absolute_url()

    chosen = [ground.indicators[code].pk for code in ("imr", "preschool")]
    browser.post(reverse("collection:choose", args=[found.pk]), {"indicators": chosen})
    item = found.items.get(indicator__code="preschool")
    browser.post(
        reverse("collection:item", args=[item.pk]),
        {"unit": ground.education.pk, "counties": "report", "groups": ["total", "female"], "with_counts": "on"},
    )
    browser.post(reverse("collection:open", args=[found.pk]))

    found.refresh_from_db()
    assert found.state == "open"
    assert ground.sheet(found, ground.education).cells.count() == 2 * 3
    assert ground.sheet(found, ground.counties[0]).cells.count() == 2 * 3


def test_a_return_goes_from_page_to_page_until_it_is_accepted(ground, sheet):
    ground.write(sheet, {"kindergartens": "812", "preschool": "98.6"})
    for who, step, more in (
        (ground.liaison, "submit", {}),
        (ground.head, "check", {}),
        (ground.keeper, "send_back", {"reason": "请核对"}),
        (ground.liaison, "submit", {}),
        (ground.head, "check", {}),
        (ground.keeper, "accept", {}),
    ):
        sheet.refresh_from_db()
        url = reverse(f"collection:{step}", args=[sheet.pk])
        answer = browser_of(who).post(url, {"seen": sheet.version, **more})
        assert answer.status_code == 302, (step, answer.content.decode())

    sheet.refresh_from_db()
    assert sheet.state == "accepted"


def test_the_summary_before_submitting_names_what_is_open(ground, sheet):
    ground.write(sheet, {"kindergartens": "暂无"})
    sheet.refresh_from_db()

    answer = browser_of(ground.liaison).post(reverse("collection:submit", args=[sheet.pk]), {"seen": sheet.version})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "还有 1 格没有填" in text
    assert "没有数据 1 处，要写说明" in text


def test_the_trail_tells_many_saves_of_a_day_in_one_line(ground, sheet):
    for text in ("811", "812", "813"):
        ground.write(sheet, {"kindergartens": text})

    page = browser_of(ground.liaison).get(sheet.get_absolute_url()).content.decode()

    assert page.count("</span> 填写") == 1
    assert "保存 3 次" in page


def test_after_the_lock_the_page_leads_to_a_correction(ground, sheet):
    ground.write(sheet, {"kindergartens": "812", "preschool": "98.6"})
    services.submit(sheet, by=ground.liaison)
    services.check(sheet, by=ground.head)
    services.accept(sheet, by=ground.keeper)
    services.review(sheet.round, by=ground.keeper)
    services.lock(sheet.round, by=ground.keeper, left_out="待核定")
    browser, cell = browser_of(ground.liaison), cell_of(sheet, "kindergartens")
    assert reverse("collection:cell", args=[cell.pk]) in browser.get(sheet.get_absolute_url()).content.decode()

    facts = {"new_text": "815", "paper": "更正函", "reason": "漏报 3 所"}
    answer = browser.post(reverse("collection:correct", args=[cell.pk]), facts)

    assert answer.status_code == 302
    desk = browser_of(ground.keeper).get("/").content.decode()
    assert "去审批" in desk
    assert answer["Location"] in desk
    assert "去审批" not in browser_of(ground.liaison).get("/").content.decode()
    page = browser_of(ground.keeper).get(answer["Location"]).content.decode()
    assert "812" in page
    assert "815" in page
    assert "同意更正" in page


def test_the_desk_lists_what_waits_for_whom(ground, sheet):
    assert "待填报" in browser_of(ground.liaison).get("/").content.decode()
    ground.write(sheet, {"kindergartens": "812", "preschool": "98.6"})
    services.submit(sheet, by=ground.liaison)
    services.check(sheet, by=ground.head)

    page = browser_of(ground.keeper).get("/").content.decode()

    assert "待审核" in page
    assert "泉州市教育局" in page


def test_the_page_of_a_round_asks_as_many_statements_however_many_units_report(ground):
    few = ground.opened()
    few.title = "前一轮"
    few.save()
    many = ground.opened(counties="report")
    browser = browser_of(ground.keeper)
    browser.get(few.get_absolute_url())

    asked = []
    for found in (few, many):
        with CaptureQueriesContext(connection) as told:
            browser.get(found.get_absolute_url())
        asked.append(len(told))

    assert asked[0] == asked[1]


def test_once_the_grid_has_saved_the_page_tells_anew_what_is_open(ground, sheet):
    browser, url = browser_of(ground.liaison), sheet.get_absolute_url()
    assert "还有 2 格没有填" in browser.get(url, headers={"HX-Request": "true"}).content.decode()

    sent(browser, sheet, edit(cell_of(sheet, "kindergartens"), "812"))

    part = browser.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "还有 1 格没有填" in part
    assert "<html" not in part

"""Entering, changing and acting on single entries over the screen."""

from datetime import date
from uuid import uuid4

import pytest

from jinguo.base.audit.models import AuditRow
from jinguo.cycle.bookkeeping import services
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.people.models import Person
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.tests.factories import DepartmentFactory, RegionFactory, UnitFactory, staff_in

NEW = "/ledgers/trees/new/"
HTMX = {"HX-Request": "true"}
ID_NUMBER = "11010519491231002X"


def a_form(**changes):
    return {"form_key": uuid4(), "day": "2026-03-12", "title": "植树节植树", "trees": "7,000", **changes}


def of(entry, act=""):
    return f"/ledgers/trees/{entry.pk}/{act}"


def a_change(entry, **changes):
    return {"seen": entry.version, "day": "2026-03-12", "title": entry.title, "trees": "100", **changes}


def test_a_new_entry_goes_into_the_books_of_the_writer_s_department(as_clerk, trees, office):
    as_clerk.post(NEW, a_form())

    entry = CustomEntry.objects.get()
    assert (entry.unit, entry.state, trees.values(entry)["trees"]) == (office, "draft", 7000)


def test_a_form_sent_twice_is_entered_once_and_leads_to_the_same_page(as_clerk, trees):
    form = a_form()

    first, second = as_clerk.post(NEW, form), as_clerk.post(NEW, form)

    assert CustomEntry.objects.count() == 1
    assert first.url == second.url


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"trees": ""}, "株数没有填，请补上"),
        ({"trees": "5万"}, "只填整数，如 12"),
        ({"day": "2026-02-30"}, "没有这一天，请核对日期"),
        ({"helper_name": "林美珠", "helper_id": "123"}, "身份证号应为 18 位数字"),
        ({"helper_phone": "13805951234"}, "请补上姓名"),
        ({"trees": "-5"}, "要在 0 和 1 万亿之间"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_entered(as_clerk, trees, wrong, said):
    page = as_clerk.post(NEW, a_form(**wrong))

    assert page.status_code == 422
    assert said in page.content.decode()
    assert not CustomEntry.objects.exists()


def test_a_failed_form_keeps_its_key_for_the_corrected_one(as_clerk, trees):
    key = uuid4()
    as_clerk.post(NEW, a_form(form_key=key, trees="-5"))
    as_clerk.post(NEW, a_form(form_key=key))

    assert CustomEntry.objects.count() == 1


def test_fields_that_are_not_the_form_s_change_nothing(as_clerk, trees, head):
    as_clerk.post(NEW, a_form(state="confirmed", recorded_by=head.pk, sign="-1", number="trees-1", source="opening"))

    entry = CustomEntry.objects.get()
    assert (entry.state, entry.sign, entry.number, entry.source) == ("draft", 1, "义务植树2026-0001", "typed")
    assert entry.recorded_by != head


def test_a_woman_named_again_by_her_id_number_is_the_same_woman(as_clerk, trees):
    for _ in range(2):
        as_clerk.post(NEW, a_form(helper_name="林美珠", helper_id=ID_NUMBER))

    assert Person.objects.count() == 1
    assert Person.objects.get().sex == "female"


def test_the_performance_office_enters_for_another_department(trees, office):
    browser = browser_of(staff_in(DepartmentFactory(parent=office.parent), "performance_office"))

    browser.post(NEW, a_form(unit=office.code))

    assert CustomEntry.objects.get().unit == office


def test_a_locked_day_is_said_at_the_day(as_clerk, trees, office):
    services.lock_days(["trees"], office.parent, date(2026, 1, 1), date(2026, 3, 31), by=None, reason="第一季度报表")

    page = as_clerk.post(NEW, a_form())

    assert "第一季度报表" in page.content.decode()
    assert not CustomEntry.objects.exists()


def test_the_phone_s_form_says_where_the_entry_came_from(as_clerk, trees):
    answer = as_clerk.post("/m/trees/", a_form())

    assert CustomEntry.objects.get().source == "phone"
    assert answer.url == "/m/trees/"


def test_an_entry_out_of_reach_is_not_found_by_any_of_its_addresses(plant, trees):
    entry, stranger = plant(), browser_of(staff_in(DepartmentFactory()))

    answers = [stranger.get(of(entry)), stranger.get(of(entry, "change/"))]
    answers += [stranger.post(of(entry, f"{act}/"), {"reason": "随便看看"}) for act in ("confirm", "void", "reverse")]

    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize("act", ["confirm/", "void/", "reverse/"])
def test_an_act_is_not_taken_by_looking(as_head, plant, act):
    assert as_head.get(of(plant(), act)).status_code == 405


def test_a_change_in_the_drawer_closes_it_and_has_the_list_asked_for_anew(as_clerk, plant, trees):
    entry = plant()

    answer = as_clerk.post(of(entry, "change/"), a_change(entry, trees="120"), headers=HTMX)

    assert "list-changed" in answer["HX-Trigger"]
    assert trees.values(trees.rows().get())["trees"] == 120


def test_two_editors_both_see_both_texts_and_nothing_is_lost(as_clerk, as_head, plant, trees):
    entry = plant()
    as_head.post(of(entry, "change/"), a_change(entry, title="改过的事项"))

    page = as_clerk.post(of(entry, "change/"), a_change(entry, title="我写的事项"))

    assert page.status_code == 409
    assert all(words in page.content.decode() for words in ("改过的事项", "我写的事项", "没有保存："))
    assert trees.rows().get().title == "改过的事项"


def test_a_change_that_touches_no_numbers_keeps_the_person(as_clerk, plant, office, trees):
    woman = PersonFactory(name="林美珠", id_number=ID_NUMBER, unit=office)
    entry = plant(helper=woman)

    as_clerk.post(of(entry, "change/"), a_change(entry, helper_name="林美珠", trees="8"))

    assert trees.values(trees.rows().get())["helper"] == woman


def test_numbers_stay_behind_their_masks_until_a_reason_is_given(as_clerk, plant, office):
    woman = PersonFactory(name="林美珠", id_number=ID_NUMBER, unit=office)
    entry = plant(helper=woman)
    masked = as_clerk.get(of(entry)).content.decode()

    shown = as_clerk.post(of(entry, f"look/{woman.pk}/id_number/"), {"reason": "核对贷款合同"})

    assert ID_NUMBER not in masked
    assert ID_NUMBER in shown.content.decode()
    assert AuditRow.objects.get(act="person.reveal").note == "身份证号：核对贷款合同"


def test_looking_without_a_reason_shows_nothing_and_says_so(as_clerk, plant, office):
    woman = PersonFactory(id_number=ID_NUMBER, unit=office)

    refused = as_clerk.post(of(plant(helper=woman), f"look/{woman.pk}/id_number/"), {"reason": ""})

    assert refused.status_code == 400
    assert ID_NUMBER not in refused.content.decode()


def test_a_person_whom_the_entry_does_not_name_is_not_shown_by_it(as_clerk, plant, office):
    other = PersonFactory(id_number=ID_NUMBER, unit=office)

    assert as_clerk.post(of(plant(), f"look/{other.pk}/id_number/"), {"reason": "核对合同"}).status_code == 404


def test_the_page_of_an_entry_says_why_its_writer_cannot_confirm_it(as_clerk, plant):
    assert "自己登记的要由他人确认" in as_clerk.get(of(plant())).content.decode()


def test_a_confirmed_entry_names_the_figures_it_counts_in_and_leads_to_them(as_head, plant, office):
    entry = plant()
    as_head.post(of(entry, "confirm/"))

    page = as_head.get(of(entry))

    assert [usage.title for usage in page.context["usages"]] == ["种植株数（株）", "植树活动（次）"]
    assert as_head.get(page.context["usages"][0].url).context["value"] == "100"


def test_voiding_asks_for_a_reason_and_keeps_the_entry(as_head, plant):
    entry = plant()
    as_head.post(of(entry, "void/"), {"reason": ""})
    as_head.post(of(entry, "void/"), {"reason": "与上一条重复"})

    entry.refresh_from_db()
    assert entry.state == "void"
    assert "与上一条重复" in as_head.get(of(entry)).content.decode()


def test_a_set_is_confirmed_by_the_rule_for_one_and_each_refusal_is_told(as_head, plant, head, trees, office):
    plant(1), plant(2)
    own = services.record(trees, {"day": date(2026, 3, 12), "title": "自己记的", "trees": 3}, unit=office, by=head)

    page = as_head.post("/ledgers/trees/confirm/")

    assert (page.context["confirmed"], page.context["left_count"]) == (2, 1)
    assert "由他人确认" in page.content.decode()
    assert CustomEntry.objects.get(pk=own.pk).state == "draft"
    assert AuditRow.objects.get(act="trees.confirm_all").note.startswith("2 条")


def test_a_set_is_what_the_address_finds(as_head, plant):
    plant(1, title="补植"), plant(2, title="植树")

    as_head.post("/ledgers/trees/confirm/?q=补植")

    assert [entry.title for entry in CustomEntry.objects.filter(state="confirmed")] == ["补植"]


def test_what_a_set_confirmed_shows_in_the_entry_s_own_trail(as_head, plant):
    entry = plant()
    as_head.post("/ledgers/trees/confirm/")

    assert [event.what for event in as_head.get(of(entry)).context["events"]] == ["登记", "批量确认"]


def test_who_does_not_reach_the_organ_reads_the_figures_names_without_links(plant, head, office):
    region = RegionFactory(level="county")
    entry = plant(region=region)
    services.confirm(entry, by=head)
    county = browser_of(staff_in(UnitFactory(parent=office.parent, region=region), "county_office"))

    usages = county.get(of(entry)).context["usages"]

    assert [(usage.title, usage.url) for usage in usages] == [("种植株数（株）", ""), ("植树活动（次）", "")]

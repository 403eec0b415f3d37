import re

import pytest
from django.test import Client

from jinguo.base.web import errors, references, slots
from jinguo.base.web.slots import Option

pytestmark = pytest.mark.urls("jinguo.base.web.tests.faulty_urls")
CRASH_MARKS = ("Traceback", "Exception", "RuntimeError", "planted", "/srv/", "10.0.0.9", "internal words", "django")
WRONG = {
    "crash": 500,
    "database": 503,
    "refused": 403,
    "denied": 403,
    "stale": 409,
    "invalid": 400,
    "bad": 400,
    "bad_english": 400,
}


@pytest.fixture
def browser(db):
    """A browser that is shown what goes wrong."""
    return Client(raise_request_exception=False)


def words_of(response):
    """What a reader sees, without markup."""
    body = re.sub(r"(?s)<head>.*?</head>|<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", body)


@pytest.mark.parametrize("name, status", WRONG.items())
def test_whatever_goes_wrong_is_a_chinese_page_with_a_number(browser, name, status):
    response = browser.get(f"/wrong/{name}/")
    shown = words_of(response)

    assert response.status_code == status
    assert re.search(r"编号 [2-9A-Z]{4}-[2-9A-Z]{4}", shown)
    assert not re.search("[A-Za-z]{5,}", shown)
    assert not any(mark in shown for mark in CRASH_MARKS)


@pytest.mark.parametrize("name, status", WRONG.items())
def test_a_script_hears_the_same_words_with_the_number(browser, name, status):
    response = browser.get(f"/wrong/{name}/", headers={"accept": "application/json"})
    told = response.json()

    assert response.status_code == status
    assert re.search("[一-鿿]{4}", told["error"])
    assert not any(mark in told["error"] for mark in CRASH_MARKS)
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", told["reference"])


@pytest.mark.parametrize("status", errors.FAULTS)
def test_each_page_says_a_fact_and_a_remedy_without_hard_words(asking, status):
    fault = errors.FAULTS[status]
    shown = words_of(errors.answer(asking(), status))

    assert fault.title in shown
    assert fault.remedy in shown
    assert not re.search("请勿|非法|失败", shown)


def test_an_unknown_address_is_404(browser):
    response = browser.get("/nowhere/")

    assert response.status_code == 404
    assert "没有找到这一页" in words_of(response)


def test_a_wrong_method_is_405_and_says_which_is_allowed(browser):
    response = browser.get("/take/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "用页面上的按钮办理" in words_of(response)


def test_a_form_without_token_has_expired():
    response = Client(enforce_csrf_checks=True).post("/take/")

    assert response.status_code == 403
    assert "页面开得太久" in words_of(response)


def test_a_forged_host_is_400(browser):
    response = browser.get("/gallery/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "evil" not in words_of(response)


def test_too_much_at_once_is_413(browser, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10

    response = browser.post("/take/", {"text": "x" * 1000})

    assert response.status_code == 413
    assert "内容太大" in words_of(response)


def test_too_many_fields_are_413(browser, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3

    assert browser.post("/take/", {f"f{n}": "" for n in range(4)}).status_code == 413


def test_too_many_tries_are_429(browser):
    assert "操作太频繁" in words_of(browser.get("/slow-down/"))


def test_a_refusal_shows_every_reason(browser):
    shown = words_of(browser.get("/wrong/refused/"))

    assert "市直党工委尚未审核。" in shown
    assert "差额未说明。" in shown


def test_a_stale_row_says_who_and_when(browser):
    assert "许惠珍 9:41 已改过这条" in words_of(browser.get("/wrong/stale/"))


def test_our_own_words_of_a_bad_address_are_shown_and_english_ones_are_not(browser):
    assert "不认识的条件" in words_of(browser.get("/wrong/bad/"))
    assert "Unsafe" not in words_of(browser.get("/wrong/bad_english/"))


def test_a_database_that_is_away_asks_to_come_back(browser):
    assert browser.get("/wrong/database/")["Retry-After"] == "10"


@pytest.mark.parametrize("name, status", WRONG.items())
def test_htmx_gets_a_line_at_the_lower_edge_instead_of_a_page(browser, name, status):
    response = browser.get(f"/wrong/{name}/", headers={"hx-request": "true"})

    assert response.status_code == status
    assert response["HX-Retarget"] == "#toasts"
    assert response.content.decode().startswith('<div class="toast-line"')


@pytest.mark.parametrize("status", [404, 403, 409])
def test_somebody_logged_in_keeps_the_menu(asking, stranger, status):
    assert 'class="rail"' in errors.answer(asking(), status).content.decode()
    assert 'class="rail"' not in errors.answer(stranger, status).content.decode()


def test_no_page_repeats_the_address_that_went_wrong(asking):
    slots.unit_switch(lambda request: [Option("350500", "泉州市妇联"), Option("350521", "惠安县妇联")])

    page = errors.answer(asking("/ledgers/nowhere/?q=13805951234"), 404).content.decode()

    assert 'name="next"' in page
    assert "13805951234" not in page


def test_a_crash_draws_no_menu_which_could_crash_again(asking):
    assert 'class="rail"' not in errors.answer(asking(), 500).content.decode()


def test_each_request_has_a_number_of_its_own():
    numbers = {references.draw() for _ in range(200)}

    assert len(numbers) == 200
    assert not set("".join(numbers)) & set("01OIL")

"""The components in a real browser, under the real policy (T-WEB-1)."""

import pytest
from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def gallery(request, visit):
    """The gallery, with its chart drawn."""
    seen = visit(request.param)
    seen.go("/gallery/")
    seen.page.wait_for_selector("[data-ready]")
    return seen


@pytest.fixture
def desk(visit):
    """The gallery on a wide screen."""
    seen = visit(DESK)
    seen.go("/gallery/")
    return seen


def test_nothing_complains_nothing_is_asked_elsewhere_and_nothing_sticks_out(gallery):
    assert gallery.complaints == []
    assert gallery.hosts == {"localhost"}
    assert not gallery.overflows()


def test_a_chart_says_its_figures_under_the_pointer(desk):
    desk.page.wait_for_selector("[data-ready]")

    desk.page.hover(".mark-rect path >> nth=0")

    assert "38.4" in desk.page.inner_text("#vg-tooltip-element.visible")
    assert desk.complaints == []


def test_switching_the_period_stays_on_the_page(desk):
    desk.page.click("summary[aria-label^='切换期间']")
    desk.page.click(".pop-line >> text=上半年 >> nth=0")
    desk.page.wait_for_selector("summary[aria-label$='上半年']")

    assert desk.page.url.endswith("/gallery/")


def test_a_question_is_asked_before_removing_and_can_be_declined(desk):
    desk.page.click("[data-dialog=ask]")
    assert desk.page.locator("dialog[open]").count() == 1

    desk.page.click("dialog >> text=保留")
    assert desk.page.locator("dialog[open]").count() == 0


def test_the_keys_reach_the_search_box_and_leave_what_is_open(desk):
    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.name") == "q"

    desk.page.click("summary[aria-label^='切换期间']")
    desk.page.keyboard.press("Escape")
    assert desk.page.locator("details[open]").count() == 0


def test_a_chosen_file_is_named_where_it_was_dropped(desk):
    desk.page.set_input_files(
        "input[type=file]", {"name": "合同.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )

    assert desk.page.inner_text("[data-drop-said]") == "合同.pdf"


def test_a_refusal_of_a_fragment_becomes_a_line_at_the_lower_edge(desk):
    desk.page.evaluate("htmx.ajax('GET', '/search/?q=' + 'x'.repeat(41), {target: '#found'})")

    line = desk.page.wait_for_selector("#toasts [role=alert]").inner_text()
    assert "请不超过 40 个字" in line
    assert "编号" in line


def test_nothing_of_a_page_is_kept_in_the_browser(desk):
    desk.go("/search/?q=黄晓岚")

    assert "黄晓岚" not in desk.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")

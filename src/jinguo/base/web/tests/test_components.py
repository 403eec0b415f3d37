import re
from datetime import datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base.web import components
from jinguo.base.web.components import Event, Figure, Light
from jinguo.base.web.forms import ReasonForm
from jinguo.rules.flow import Step, Workflow
from jinguo.rules.verdict import YES, no

NASTY = '<img src=x onerror="alert(1)">'


def draw(source, **context):
    return Template("{% load jinguo %}" + source).render(Context(context))


def test_an_icon_is_hidden_from_screen_readers_and_drawn_thin():
    drawn = draw('{% icon "plus" %}')

    assert 'aria-hidden="true"' in drawn
    assert 'stroke-width="1.6"' in drawn
    assert 'class="icon"' in drawn


def test_a_light_says_its_state_in_words():
    assert draw('{% light "near" "滞后" %}') == '<span class="light light-near">滞后</span>'


def test_days_take_their_tone_from_the_time_left():
    assert "tone-bad" in draw("{% days left %}", left=-1)
    assert "tone-none" in draw("{% days left %}", left=27)


@pytest.mark.parametrize(
    "source",
    [
        '{% light "ok" text %}',
        "{% chip text %}",
        "{% masked text %}",
        '{% act text "#" %}',
        "{% panel text %}内容{% endpanel %}",
        '{% panel "题" note=text foot=text %}{{ text }}{% endpanel %}',
        "{% note %}{{ text }}{% endnote %}",
        '{% dialog "d" text %}{{ text }}{% enddialog %}',
        "{% meter 5 text %}",
        "{% nothing text text %}",
        "{% work text 1 2 text %}",
        "{% chart text text text %}",
    ],
)
def test_no_component_lets_markup_of_a_value_through(source):
    assert "<img" not in draw(source, text=NASTY)


def test_each_dialog_of_a_page_labels_its_own_field():
    twice = "".join(f'{{% dialog "{one}" "题" url="/{one}/" form=form %}}{{% enddialog %}}' for one in "ab")
    drawn = draw(twice, form=ReasonForm())

    assert re.findall(r'label for="([^"]+)"', drawn) == re.findall(r'textarea[^>]* id="([^"]+)"', drawn)
    assert len(set(re.findall(r' id="([^"]+)"', drawn))) == len(re.findall(r' id="([^"]+)"', drawn))


def test_an_act_that_posts_carries_a_token():
    drawn = draw('{% act "销假" "/leaves/1/report_back/" post=True %}', csrf_token="token-of-the-page")

    assert 'method="post"' in drawn
    assert "token-of-the-page" in drawn


def test_a_refused_act_stays_visible_with_its_reason_and_leads_nowhere():
    drawn = draw('{% act "提请批复" "/plans/1/submit/" post=True verdict=verdict %}', verdict=no("市直党工委尚未审核"))

    assert "提请批复" in drawn
    assert "市直党工委尚未审核" in drawn
    assert 'aria-disabled="true"' in drawn
    assert "/plans/1/submit/" not in drawn


def test_an_allowed_act_is_drawn_as_usual():
    assert "/plans/1/submit/" in draw('{% act "提请批复" "/plans/1/submit/" verdict=verdict %}', verdict=YES)


def test_a_refusal_numbers_its_reasons():
    drawn = draw('{% refusal verdict "提请批复" %}', verdict=no("尚未审核；差额未说明"))

    assert re.findall(r"<li>(.*?)</li>", drawn) == ["尚未审核。", "差额未说明。"]


def test_a_consent_draws_no_refusal():
    assert draw("{% refusal verdict %}", verdict=YES).strip() == ""


def test_a_panel_is_labelled_by_its_title():
    drawn = draw('{% panel "待办" code="todo" more="/todo/" %}六件{% endpanel %}')

    assert 'aria-labelledby="h-todo"' in drawn
    assert '<h2 id="h-todo">待办</h2>' in drawn
    assert 'href="/todo/"' in drawn


def test_a_panel_of_a_table_has_no_body_around_it():
    assert "panel-body" not in draw('{% panel "待办" body=False %}<table></table>{% endpanel %}')


def test_a_figure_with_an_address_opens():
    figure = Figure("逾期", "3", "件", "/late/", Light("bad", "最长 4 天"))

    drawn = draw("{% figures items %}", items=[figure])

    assert '<a href="/late/">' in drawn
    assert "3<small>件</small>" in drawn
    assert "light-bad" in drawn


@given(st.floats(-1000, 1000))
def test_a_meter_never_leaves_its_track(share):
    width = re.search(r'class="fill" width="([^"]+)"', draw('{% meter share "完成" %}', share=share))

    assert 0 <= Decimal(width[1]) <= 100


def test_a_meter_without_time_has_no_tick():
    assert 'class="due"' not in draw('{% meter 50 "完成 50%" %}')
    assert "M42 -1" in draw('{% meter 50 "完成 50%" due=42 %}')


def test_a_chain_tells_what_is_still_to_come():
    events = [
        Event(datetime(2011, 5, 5, 9, 10), "林秀芬", "首问登记", tone="ok"),  # noqa: DTZ001
        Event("7月11日前", "", "办结", is_next=True),
    ]

    drawn = draw("{% chain events %}", events=events)

    assert "2011年5月5日 09:10" in drawn
    assert '<li class="next"><time>7月11日前</time>' in drawn


def test_the_flow_strip_follows_the_table():
    table = Workflow(
        "请假",
        {"draft": "起草", "asked": "待批", "approved": "已批准"},
        (Step("draft", "ask", "asked", "提交"), Step("asked", "approve", "approved", "批准")),
    )

    strip = components.stages(table, "asked", {"draft": "6月1日 黄晓岚"})

    assert [(one.label, one.place) for one in strip] == [("起草", "done"), ("待批", "here"), ("已批准", "ahead")]
    assert strip[0].detail == "6月1日 黄晓岚"
    assert draw("{% flow items %}", items=strip).count("aria-current") == 1


@pytest.mark.parametrize("state, shown", [("running", "<progress"), ("done", "已完成"), ("failed", "已中断")])
def test_long_work_shows_how_far_it_is_or_how_it_ended(state, shown):
    assert shown in draw('{% work "计算" 1 2 state=state %}', state=state)

"""The rule that a goal is scored by is chosen and told in words, and what is wrong is said at its field."""

import pytest

from jinguo.cycle.plans.services import change_goal
from jinguo.cycle.plans.snapshots import plan_content
from jinguo.cycle.plans.views.editions import compared
from jinguo.org.access.tests.browsers import browser_of


@pytest.fixture
def page(office):
    """Sends the form of the goal with some fields changed; gives the answer."""
    browser, address = browser_of(office.keeper), f"/plans/goals/{office.goal.pk}/change/"
    form = browser.get(address).context["form"]
    standing = {name: form[name].value() for name in form.fields}
    known = {name: value for name, value in standing.items() if value is not None}
    return lambda **changes: browser.post(address, {**known, **changes})


def test_a_chosen_rule_with_its_parameters_is_kept_and_told_in_words(office, page):
    page(scoring_rule="tiers", scoring="各档门槛和分值：90=100、80=60\n越小越好：否")

    office.goal.refresh_from_db()
    shown = browser_of(office.keeper).get(office.goal.get_absolute_url()).content.decode()

    assert office.goal.scoring == {"tiers": [["90", "100"], ["80", "60"]], "falling": False}
    assert "分档（各档门槛和分值：90=100、80=60；越小越好：否）" in shown


@pytest.mark.parametrize(
    ("rule", "lines", "words"),
    [
        ("ratio", "最高按完成率（%）：90", "要在 100 到 200 之间"),
        ("ratio", "每次分值：2", "没有“每次分值”这个参数，可写：最高按完成率（%）"),
        ("deduct_per", "", "“每次分值”没有填"),
        ("deduct_per", "每次分值 2", "每行写成“名称：值”"),
        ("", "每次分值：2", "没有选计分规则"),
    ],
)
def test_what_is_wrong_with_parameters_stands_at_their_field(office, page, rule, lines, words):
    form = page(scoring_rule=rule, scoring=lines).context["form"]

    assert list(form.errors) == ["scoring"]
    assert words in str(form.errors["scoring"])
    assert form["scoring"].value() == lines


def test_versions_are_compared_in_words(office):
    before = plan_content(office.plan)
    change_goal(office.goal, by=office.keeper, scoring_rule="ratio", scoring={"most": "120"})

    (changed,) = compared(before, plan_content(office.plan))

    assert changed.lines == [
        ("计分规则", "按目标类型的通常规则", "按比例"),
        ("计分参数", "—", "最高按完成率（%）：120"),
    ]

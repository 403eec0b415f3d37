"""Reading holiday notices: what is taken, and what a wrong row is told."""

from datetime import date

import pytest

from jinguo.rules.notices import HOLIDAY, IN_LIEU, Notice, read_notices, shipped_notices

GOOD = {"date": "2027-01-01", "name": "元旦", "kind": "放假", "source": "国办发明电〔2026〕9号"}


def test_rule_2_the_shipped_file_has_every_row_of_the_four_notices():
    notices = shipped_notices()

    assert len(notices) == 142
    assert notices[0] == Notice(
        date(2022, 12, 31), "元旦", HOLIDAY, "国务院办公厅关于2023年部分节假日安排的通知(国办发明电〔2022〕16号)"
    )


@pytest.mark.parametrize("kind", ["调休上班", "上班", "workday-in-lieu"])
def test_a_make_up_day_may_be_written_in_words(kind):
    sheet = read_notices([{**GOOD, "date": "2027-02-20", "kind": kind}])

    assert [notice.kind for notice in sheet.notices] == [IN_LIEU]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"date": "2027年1月1日"}, "第 2 行：“2027年1月1日”不是日期，请写成 2026-02-14。"),
        ({"date": ""}, "第 2 行：“”不是日期，请写成 2026-02-14。"),
        ({"kind": "补班"}, "第 2 行：“补班”不是类别，请填 放假 或 调休上班。"),
        ({"name": " "}, "第 2 行：节日名称和通知文号都要填写。"),
        ({"source": ""}, "第 2 行：节日名称和通知文号都要填写。"),
        ({"kind": "上班"}, "第 2 行：2027-01-01 不是周六或周日，不会调休上班，请核对日期。"),
    ],
)
def test_a_wrong_row_is_told_its_number_and_the_remedy(change, told):
    assert read_notices([{**GOOD, **change}]).errors == (told,)


def test_the_same_day_twice_is_told_at_the_second_row():
    sheet = read_notices([GOOD, GOOD])

    assert sheet.errors == ("第 3 行：2027-01-01 前面已有一行，请只留一行。",)
    assert len(sheet.notices) == 1

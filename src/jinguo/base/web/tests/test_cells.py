import json
import re
from datetime import datetime

import pytest
from django.core.exceptions import BadRequest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from jinguo.base.web.cells import (
    Cell,
    CellEdit,
    CellGrid,
    Changed,
    ColumnHead,
    Refused,
    RowHead,
    Saved,
    Unreadable,
    answer,
    is_plain,
    read_cells,
)
from jinguo.base.web.middleware import RefusalPage

ROWS = [RowHead("350521", "惠安县"), RowHead("350526", "德化县")]
COLUMNS = [ColumnHead("deaths", "孕产妇死亡率", "1/10万"), ColumnHead("note", "情况说明")]
FILLED = Cell("d.350521", "9.8", 2)


def grid(**cells):
    """Two counties and two columns; `d1`, `n1`, `d2`, `n2` give the cells, none is asked where none is given."""
    places = {"d1": (0, 0), "n1": (0, 1), "d2": (1, 0), "n2": (1, 1)}
    given_cells = {(ROWS[places[at][0]].key, COLUMNS[places[at][1]].key): cell for at, cell in cells.items()}
    return CellGrid(ROWS, COLUMNS, given_cells, "/save/", "draft-1")


def draw(shown):
    return Template("{% load jinguo %}{% cells grid %}").render(Context({"grid": shown, "csrf_token": "token"}))


def script(rf, sent, kind="application/json"):
    return rf.post("/save/", sent if isinstance(sent, str) else json.dumps(sent), content_type=kind)


def cell(**changes):
    return {"key": "d.350521", "text": "9.8", "version": 2, "comment": None, **changes}


def test_the_cells_of_the_script_are_read_as_they_were_typed(rf):
    sent = {"cells": [cell(text=" １，２３４．５％ "), cell(key="n", text="", comment=" 口径变了 ")]}

    assert read_cells(script(rf, sent)) == [
        CellEdit("d.350521", "１，２３４．５％", 2),
        CellEdit("n", "", 2, "口径变了"),
    ]


def test_a_form_sends_the_same_cells(rf):
    request = rf.post(
        "/save/", {"cell:d": "9.8", "seen:d": "2", "cell:n": "无", "seen:n": "0", "comment:n": "口径变了", "other": "x"}
    )

    assert is_plain(request)
    assert read_cells(request) == [CellEdit("d", "9.8", 2), CellEdit("n", "无", 0, "口径变了")]


@pytest.mark.parametrize(
    "sent, said",
    [
        ("{", "没有收到格子"),
        ("[" * 100_000, "没有收到格子"),
        ([], "没有收到格子"),
        ({"cells": {}}, "没有收到格子"),
        ({"cells": ["x"]}, "没有收到格子"),
        ({"cells": [cell()] * 2}, "同一格"),
        ({"cells": [cell()] * 5001}, "5,000"),
        ({"cells": [cell(version=True)]}, "版本号"),
        ({"cells": [cell(version=-1)]}, "版本号"),
        ({"cells": [cell(version=10**9)]}, "版本号"),
        ({"cells": [cell(key="")]}, "名称"),
        ({"cells": [cell(text=9.8)]}, "不是文字"),
        ({"cells": [cell(text="a\0")]}, "不是文字"),
        ({"cells": [cell(text="字" * 2001)]}, "2,001"),
        ({"cells": [cell(comment="字" * 501)]}, "说明太长"),
    ],
)
def test_what_cannot_be_read_is_refused_in_chinese(rf, sent, said):
    with pytest.raises(Unreadable, match=said):
        read_cells(script(rf, sent))


@pytest.mark.parametrize("seen", ["", "x", "²", "-1", "1" * 30])
def test_a_form_without_a_version_is_refused(rf, seen):
    with pytest.raises(BadRequest, match="版本号"):
        read_cells(rf.post("/save/", {"cell:d": "9.8", "seen:d": seen}))


def test_the_script_hears_why_nothing_was_read(rf):
    response = RefusalPage(lambda request: None).process_exception(script(rf, "{"), Unreadable("看不懂"))

    assert response.status_code == 400
    assert json.loads(response.content)["error"] == "看不懂"


@given(st.lists(st.builds(CellEdit, st.text("abc.0", min_size=1, max_size=9), st.text("１2.％ab"), st.integers(0, 99))))
def test_what_was_sent_is_what_is_read(edits):
    from django.test import RequestFactory

    once = list({edit.key: edit for edit in edits}.values())
    assert read_cells(script(RequestFactory(), {"cells": [vars(edit) for edit in once]})) == once


def test_the_answer_says_what_became_of_each_cell():
    told = answer(
        [Saved("a", "1", 3, "比上年高")],
        [Refused("b", "不是数字")],
        [Changed("c", "44", 5, "王芳", datetime(2011, 5, 5, 9, 41))],  # noqa: DTZ001
    )

    assert json.loads(told.content) == {
        "saved": [{"key": "a", "text": "1", "version": 3, "because": "比上年高", "is_hard": False}],
        "refused": [{"key": "b", "because": "不是数字"}],
        "changed": [{"key": "c", "text": "44", "version": 5, "by": "王芳", "at": "2011年5月5日 09:41"}],
    }


def test_a_cell_is_a_named_field_that_carries_the_version_it_was_drawn_from():
    drawn = draw(grid(d1=FILLED))

    assert 'name="cell:d.350521"' in drawn
    assert '<input type="hidden" name="seen:d.350521" value="2">' in drawn
    assert re.search(r'value="9.8" aria-labelledby="r1 k1" inputmode="decimal"', drawn)
    assert drawn.count('<td class="cell none">') == 3


def test_the_browser_is_told_what_a_number_may_be():
    shown = CellGrid(ROWS, COLUMNS, {("350521", "deaths"): Cell("d", "", 0, lowest="0")}, "/", "", words=["暂无", "—"])

    drawn = draw(shown)

    assert 'data-words="暂无 —"' in drawn
    assert 'data-lowest="0"' in drawn
    assert "data-highest" not in drawn


def test_a_locked_cell_is_read_and_not_sent():
    drawn = draw(grid(d1=Cell("d", "9.8", 2, is_locked=True)))

    assert "readonly" in drawn
    assert "cell:d" not in drawn
    assert "保存" not in drawn


def test_a_remark_stands_at_its_cell_and_in_the_list_that_leads_there():
    drawn = draw(grid(d1=FILLED, d2=Cell("d2", "40", 1, remark="比上年高出 30", comment="统计口径变了")))

    assert 'aria-describedby="c2-1-said"' in drawn
    assert '<a href="#c2-1">德化县 · 孕产妇死亡率</a>　比上年高出 30' in drawn
    assert 'name="comment:d2" value="统计口径变了"' in drawn


def test_a_grid_without_remarks_hides_its_list():
    assert re.search(r"data-remarks[^>]* hidden", draw(grid(d1=FILLED)))


def test_what_is_owed_is_marked_until_it_is_there():
    assert "missing" in draw(grid(d1=Cell("d", "", 0, missing=True)))
    assert "missing" not in draw(grid(d1=Cell("d", "1", 1, missing=True)))


def test_no_cell_lets_markup_of_a_value_through():
    nasty = '"><img src=x>'
    shown = CellGrid(
        [RowHead("r", nasty, nasty)],
        [ColumnHead("k", nasty, nasty, nasty)],
        {("r", "k"): Cell(nasty, nasty, 1, remark=nasty, comment=nasty)},
        nasty,
        nasty,
    )

    assert "<img" not in draw(shown)


def test_without_a_script_nothing_written_is_lost():
    shown = grid(d1=FILLED, d2=Cell("d2", "1", 4), n1=Cell("n1", "甲", 0, "text"))
    edits = [CellEdit("d.350521", "abc", 2), CellEdit("d2", "3", 3), CellEdit("n1", "乙", 0)]

    back = shown.after(edits, [Refused("d.350521", "不是数字")], [Changed("d2", "", 5, "王芳", "9:41")])

    first, second = back.cells["350521", "deaths"], back.cells["350526", "deaths"]
    assert (first.text, first.remark, first.is_hard) == ("abc", "不是数字", True)
    assert (second.text, second.version) == ("3", 5)
    assert second.remark == "王芳 9:41 已改为 空。再保存一次就用您的。"
    assert back.cells["350521", "note"].text == "甲"

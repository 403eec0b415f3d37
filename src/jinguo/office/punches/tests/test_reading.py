"""What is read out of files, whichever program wrote them: every time that is there, and none that is not."""

import io
from datetime import datetime, time

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from jinguo.office.punches.importing import read_lines
from jinguo.office.punches.importing.cells import moment


def workbook(*sheets):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        for rows in sheets:
            page = book.add_worksheet()
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return content.getvalue()


def table(*rows):
    return "\n".join(",".join(row) for row in rows).encode()


def read(content):
    """The lines, moments as text: number, whose, when (— for a day without punches, ? for what cannot be read)."""
    return [
        (one.number, one.pin, f"{one.moment:%m-%d %H:%M}" if one.moment else "—" if one.is_empty else "?")
        for one in read_lines(content)
    ]


def test_a_daily_export_with_titles_and_several_times_in_a_cell():
    content = workbook(
        [
            ["钉钉考勤日报表 2026-03-02 至 2026-03-03"],
            [],
            ["姓名", "工号", "日期", "上班1打卡时间", "下班1打卡时间"],
            ["林素华", 1007, "26-03-02 星期一", "08:25\n08:31", "17:31"],
            ["林素华", 1007, "26-03-03 星期二", "", "次日00:12"],
            ["林素华", 1007, "26-03-07 星期六", "未打卡", ""],
        ]
    )

    times = ["03-02 08:25", "03-02 08:31", "03-02 17:31", "03-04 00:12", "—"]
    assert [one[2] for one in read(content)] == times


def test_when_she_was_there_is_read_and_not_when_she_should_have_been():
    """The raw export of DingTalk has both, the planned time first."""
    rows = ["姓名", "工号", "UserId", "考勤日期", "考勤时间", "打卡时间", "打卡结果"]
    made = ["林素华", "", "u7", "2026-03-02", "2026-03-02 08:30", "2026-03-02 08:47", "迟到"]
    missed = ["林素华", "", "u7", "2026-03-02", "2026-03-02 17:30", "", "缺卡"]

    assert read(table(rows, made, missed)) == [(2, "u7", "03-02 08:47"), (3, "u7", "—")]


def test_a_head_of_two_rows_whose_upper_one_names_the_day():
    """The daily report of WeCom: 时间 is a day there."""
    upper = ["时间", "姓名", "账号", "上班", "", "下班", ""]
    lower = ["", "", "", "打卡时间", "打卡状态", "打卡时间", "打卡状态"]

    found = read(table(upper, lower, ["2026/03/02 星期一", "林素华", "lin", "08:25", "正常", "17:31", "正常"]))

    assert found == [(3, "lin", "03-02 08:25"), (3, "lin", "03-02 17:31")]


MONTH = ["打卡时间表 统计日期：2026-02-27 至 2026-03-02"]


def test_a_table_with_a_column_for_each_day():
    head = ["姓名", "工号", "UserId", "27", "六", "日", "2"]
    lin, chen = ["林素华", "7", "u7", "08:25  \n17:31", "", "", "次日00:12"], ["陈雪", "8", "u8", "", "", "", ""]

    found = read(workbook([MONTH, ["报表生成时间：2026-03-05 09:00"], head, lin, chen]))

    assert [when for _, _, when in found] == ["02-27 08:25", "02-27 17:31", "03-03 00:12", "—"]
    assert [pin for _, pin, _ in found] == ["7", "7", "7", "8"]


@pytest.mark.parametrize("days", [["27", "28", "1"], ["26", "六", "日", "2"], ["五", "六", "日", "一"]])
def test_days_that_do_not_fit_the_title_are_not_guessed(days):
    with pytest.raises(ValidationError, match="没有找到表头"):
        read(table(MONTH, ["姓名", "工号", *days], ["林素华", "7", "08:25", "", "", ""]))


def test_a_summary_of_a_month_in_front_is_passed_over():
    """It tells of outings with times that are no punches."""
    head, days = ["姓名", "工号"], ["27", "六", "日", "2"]
    summary = [["月度汇总 统计日期：2026-02-27 至 2026-03-02"], [*head, "出勤天数", *days]]
    told = ["林素华", "7", "2", "外出02-27 14:00到02-27 17:00", "", "", "正常"]

    found = read(workbook([*summary, told], [MONTH, [*head, *days], ["林素华", "7", "08:25", "", "", ""]]))

    assert found == [(3, "7", "02-27 08:25")]


def test_the_first_sheet_with_a_head_is_read():
    content = workbook([["说明"], ["由系统导出"]], [["工号", "打卡时间"], ["7", datetime(2026, 3, 2, 8, 25)]])  # noqa: DTZ001

    assert read(content) == [(2, "7", "03-02 08:25")]


def test_typed_cells_of_a_day_and_a_clock():
    content = workbook([["工号", "日期", "签到"], ["7", "2026年3月2日", time(8, 25)]])

    assert read(content) == [(2, "7", "03-02 08:25")]


def test_where_no_number_is_written_the_name_stands_for_it():
    assert read(table(["姓名", "打卡时间"], ["林素华", "2026/3/2 8:25"])) == [(2, "林素华", "03-02 08:25")]


@pytest.mark.parametrize("cell", ["2026-03-02 25:61", "2026-02-30 08:00", "八点半", "2026-13-01 08:00:00"])
def test_a_time_that_cannot_be_is_told_and_never_guessed(cell):
    assert [one[2] for one in read(table(["工号", "打卡时间"], ["7", cell]))] == ["?"]


@pytest.mark.parametrize(
    "cell", ["2026-03-02", "2026-03-02 08:41 17:30", "", "2026-03-02T08:41:00+00:00", "2026-03-02 08+08"]
)
def test_a_machine_that_writes_no_moment_or_two_makes_no_punch(cell):
    assert next(one.moment for one in read_lines(f"7\t{cell}\t0\n8\t2026-03-02 08:41:00\t0\n".encode())) is None


def test_an_attlog_line_keeps_its_number_among_blank_ones():
    assert read(b"\n7\t2026-03-02 08:41:00\t255\t15\t0\r\n\n8\t2026-03-02 08:42:00\t0\n")[1][0] == 4


@pytest.mark.parametrize(
    "content",
    [b"", b"  \n", b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 none", "甲,乙\n1,2\n".encode()],
)
def test_what_is_no_file_of_punches_is_refused_in_chinese(content):
    with pytest.raises(ValidationError) as refused:
        list(read_lines(content))

    assert refused.value.messages[0].endswith("。")


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))  # noqa: DTZ001
def test_every_moment_comes_back_to_its_minute_however_it_is_written(when):
    minute = when.replace(second=0, microsecond=0)
    ways = [
        f"{minute:%Y-%m-%d %H:%M:%S}",
        f"{minute:%Y/%m/%d %H:%M}",
        f"{when.year}年{when.month}月{when.day}日 {when.hour}:{when.minute:02}",
    ]

    assert [moment(text) for text in ways] == [minute] * 3


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(content):
    try:
        lines = list(read_lines(content))
    except ValidationError:
        return
    assert all(line.number > 0 for line in lines)

"""Files of punches: whoever wrote them, every line is accounted for, and nothing is written twice."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from jinguo.base.moves import Refused
from jinguo.office.punches import services
from jinguo.office.punches.importing import read_lines
from jinguo.office.punches.models import Punch
from jinguo.office.punches.queries import punch_minutes
from jinguo.office.shifts import touched
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in

MARCH_2, MARCH_3 = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def clerk(db, june_3):
    person = staff_in(DepartmentFactory())
    person.number = "1007"
    person.save()
    return person


@pytest.fixture
def take(organ, keeper):
    def taken(content):
        return services.take_in(organ, read_lines(content), by=keeper, name="attlog.dat", sha256="0" * 64)

    return taken


ATTLOG = (
    b"1007\t2026-03-02 08:25:11\t0\t1\t0\t0\n"
    b"1007\t2026-03-02 17:31:40\t255\t1\t0\t0\n"
    b"1007\t2026-03-02 08:25:59\t0\t1\t0\t0\n"
    b"9999\t2026-03-02 08:30:00\t0\t1\t0\t0\n"
    b"1007\t2031-01-01 08:30:00\t0\t1\t0\t0\n"
    b"garbage without a moment\n"
)


def minutes():
    return sorted((staff, day.isoformat(), minute) for staff, day, minute in punch_minutes(MARCH_2, MARCH_3))


def test_every_line_of_an_attlog_is_accounted_for(take, clerk):
    taken = take(ATTLOG)

    assert taken.counts == {"kept": 2, "unmatched": 1, "known": 1, "future": 1, "unreadable": 1}
    assert taken.batch.lines == 6
    assert taken.lines_of == {"known": [[3, 3]], "unmatched": [[4, 4]], "future": [[5, 5]], "unreadable": [[6, 6]]}
    assert minutes() == [(clerk.pk, "2026-03-02", 505), (clerk.pk, "2026-03-02", 1051)]


def test_the_same_file_again_writes_nothing(take):
    take(ATTLOG)

    assert take(ATTLOG).counts == {"known": 4, "future": 1, "unreadable": 1}
    assert Punch.objects.count() == 3


def test_a_punch_after_midnight_belongs_to_the_day_before(take, clerk):
    take(b"1007\t2026-03-03 00:05:00\t1\n1007\t2026-03-03 04:00:00\t0\n")

    assert minutes() == [(clerk.pk, "2026-03-02", 1445), (clerk.pk, "2026-03-03", 240)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_in_every_encoding_with_its_columns_in_any_order(take, clerk, encoding):
    rows = "林素华,2026/3/2 8:25,办公室,1007\n林素华,2026年3月2日 17:31,办公室,1007\n"
    text = f"市妇联考勤明细\n姓名,打卡时间,部门,工号\n{rows}"

    assert take(text.encode(encoding)).counts == {"kept": 2}
    assert minutes() == [(clerk.pk, "2026-03-02", 505), (clerk.pk, "2026-03-02", 1051)]


def test_a_table_without_a_head_is_refused_and_nothing_is_kept(take):
    with pytest.raises(ValidationError, match="没有找到表头"):
        take("甲,乙\n1,2\n".encode())

    assert not Punch.objects.exists()


def test_a_number_that_is_matched_later_brings_its_punches_along(take, organ, keeper, clerk, monkeypatch):
    heard = []
    take(ATTLOG)
    monkeypatch.setattr(touched, "_handlers", [lambda *words: heard.append(words)])

    assert services.match_pin(organ, "9999", clerk, by=keeper) == 1
    assert heard == [({clerk.pk}, MARCH_2, MARCH_2)]
    assert take(b"9999\t2026-03-03 08:00:00\t0\n").counts == {"kept": 1}


def test_a_file_touches_the_days_of_its_people(take, clerk, monkeypatch):
    heard = []
    monkeypatch.setattr(touched, "_handlers", [lambda *words: heard.append(words)])

    take(ATTLOG)

    assert heard == [({clerk.pk}, MARCH_2, MARCH_2)]


def test_only_the_office_takes_files_in(organ, clerk):
    with pytest.raises(Refused, match="绩效办或人事"):
        services.take_in(organ, [], by=clerk, name="a", sha256="0" * 64)


def test_a_punch_is_never_changed_or_deleted(take):
    take(ATTLOG)
    row = Punch.objects.first()

    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()

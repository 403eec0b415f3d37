"""Many rows at once: what was written is what is read, on both databases, and what is known is left out."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from jinguo.base.bulk import insert, insert_alike
from jinguo.org.structure.models import CalendarNotice

COLUMNS = ("day", "name", "kind", "source")
HOLIDAYS = [(date(2031, 1, 1), "元旦", "holiday", "通知"), (date(2031, 1, 4), "元旦", "workday-in-lieu", "通知")]


@pytest.mark.django_db
def test_rows_are_read_as_they_were_written():
    assert insert(CalendarNotice, COLUMNS, HOLIDAYS) == 2
    assert list(CalendarNotice.objects.order_by("day").values_list(*COLUMNS)) == HOLIDAYS


@pytest.mark.django_db
def test_what_is_known_is_left_out_and_counted_out():
    insert(CalendarNotice, COLUMNS, HOLIDAYS[:1])

    assert insert(CalendarNotice, COLUMNS, HOLIDAYS, skip_known=True) == 1
    assert CalendarNotice.objects.count() == 2


@pytest.mark.django_db
def test_without_leave_a_known_row_stops_everything():
    insert(CalendarNotice, COLUMNS, HOLIDAYS[:1])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(CalendarNotice, COLUMNS, HOLIDAYS)

    assert CalendarNotice.objects.count() == 1


@pytest.mark.django_db
def test_what_rows_share_is_put_to_each_of_them():
    shared = [("元旦", "holiday", "通知"), ("国庆节", "holiday", "通知")]

    insert_alike(
        CalendarNotice, ["day"], [("2031-01-01", 0), ("2031-10-01", 1), ("2031-10-02", 1)], COLUMNS[1:], shared
    )

    told = list(CalendarNotice.objects.order_by("day").values_list(*COLUMNS))
    assert told == [(date(2031, *day), *shared[place]) for day, place in (((1, 1), 0), ((10, 1), 1), ((10, 2), 1))]

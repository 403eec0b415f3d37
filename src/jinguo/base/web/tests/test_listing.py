from datetime import UTC, datetime, timedelta

import django_filters
import django_tables2
import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import BadRequest
from django.http import Http404
from django.template import RequestContext, Template

from jinguo.base.web.filters import Conditions
from jinguo.base.web.listing import PER_PAGE, listing
from jinguo.base.web.tables import CardGrid, DayColumn, Grid

ROWS = 45
START = datetime(2026, 1, 1, 4, tzinfo=UTC)


class SessionGrid(Grid):
    session_key = django_tables2.Column("编号")
    expire_date = DayColumn(verbose_name="到期日")
    session_data = django_tables2.Column("内容", orderable=False)


class SessionConditions(Conditions):
    kind = django_filters.ChoiceFilter(label="类别", field_name="session_data", choices=[("a", "甲"), ("b", "乙")])
    day_from = django_filters.DateFilter(label="起始日", field_name="expire_date", lookup_expr="date__gte")
    text = django_filters.CharFilter(label="编号", field_name="session_key", lookup_expr="contains")


@pytest.fixture
def rows(db):
    Session.objects.bulk_create(
        Session(session_key=f"k{n:02}", session_data="ab"[n % 2], expire_date=START + timedelta(days=n))
        for n in range(ROWS)
    )
    return Session.objects.order_by("session_key")


def ask(asking, rows, address):
    return listing(asking(f"/list/{address}"), rows, table=SessionGrid, conditions=SessionConditions)


def keys(shown):
    return [row.record.session_key for row in shown.table.paginated_rows]


def draw(shown, request):
    return Template("{% load jinguo %}{% listing shown %}").render(RequestContext(request, {"shown": shown}))


def test_a_list_shows_its_first_page_and_counts_all(asking, rows):
    shown = ask(asking, rows, "")

    assert keys(shown) == [f"k{n:02}" for n in range(PER_PAGE)]
    assert shown.found == ROWS


def test_a_later_page_goes_on(asking, rows):
    assert keys(ask(asking, rows, "?page=3")) == ["k40", "k41", "k42", "k43", "k44"]


def test_a_column_sorts_both_ways(asking, rows):
    assert keys(ask(asking, rows, "?sort=expire_date"))[0] == "k00"
    assert keys(ask(asking, rows, "?sort=-expire_date"))[0] == "k44"


def test_conditions_narrow_the_list_together(asking, rows):
    shown = ask(asking, rows, "?kind=b&day_from=2026-02-10")

    assert keys(shown) == ["k41", "k43"]


def test_an_empty_condition_narrows_nothing(asking, rows):
    shown = ask(asking, rows, "?kind=&text=")

    assert (shown.found, shown.chosen) == (ROWS, [])


def test_a_condition_in_force_is_said_in_words_and_can_be_taken_off_alone(asking, rows):
    shown = ask(asking, rows, "?kind=b&day_from=2026-02-10&sort=-expire_date&page=1")

    assert [one.text for one in shown.chosen] == ["类别：乙", "起始日：2月10日"]
    assert shown.chosen[0].url_without == "?day_from=2026-02-10&sort=-expire_date"


def test_an_export_takes_all_rows_in_the_order_asked_for(asking, rows):
    shown = ask(asking, rows, "?kind=a&sort=-session_key")

    assert [row.session_key for row in shown.rows][:2] == ["k44", "k42"]
    assert len(shown.rows) == 23


@pytest.mark.parametrize(
    "address",
    [
        "?session_data__startswith=p",  # ORM lookup
        "?owner__password=x",
        "?kind=c",
        "?kind=a&kind=b",
        "?day_from=2026-13-45",
        "?text=%00",
        "?sort=password",
        "?sort=session_data",  # a column, but not one to sort by
        "?sort=session_data__length",
        "?sort=expire_date,session_key",
        '?sort="expire_date"',
        "?sort=expire_date)%3bDROP TABLE",
        "?page=x",
    ],
)
def test_an_address_the_list_does_not_know_is_refused_in_chinese(asking, rows, address):
    with pytest.raises(BadRequest, match="请从列表"):
        ask(asking, rows, address)


@pytest.mark.parametrize("page", ["0", "4", "-1"])
def test_a_page_past_the_end_is_not_found(asking, rows, page):
    with pytest.raises(Http404):
        ask(asking, rows, f"?page={page}")


def test_heads_and_pages_keep_the_conditions(asking, rows):
    request = asking("/list/?kind=b&page=2")
    drawn = draw(listing(request, rows, table=SessionGrid, conditions=SessionConditions), request)

    assert 'href="?kind=b&amp;sort=expire_date"' in drawn  # back on the first page
    assert 'href="?kind=b&amp;page=1"' in drawn
    assert "第 21—22 条，共 22 条" in drawn


def test_the_sorted_column_says_so(asking, rows):
    request = asking("/list/?sort=-expire_date")
    drawn = draw(listing(request, rows, table=SessionGrid, conditions=SessionConditions), request)

    assert drawn.count('aria-sort="descending"') == 1
    assert 'href="?sort=expire_date"' in drawn


def test_every_condition_has_a_spoken_name(asking, rows):
    request = asking("/list/")
    drawn = draw(listing(request, rows, table=SessionGrid, conditions=SessionConditions), request)

    assert drawn.count('aria-label="类别"') == 1
    assert '<option value="" selected>类别</option>' in drawn


def test_a_list_without_rows_says_what_to_do(asking, rows):
    request = asking("/list/?text=nobody")
    drawn = draw(listing(request, rows, table=SessionGrid, conditions=SessionConditions), request)

    assert "没有符合条件的记录" in drawn
    assert "找到 0 条" in drawn


def test_a_list_counts_once_and_fetches_once(asking, rows, django_assert_num_queries):
    request = asking("/list/?kind=b&sort=-expire_date")

    with django_assert_num_queries(2):
        draw(listing(request, rows, table=SessionGrid, conditions=SessionConditions), request)


def test_a_choice_of_rows_begins_with_its_label(asking, db):
    class Picking(Conditions):
        type = django_filters.ModelChoiceFilter(label="类型", queryset=ContentType.objects.all())

    assert next(iter(Picking({}, Permission.objects.all()).form.fields["type"].choices))[1] == "类型"


def test_an_empty_list_without_conditions_does_not_ask_to_loosen_any(asking, rows):
    empty = rows.filter(session_key="none")

    assert "还没有记录。" in draw(ask(asking, empty, ""), asking("/list/"))
    assert "可放宽或清除条件" in draw(ask(asking, empty, "?kind=a"), asking("/list/?kind=a"))


def test_a_list_of_one_page_offers_no_turning(asking, rows):
    one_page, more = ask(asking, rows.filter(session_key__lt="k10"), ""), ask(asking, rows, "")

    assert "下一页" not in draw(one_page, asking("/list/"))
    assert "下一页" in draw(more, asking("/list/"))


class SessionCards(CardGrid):
    session_key = django_tables2.Column("编号")
    expire_date = DayColumn(verbose_name="到期日")


def test_on_a_card_every_cell_but_the_first_says_what_it_is(asking, rows):
    shown = listing(asking("/list/"), rows, table=SessionCards, conditions=SessionConditions)
    drawn = draw(shown, asking("/list/"))

    assert 'class="grid cards"' in drawn
    assert 'data-label="到期日"' in drawn
    assert 'data-label="编号"' not in drawn

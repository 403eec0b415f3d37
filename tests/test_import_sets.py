"""Imports work on sets: as many statements for many rows as for few, and each row judged as it would be alone."""

from datetime import date
from decimal import Decimal

from benchmarks.measuring import Statements
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from trials.office import founded
from trials.samples import good_workbook

from jinguo.base.cleaning import Cleaner
from jinguo.base.once import asked_once, foresee, once
from jinguo.base.sheets import importers, importing
from jinguo.service.ledgers.loans.models import Microloan

FEW, MANY = 10, 100
KINDS = ("loans", "donations", "trainings", "homes", "groves", "staff")
ABOUT = {"unit", "recorded_by", "confirmed_by", "region", "person", "reverses"}


def asked(kind, count):
    """The statements of an import of so many rows, which is undone."""
    importer, statements = importers.find(kind), Statements()
    file = good_workbook(importer.sheet, count)
    with transaction.atomic(), connection.execute_wrapper(statements):
        importing.commit(importer, file, by=None)
        transaction.set_rollback(True)
    return statements.count


def test_ten_times_as_many_rows_take_no_more_statements(db):
    founded()

    few, many = ({kind: asked(kind, count) for kind in KINDS} for count in (FEW, MANY))

    assert many == few


values = st.fixed_dictionaries(
    {},
    optional={
        "day": st.dates() | st.none(),
        "amount": st.decimals(-5, 10**13, places=3) | st.none(),
        "months": st.integers(-1, 700) | st.none() | st.just("1"),
        "purpose": st.text("字 ", max_size=120),
        "category": st.sampled_from(["personal", "small_firm", "其他", ""]),
        "jobs": st.integers(-1, 3) | st.booleans(),
        "rate": st.none() | st.decimals(-1, 5, places=2),
    },
)


def said(clean, row):
    """The complaints of a cleaning by column, and how the row stands after it."""
    try:
        clean(row)
    except ValidationError as problem:
        return problem.message_dict, vars(row) | {"_state": None}
    return {}, vars(row) | {"_state": None}


@given(rows=st.lists(values, max_size=8))
@settings(max_examples=60)
def test_columns_say_of_many_rows_what_they_say_of_each(rows):
    cleaner = Cleaner(Microloan, ABOUT)

    for row in rows + rows:
        alone = said(lambda one: one.clean_fields(exclude=ABOUT), Microloan(**row))
        assert said(cleaner.clean, Microloan(**row)) == alone


def test_a_column_that_complained_complains_again():
    cleaner = Cleaner(Microloan, ABOUT)
    loans = [Microloan(day=date(2026, 3, 1), amount=Decimal(1), months=601, purpose="种茶", number="1") for _ in "ab"]

    assert [list(said(cleaner.clean, one)[0]) for one in loans] == [["months"], ["months"]]


def test_a_set_asks_once_what_one_row_asks_every_time():
    asked_of = []

    @once
    def length(word):
        asked_of.append(word)
        return len(word)

    with asked_once():
        foresee(length, {("三个字",): 3})
        assert [length("两字"), length("两字"), length("三个字")] == [2, 2, 3]
    assert asked_of == ["两字"]
    assert [length("两字"), length("两字")] == [2, 2]
    assert asked_of == ["两字"] * 3

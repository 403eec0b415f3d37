"""T-AUD-1: whatever is done to the trail behind the product is found."""

import json
import random

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from jinguo.base import audit, vault
from jinguo.base.audit import chain, triggers
from jinguo.base.audit.models import AuditHead, AuditRow

COLUMNS = [field.column for field in AuditRow._meta.concrete_fields]


def run(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def changed(value, chance):
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice([1000, 5000])
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1]) if value else b"\x01"
    if hasattr(value, "year"):
        return value.replace(year=value.year - 1, day=1)
    return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"


class Undo(Exception):
    pass


def problems_after(*tamperings, head=None):
    """What `verify` says after the tamperings, which are then taken back."""
    try:
        with transaction.atomic():
            for tamper in tamperings:
                tamper()
            found = audit.verify(head)
            raise Undo
    except Undo:
        return [problem.kind for problem in found if problem.kind != "trigger"]


def numbers():
    return list(AuditRow.objects.order_by("number").values_list("number", flat=True))


def test_an_untouched_trail_has_no_problem(trail):
    assert audit.verify() == []
    assert audit.verify(audit.head()) == []


def test_every_changed_column_is_found_in_three_hundred_tamperings(unguarded):
    chance = random.Random(20261230)
    rows = list(AuditRow.objects.all())
    for tampering in range(300):
        row, column = chance.choice(rows), COLUMNS[tampering % len(COLUMNS)]
        value = getattr(row, column)
        wrong = changed(bytes(value) if column == "sealed_changes" else value, chance)

        found = problems_after(lambda: AuditRow.objects.filter(pk=row.pk).update(**{column: wrong}))  # noqa: B023

        assert found, f"{column} of row {row.number} changed from {value!r} to {wrong!r} unnoticed"


def test_every_deleted_row_is_found(unguarded):
    for number in numbers():
        assert problems_after(lambda: AuditRow.objects.filter(pk=number).delete())  # noqa: B023


def test_a_deleted_row_whose_successors_are_renumbered_is_found(unguarded):
    for number in numbers()[::5]:
        later = [each for each in numbers() if each > number]

        def close_the_gap():
            AuditRow.objects.filter(pk=number).delete()  # noqa: B023
            for each in later:  # noqa: B023
                run("UPDATE audit_auditrow SET number = %s WHERE number = %s", [each - 1, each])
            AuditHead.objects.update(number=len(numbers()))

        assert problems_after(close_the_gap)


def test_every_pair_of_exchanged_rows_is_found(unguarded):
    for one, other in zip(numbers(), numbers()[1:], strict=False):

        def swap():
            for was, becomes in ((one, 10**6), (other, one), (10**6, other)):  # noqa: B023
                run("UPDATE audit_auditrow SET number = %s WHERE number = %s", [becomes, was])

        assert problems_after(swap)


@pytest.mark.parametrize("place", ["behind the head", "in the middle", "before the first"])
def test_an_inserted_row_is_found(unguarded, place):
    row = AuditRow.objects.first()
    row.number = {"behind the head": row.number + 1, "in the middle": 20, "before the first": 0}[place]

    def insert():
        if place == "in the middle":
            AuditRow.objects.filter(pk=20).delete()
        row.save(force_insert=True)

    assert problems_after(insert)


def test_a_row_forged_without_the_key_is_found(unguarded, tmp_path, settings):
    row = AuditRow.objects.first()

    def forge():
        row.number, row.previous, row.act = row.number + 1, row.mac, "case.nothing_seen"
        row.mac = f"{row.mac.split('.')[0]}.{'0' * 64}"
        row.save(force_insert=True)
        AuditHead.objects.update(number=row.number, mac=row.mac)

    assert problems_after(forge)


@pytest.mark.parametrize("kept", [39, 20, 1, 0])
def test_a_cut_tail_is_found_even_when_the_head_is_set_back(unguarded, kept):
    last = AuditRow.objects.filter(number__lte=kept).first()

    def cut():
        AuditRow.objects.filter(number__gt=kept).delete()

    def set_back():
        AuditHead.objects.update(number=kept, mac=last.mac if last else "")

    assert problems_after(cut) == ["cut"]
    assert problems_after(cut, set_back) == ["head"]


def test_a_rollback_to_an_earlier_state_is_found_by_the_head_kept_outside(unguarded, lin):
    earlier, earlier_number = AuditHead.objects.values().get(), AuditRow.objects.first().number
    with transaction.atomic():
        audit.record("case.view", by=lin)
    outside = audit.head()

    def roll_back():
        AuditRow.objects.filter(number__gt=earlier_number).delete()
        AuditHead.objects.update(**earlier)

    assert problems_after(roll_back) == []
    assert problems_after(roll_back, head=outside) == ["cut"]


def test_another_history_of_the_same_length_is_found_by_the_head_kept_outside(unguarded, lin):
    earlier, earlier_number = AuditHead.objects.values().get(), AuditRow.objects.first().number
    audit.record("case.view", by=lin)
    outside = audit.head()

    def relive():
        AuditRow.objects.filter(number__gt=earlier_number).delete()
        AuditHead.objects.update(**earlier)
        audit.record("case.not_viewed", by=lin)

    assert problems_after(relive, head=outside) == ["replaced"]


def test_a_deleted_head_is_found(unguarded):
    assert "head" in problems_after(lambda: AuditHead.objects.all().delete())


def test_a_dropped_trigger_is_found(trail):
    triggers.drop(connection)

    assert {problem.kind for problem in audit.verify()} == {"trigger"}

    triggers.install(connection)
    assert audit.verify() == []


def test_a_stamp_made_for_another_use_does_not_serve_as_a_row(trail):
    row = AuditRow.objects.first()
    message = chain.message([getattr(row, name) for name in chain.COVERED])

    assert row.mac == vault.stamp(message, purpose="chain")
    assert row.mac != vault.stamp(message, purpose="check")


def test_the_command_tells_a_whole_trail_from_a_broken_one(unguarded, capsys):
    triggers.install(connection)
    call_command("audit", "verify", "--json", "--head", audit.head())
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["rows"], told["head"]) == (True, 40, audit.head())

    triggers.drop(connection)
    AuditRow.objects.filter(number=7).update(note="改过")
    with pytest.raises(SystemExit):
        call_command("audit", "verify")
    assert "第 7 条与写下时不一样" in capsys.readouterr().out


def test_the_head_is_appended_to_a_file_kept_outside(trail, tmp_path, capsys):
    for _ in range(2):
        call_command("audit", "head", "--append", str(tmp_path / "heads.txt"))

    lines = (tmp_path / "heads.txt").read_text().splitlines()
    assert [line.split()[1] for line in lines] == [audit.head()] * 2
    assert "+08:00" in lines[0]


def test_a_head_that_is_no_head_is_told(trail):
    with pytest.raises(ValueError, match="序号:校验码"):
        audit.verify("yesterday")

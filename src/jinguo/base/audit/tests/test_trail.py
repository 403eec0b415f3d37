from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from jinguo.base import audit, clock
from jinguo.base.audit import middleware
from jinguo.base.audit.models import AuditHead, AuditRow


def test_rows_are_numbered_without_gaps_and_linked(trail):
    rows = list(AuditRow.objects.order_by("number"))

    assert [row.number for row in rows] == list(range(rows[0].number, rows[0].number + 40))
    assert [row.previous for row in rows[1:]] == [row.mac for row in rows[:-1]]
    assert audit.head() == f"{rows[-1].number}:{rows[-1].mac}"


def test_an_act_without_a_transaction_is_refused(transactional_db, lin):
    with pytest.raises(transaction.TransactionManagementError):
        audit.record("leave.create", by=lin)


def test_an_undone_act_leaves_no_row_and_no_gap(db, lin):
    before = audit.head()
    with transaction.atomic():
        audit.record("leave.create", by=lin)
        transaction.set_rollback(True)

    assert audit.head() == before
    assert audit.record("leave.create", by=lin).number == int(before.split(":")[0]) + 1


def test_who_what_when_and_result_are_kept(db, lin):
    thing = ContentType.objects.first()

    row = audit.record("leave.approve", thing, by=lin, ok=False, note="人手不足", ip="10.0.0.8")

    assert (row.actor_number, row.actor_name, row.act, row.ok) == ("A007", "林月娥", "leave.approve", False)
    assert (row.object_type, row.object_id) == ("contenttypes.contenttype", str(thing.pk))
    assert (row.note, row.ip, row.object_label) == ("人手不足", "10.0.0.8", str(thing))


def test_without_a_person_the_system_acted(db):
    assert audit.record("vault.rotate", by=None).actor_name == "系统"


def test_changed_values_are_sealed_and_their_names_are_clear(db, lin):
    row = audit.record("staff.edit", by=lin, changes={"phone": ("13800000001", "13800000002"), "name": (None, "王")})

    row = AuditRow.objects.get(pk=row.pk)
    assert row.fields == "phone,name"
    assert b"1380000000" not in bytes(row.sealed_changes)
    assert row.changes == {"phone": ("13800000001", "13800000002"), "name": (None, "王")}


def test_values_that_json_does_not_know_are_kept_as_text(db, lin):
    row = audit.record("leave.edit", by=lin, changes={"due_back": (None, date(2026, 6, 3))})

    assert row.changes["due_back"] == (None, "2026-06-03")


def test_many_rows_at_once_are_those_that_one_by_one_would_give(db, lin, django_assert_num_queries):
    things = list(ContentType.objects.all()[:12])
    about = [(one, {"model": (one.pk, one.model)} if one.pk % 2 else {}) for one in things]
    single = [audit.record("thing.edit", one, by=lin, changes=changes) for one, changes in about]

    with django_assert_num_queries(3):  # the head is held, the rows go in, the head moves over them
        audit.record_all("thing.edit", about, by=lin)

    rows = list(AuditRow.objects.order_by("-number")[: len(about)])[::-1]
    said = ("act", "actor_number", "actor_name", "object_type", "object_id", "object_label", "ok", "fields", "changes")
    assert [[getattr(one, name) for name in said] for one in rows] == [
        [getattr(AuditRow.objects.get(pk=one.pk), name) for name in said] for one in single
    ]
    assert audit.verify(audit.head()) == []


def test_many_rows_without_a_transaction_are_refused(transactional_db, lin):
    with pytest.raises(transaction.TransactionManagementError):
        audit.record_all("thing.edit", [], by=lin)


def test_the_business_day_follows_the_product_and_the_time_the_machine(db, lin):
    with clock.pretend(date(2011, 3, 1)):
        row = audit.record("leave.create", by=lin)

    assert row.business_day == date(2011, 3, 1)
    assert row.at.year > 2011


def test_text_that_postgresql_refuses_is_made_fit(db, lin):
    row = audit.record("leave.create", by=lin, label="长\0" * 300, note="注\0")

    assert row.object_label == "长" * 200
    assert row.note == "注"
    assert audit.verify() == []


def test_an_act_that_cannot_be_recorded_does_not_stand(db, lin):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_auditrow RENAME COLUMN note TO full_disk")

    @transaction.atomic
    def act():
        ContentType.objects.create(app_label="act", model="undone")
        audit.record("leave.create", by=lin)

    with pytest.raises(audit.AuditUnavailable, match="没有生效"):
        act()
    assert not ContentType.objects.filter(app_label="act").exists()


def test_without_its_head_nothing_is_recorded(unguarded, lin):
    AuditHead.objects.all().delete()

    with pytest.raises(audit.AuditUnavailable):
        audit.record("leave.create", by=lin)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditrow SET note = 'x'",
        "DELETE FROM audit_auditrow",
        "UPDATE audit_audithead SET number = 3",
        "DELETE FROM audit_audithead",
    ],
)
def test_the_database_refuses_to_change_the_trail(trail, statement):
    with pytest.raises(DatabaseError, match="只能追加"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_orm_cannot_change_the_trail_either(trail):
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRow.objects.first().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRow.objects.update(ok=True)


def test_the_trail_has_no_unknown_name():
    with pytest.raises(AttributeError, match="switch_off"):
        _ = audit.switch_off


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "203.0.113.9", "192.0.2.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("10.0.0.1", "<script>", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
    ],
)
def test_the_address_is_the_client_s_and_not_what_it_claims(settings, remote, forwarded, expected):
    settings.TRUSTED_PROXIES = ["10.0.0.1", "10.0.0.2"]
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})

    assert middleware.client_ip(request) == expected


def test_rows_written_during_a_request_carry_its_address(db, lin):
    stamp = middleware.RequestStamp(lambda request: audit.record("leave.create", by=lin))

    assert stamp(RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")).ip == "192.0.2.7"
    assert audit.record("leave.create", by=lin).ip == ""

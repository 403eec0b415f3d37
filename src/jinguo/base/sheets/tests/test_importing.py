"""Importing: nothing half-written, nothing written twice, nothing taken back that somebody changed."""

import json

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db.models.deletion import ProtectedError

from jinguo.base.audit.models import AuditRow
from jinguo.base.moves import Refused
from jinguo.base.sheets import IMPORTERS, importers, read
from jinguo.base.sheets.importing import NotWritten, commit, dry_run, undo
from jinguo.base.sheets.models import ImportBatch, ImportedRow
from jinguo.base.sheets.tests.factories import TERMS, Person, TermImporter, terms
from jinguo.rules.verdict import no

BY = Person()
GOOD = terms(["ZZ001", "甲"], ["ZZ002", "乙"])
pytestmark = pytest.mark.django_db


@pytest.fixture
def importer(monkeypatch):
    importer = TermImporter()
    monkeypatch.setitem(IMPORTERS, importer.kind, importer)
    return importer


def names():
    return list(ContentType.objects.filter(app_label__startswith="ZZ").values_list("model", flat=True).order_by("pk"))


def test_a_dry_run_goes_through_the_services_and_leaves_nothing(importer):
    reading = dry_run(importer, GOOD, by=BY)

    assert reading.ok
    assert (names(), AuditRow.objects.count(), ImportBatch.objects.count()) == ([], 0, 0)


def test_a_commit_writes_every_row_its_batch_and_one_audit_row(importer):
    batch = commit(importer, GOOD, by=BY, name="术语.xlsx")

    row = AuditRow.objects.get()
    assert names() == ["甲", "乙"]
    assert (batch.rows, batch.by_name, batch.state, str(batch)) == (2, "许惠珍", "written", "术语.xlsx（2 行）")
    assert (row.act, row.object_id, batch.sha256 in row.note) == ("sheets.import", str(batch.pk), True)


def test_what_a_service_refuses_is_placed_at_its_row_and_column(importer):
    upload = terms(["ZZ001", "甲"], ["ZZ002", "禁用"])

    with pytest.raises(NotWritten) as refused:
        commit(importer, upload, by=BY)

    (error,) = refused.value.reading.errors
    assert (error.row, error.header, error.value) == (3, "名称", "禁用")
    assert dry_run(importer, upload, by=BY).errors == [error]
    assert (names(), ImportBatch.objects.count()) == ([], 0)


def test_a_cell_that_cannot_be_read_hides_no_complaint_of_a_service_about_another_row(importer):
    reading = dry_run(importer, terms(["ZZ001", ""], ["ZZ002", "禁用"]), by=BY)

    assert sorted(error.row for error in reading.errors) == [2, 3]
    assert names() == []


def test_a_file_with_a_bad_cell_is_not_written(importer):
    with pytest.raises(NotWritten, match="有 1 处问题"):
        commit(importer, terms(["ZZ001", "甲"], ["ZZ002", ""]), by=BY)

    assert names() == []


def test_the_same_file_is_written_once(importer):
    commit(importer, GOOD, by=BY)

    with pytest.raises(Refused, match="已由许惠珍写入"):
        commit(importer, GOOD, by=BY)

    assert names() == ["甲", "乙"]


def test_the_same_file_written_meanwhile_by_another_is_refused_in_words(importer, monkeypatch):
    class Meanwhile(TermImporter):
        def save(self, rows, *, by):
            commit(importer, GOOD, by=BY)
            return []

    with pytest.raises(Refused, match="已由许惠珍写入"):
        commit(Meanwhile(), GOOD, by=Person("S0002", "林秀英"))


def test_without_an_audit_row_nothing_is_written(importer, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("trail")

    monkeypatch.setattr("jinguo.base.sheets.importing.audit.record", fail)

    with pytest.raises(RuntimeError, match="trail"):
        commit(importer, GOOD, by=BY)

    assert (names(), ImportBatch.objects.count()) == ([], 0)


def test_who_may_not_import_is_told_why(importer, monkeypatch):
    monkeypatch.setattr(TermImporter, "may_import", lambda self, actor: no("请由办公室导入"))

    with pytest.raises(Refused, match="请由办公室导入"):
        dry_run(importer, GOOD, by=BY)


def test_an_undone_import_leaves_no_record_and_may_be_written_again(importer):
    batch = undo(commit(importer, GOOD, by=BY), by=BY)

    assert (names(), batch.state, AuditRow.objects.filter(act="importbatch.undo").count()) == ([], "undone", 1)
    commit(importer, GOOD, by=BY)
    assert names() == ["甲", "乙"]


def test_an_import_is_undone_once(importer):
    batch = undo(commit(importer, GOOD, by=BY), by=BY)

    with pytest.raises(Refused, match="已撤销"):
        undo(batch, by=BY)


def test_a_colleague_does_not_undo_it(importer):
    batch = commit(importer, GOOD, by=BY)

    with pytest.raises(Refused, match="请由导入的人撤销"):
        undo(batch, by=Person("S0002", "林秀英"))


def test_a_record_changed_since_stands_in_the_way_of_undoing(importer):
    batch = commit(importer, GOOD, by=BY)
    ContentType.objects.filter(app_label="ZZ002").update(model="乙二")

    with pytest.raises(Refused, match=r"第 3 行的“.*”写入后又改过"):
        undo(batch, by=BY)

    assert (len(names()), ImportBatch.objects.get().state) == (2, "written")


def test_a_record_removed_since_stands_in_the_way_of_undoing(importer):
    batch = commit(importer, GOOD, by=BY)
    ContentType.objects.filter(app_label="ZZ001").delete()

    with pytest.raises(Refused, match="第 2 行写入的记录已经不在"):
        undo(batch, by=BY)


def test_a_change_of_what_was_there_is_not_undone(importer):
    commit(importer, GOOD, by=BY)
    batch = commit(importer, terms(["ZZ001", "旧甲"]), by=BY)

    assert not ImportedRow.objects.get(batch=batch).created
    with pytest.raises(Refused, match="改的是原有记录"):
        undo(batch, by=BY)


def test_a_record_in_use_stands_in_the_way_of_undoing(importer, monkeypatch):
    def protected(self, objects, *, by):
        raise ProtectedError("in use", {"3月的报告"})

    batch = commit(importer, GOOD, by=BY)
    monkeypatch.setattr(TermImporter, "remove", protected)

    with pytest.raises(Refused, match="已被“3月的报告”用到"):
        undo(batch, by=BY)


def test_many_obstacles_are_counted(importer):
    batch = commit(importer, terms(*[[f"ZZ{number:03}", f"名{number}"] for number in range(8)]), by=BY)
    ContentType.objects.filter(app_label__startswith="ZZ").delete()

    with pytest.raises(Refused, match="等 8 处"):
        undo(batch, by=BY)


def test_two_importers_of_one_kind_are_the_authors_mistake(importer):
    with pytest.raises(ValueError, match="two importers"):
        importers.register(TermImporter())


def test_a_kind_may_be_found_among_rows_instead_of_code(monkeypatch):
    importer = TermImporter()
    monkeypatch.setattr(importers, "FINDERS", [lambda kind: importer if kind == "own" else None])

    assert importers.find("own") is importer


def test_the_command_imports_a_file(importer, tmp_path, capsys):
    file = tmp_path / "术语.xlsx"
    file.write_bytes(GOOD)

    call_command("import", "test_terms", str(file), "--json")

    result = json.loads(capsys.readouterr().out)
    assert (result["rows"], result["written"], result["batch"]) == (2, True, ImportBatch.objects.get().pk)
    assert ImportBatch.objects.get().by_name == "系统"


def test_the_command_tries_a_file_and_writes_nothing(importer, tmp_path, capsys):
    file = tmp_path / "术语.xlsx"
    file.write_bytes(GOOD)

    call_command("import", "test_terms", str(file), "--dry-run")

    assert "可写入 2 行，没有写入" in capsys.readouterr().out
    assert names() == []


def test_the_command_names_every_error_and_ends_badly(importer, tmp_path, capsys):
    file = tmp_path / "术语.xlsx"
    file.write_bytes(terms(["ZZ001", ""]))

    with pytest.raises(CommandError, match="有 1 处问题"):
        call_command("import", "test_terms", str(file), "--json")

    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert (error["row"], error["header"], error["message"]) == (2, "名称", "没有填写，请补上。")


@pytest.mark.parametrize(("kind", "words"), [("nothing", "没有“nothing”这种表格"), ("test_terms", "读不了文件")])
def test_the_command_says_what_it_cannot_find(importer, tmp_path, kind, words):
    with pytest.raises(CommandError, match=words):
        call_command("import", kind, str(tmp_path / "absent.xlsx"))


def test_the_command_exports_what_can_be_imported(importer, tmp_path):
    commit(importer, GOOD, by=BY)

    call_command("export", "test_terms", str(tmp_path / "out.xlsx"))

    assert [row["name"] for row in read(TERMS, (tmp_path / "out.xlsx").read_bytes()).rows] == ["甲", "乙"]


def test_the_command_exports_the_empty_form(importer, tmp_path):
    commit(importer, GOOD, by=BY)

    call_command("export", "test_terms", str(tmp_path / "form.xlsx"), "--template")

    assert read(TERMS, (tmp_path / "form.xlsx").read_bytes()).errors[0].message.startswith("表头下面没有内容")

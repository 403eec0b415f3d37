"""A backup holds everything and comes back on another machine and in another database, or not at all."""

import gzip
import random
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction

from jinguo.base import audit, files
from jinguo.base.files.models import StoredFile
from jinguo.base.keep import archive, recovery
from jinguo.base.keep.backup import backup
from jinguo.base.keep.errors import BackupDamaged, KeepError, WrongCode
from jinguo.base.keep.fingerprint import fingerprint
from jinguo.base.keep.models import Backup
from jinguo.base.keep.restoring import restore
from jinguo.base.vault import keys
from jinguo.org.people.models import Person
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.models import Unit
from jinguo.org.structure.tests.factories import AppointmentFactory, StaffFactory, UnitFactory

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = "13805951234"
FLIPS = 40  # `make trials` flips 500
APPLICATION = "小额贷款申请".encode()


@pytest.fixture
def stand_at(tmp_path, settings):
    """Go to a machine of the given name: its own directories for keys, files and backups."""

    def go(name):
        for kind in ("KEY", "FILES", "BACKUP"):
            setattr(settings, f"{kind}_DIR", tmp_path / name / kind.lower())

    return go


@pytest.fixture
def office(stand_at):
    """A machine with a small office: an appointment, a woman with a sealed phone number, a stored file."""
    stand_at("old")
    keys.draw()
    recovery.draw()
    call_command("migrate", verbosity=0)
    AppointmentFactory()
    PersonFactory(name="林秀珠", phone=PHONE)
    files.keep(UnitFactory(), ContentFile(APPLICATION, "申请.txt"), by=StaffFactory())


@pytest.fixture
def made(office, tmp_path):
    """A backup of that office."""
    backup(tmp_path / "office.jgb")
    return tmp_path / "office.jgb"


@pytest.fixture
def empty_database():
    """Take every table away, and put them back afterwards if nobody else has."""

    def drop():
        with connection.cursor() as cursor, connection.constraint_checks_disabled():
            for table in connection.introspection.table_names(cursor):
                cascade = " CASCADE" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)}{cascade}")

    yield drop
    call_command("migrate", backup=False, verbosity=0)


def test_everything_comes_back_on_an_empty_machine(made, stand_at, empty_database):
    code, before, backed_up_at = recovery.known(), fingerprint(), audit.head()
    stand_at("new")
    empty_database()

    manifest = restore(made, code)

    assert fingerprint() == before == manifest["fingerprint"]
    assert Person.objects.get(phone_index__matching=PHONE).phone == PHONE
    assert files.read(StoredFile.objects.get()) == APPLICATION
    assert audit.verify(manifest["audit_head"]) == []
    assert audit.head() != backed_up_at


def test_what_is_added_after_a_restore_gets_a_number_of_its_own(made, stand_at, empty_database):
    code, last = recovery.known(), Unit.objects.latest("pk").pk
    stand_at("new")
    empty_database()
    restore(made, code)

    assert UnitFactory().pk > last


def test_a_restore_that_was_broken_off_can_be_run_again(made, stand_at, empty_database, monkeypatch):
    code, before = recovery.known(), fingerprint()
    stand_at("new")
    empty_database()
    monkeypatch.setattr("jinguo.base.keep.restoring._reset_sequences", _interrupt)
    with pytest.raises(KeyboardInterrupt):
        restore(made, code)
    monkeypatch.undo()

    restore(made, code)

    assert fingerprint() == before


def test_a_used_machine_is_not_overwritten(made):
    before = fingerprint()

    with pytest.raises(KeepError, match="已有数据"):
        restore(made, recovery.known())

    assert fingerprint() == before


def test_another_machines_keys_are_not_overwritten(made, stand_at):
    code = recovery.known()
    stand_at("other")
    ring = keys.draw()

    with pytest.raises(KeepError, match="另一套密钥"):
        restore(made, code)

    assert keys.ring() == ring


def test_a_wrong_code_writes_nothing(made, stand_at, tmp_path):
    stand_at("new")

    with pytest.raises(WrongCode):
        restore(made, bytes(20))

    assert not (tmp_path / "new").exists()


def test_flipped_bits_are_refused_before_anything_is_written(made, stand_at, tmp_path):
    code, content, damaged = recovery.known(), made.read_bytes(), tmp_path / "damaged.jgb"
    stand_at("new")
    for place in random.Random(FLIPS).sample(range(len(content) * 8), FLIPS):
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        damaged.write_bytes(flipped)

        with pytest.raises(KeepError):
            restore(damaged, code)

    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "name", ["files/../../evil", "/etc/evil", "files/..", "keys//evil", "files/a\\..\\b", "C:/evil"]
)
def test_a_forged_backup_leads_nowhere_outside(office, tmp_path, name):
    forged, code = tmp_path / "forged.jgb", recovery.known()
    (tmp_path / "evil").write_bytes(b"x")
    with forged.open("wb") as raw, archive.writing(raw, code) as writer:
        writer.put("manifest", {"format": 1, "migrations": []})
        writer.file(name, tmp_path / "evil")

    with pytest.raises(BackupDamaged):
        restore(forged, code)


def test_a_backup_of_a_newer_version_asks_for_the_upgrade(office, tmp_path):
    newer, code = tmp_path / "newer.jgb", recovery.known()
    with newer.open("wb") as raw, archive.writing(raw, code) as writer:
        writer.put("manifest", {"format": 1, "version": "9.0", "migrations": [["keep", "0099_tomorrow"]]})

    with pytest.raises(KeepError, match=r"更新的版本（9\.0）"):
        restore(newer, code)


def test_a_backup_is_one_moment_while_others_write(office, tmp_path):
    stop = Event()
    writer = Thread(target=_add_pairs, args=(stop,))
    writer.start()
    try:
        for number in range(3):
            backup(tmp_path / f"{number}.jgb")
            assert _pairs_in(tmp_path / f"{number}.jgb") % 2 == 0
    finally:
        stop.set()
        writer.join()


def test_no_secret_is_readable_in_a_backup(made):
    content = made.read_bytes()

    assert PHONE.encode() not in content
    assert APPLICATION not in content
    assert keys.path().read_bytes() not in content
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(content)


def test_a_file_that_is_there_is_not_replaced(office, tmp_path):
    (tmp_path / "there.jgb").write_text("a letter")

    with pytest.raises(KeepError, match="已经存在"):
        backup(tmp_path / "there.jgb")

    assert (tmp_path / "there.jgb").read_text() == "a letter"


def test_a_backup_that_fails_leaves_no_file(office, tmp_path, monkeypatch):
    monkeypatch.setattr("jinguo.base.keep.backup.rows_of", _interrupt)

    with pytest.raises(KeyboardInterrupt):
        backup(tmp_path / "half.jgb")

    assert list(tmp_path.glob("half*")) == []


def test_pending_migrations_are_preceded_by_a_backup(office, settings):
    call_command("migrate", "keep", "zero", backup=False, verbosity=0)

    call_command("migrate", verbosity=0)

    made = Backup.objects.get(reason="升级前自动备份")
    assert (Path(settings.BACKUP_DIR) / made.file_name).stat().st_size == made.size


def _interrupt(*_):
    raise KeyboardInterrupt


def _add_pairs(stop):
    with closing(connection):
        while not stop.is_set():
            with transaction.atomic():
                UnitFactory.create_batch(2, short_name="pair")


def _pairs_in(file):
    with archive.reading(file, recovery.known()) as parts:
        for part in parts:
            if part.name == "tables/structure_unit":
                return sum("pair" in row for row in part.rows())
    raise AssertionError("the units are not in the backup")

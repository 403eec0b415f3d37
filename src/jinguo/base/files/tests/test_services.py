import threading

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jinguo.base import files, vault
from jinguo.base.audit.models import AuditRow
from jinguo.base.files import services, store
from jinguo.base.files.models import StoredFile
from jinguo.base.files.tests.samples import HONEST
from jinguo.base.vault import keys

STORY = "被家暴的经过".encode()


def upload(content=STORY, name="经过.txt"):
    return ContentFile(content, name=name)


def on_disk(home):
    return [file for file in home.rglob("*") if file.is_file()]


@pytest.mark.parametrize("name", HONEST)
def test_a_file_comes_back_as_it_was_kept(owner, lin, name):
    stored = files.keep(owner, upload(HONEST[name], name), by=lin)

    assert files.read(stored) == HONEST[name]
    assert (stored.name, stored.size, stored.uploaded_by_name) == (name, len(HONEST[name]), "林月娥")
    assert list(files.of(owner)) == [stored]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(text=st.text(alphabet="𠮷𡃁𤭢龘〇 ，\n", min_size=1))
def test_any_text_comes_back(owner, text):
    stored = files.keep(owner, upload(text.encode()), by=None)

    assert files.read(stored).decode() == text


def test_nothing_readable_lies_on_the_disk(owner, lin, own_store):
    files.keep(owner, upload(STORY * 50), by=lin)

    (file,) = on_disk(own_store)
    assert STORY not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_an_upload_read_before_is_kept_whole(owner, lin):
    sent = upload()
    sent.read()

    assert files.read(files.keep(owner, sent, by=lin)) == STORY


def test_the_same_file_sent_twice_is_kept_once(owner, lin):
    first, second = (files.keep(owner, upload(), by=lin) for _ in range(2))

    assert first == second
    assert AuditRow.objects.filter(act="file.keep").count() == 1


def test_rows_share_a_content_and_not_its_entry(owner, lin, own_store):
    other = ContentType.objects.create(app_label="cases", model="other")
    files.keep(owner, upload(), by=lin)
    files.keep(other, upload(name="别名.txt"), by=lin)

    assert len(on_disk(own_store)) == 1
    assert [stored.name for stored in files.of(other)] == ["别名.txt"]


def test_a_file_over_the_limit_is_refused(owner, lin, settings):
    settings.UPLOAD_LIMIT = 2 * 1024 * 1024

    with pytest.raises(ValidationError, match="超过 2 MB"):
        files.keep(owner, upload(b"x" * (2 * 1024 * 1024 + 1)), by=lin)


def test_a_refused_file_leaves_nothing(owner, lin, own_store):
    with pytest.raises(ValidationError):
        files.keep(owner, upload(b"<svg/>", "x.svg"), by=lin)

    assert not on_disk(own_store)
    assert not AuditRow.objects.filter(act="file.keep").exists()


def test_a_path_in_the_name_leads_nowhere(owner, lin, own_store):
    stored = files.keep(owner, upload(name="../../../经过.txt"), by=lin)

    assert stored.name == "经过.txt"
    assert all(own_store in file.parents for file in on_disk(own_store.parent))


def test_content_exchanged_on_the_disk_is_refused(owner, lin):
    mine, hers = (files.keep(owner, upload(text, name="x.txt"), by=lin) for text in (b"mine", b"hers"))
    store.path_of(mine.sha256).write_bytes(store.path_of(hers.sha256).read_bytes())

    with pytest.raises(vault.SealBroken):
        files.read(mine)


def test_content_damaged_on_the_disk_is_mended_by_the_next_upload(owner, lin):
    stored = files.keep(owner, upload(), by=lin)
    store.path_of(stored.sha256).write_bytes(b"damaged")

    files.keep(owner, upload(), by=lin)

    assert files.read(stored) == STORY


def test_a_discarded_file_is_erased_once_nobody_has_it(owner, lin, own_store, django_capture_on_commit_callbacks):
    other = ContentType.objects.create(app_label="cases", model="other")
    mine, hers = files.keep(owner, upload(), by=lin), files.keep(other, upload(), by=lin)

    with django_capture_on_commit_callbacks(execute=True):
        files.discard(mine, owner=owner, by=lin)
    assert len(on_disk(own_store)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        files.discard(hers, owner=other, by=lin)
    assert not on_disk(own_store)


def test_an_undone_upload_is_swept_and_a_kept_one_stays(owner, lin, own_store):
    kept = files.keep(owner, upload(), by=lin)
    with transaction.atomic():
        files.keep(owner, upload(b"undone"), by=lin)
        transaction.set_rollback(True)

    assert services.sweep() == 1
    assert on_disk(own_store) == [store.path_of(kept.sha256)]


def test_files_are_re_sealed_with_a_new_key_and_again_after_a_cut(owner, lin, own_keys):
    keys.draw("intl")
    kept = [files.keep(owner, upload(f"{n}".encode()), by=lin) for n in range(5)]
    keys.begin_rotation("gm")

    assert next(store.rotate()) == 1  # cut short after the first
    assert sum(store.rotate()) == 4
    assert [files.read(stored) for stored in kept] == [b"0", b"1", b"2", b"3", b"4"]
    assert sum(store.rotate()) == 0


def test_eight_uploads_of_one_file_at_once_give_one_entry(transactional_db, lin, own_store):
    owner = ContentType.objects.create(app_label="cases", model="case")
    problems = []

    def send():
        try:
            files.keep(owner, upload(), by=lin)
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not problems
    assert StoredFile.objects.count() == len(on_disk(own_store)) == 1

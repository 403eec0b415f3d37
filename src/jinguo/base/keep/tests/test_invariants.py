import json

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection

from jinguo.base import files
from jinguo.base.files import store
from jinguo.base.keep import invariants


@pytest.fixture
def kept(db):
    owner = ContentType.objects.create(app_label="cases", model="case")
    return files.keep(owner, ContentFile("申请".encode(), "申请.txt"), by=None)


def test_whole_data_have_no_problem(kept):
    assert set(map(tuple, invariants.check().values())) == {()}


def test_a_missing_content_is_named(kept):
    store.path_of(kept.sha256).unlink()

    assert invariants.broken_files() == [f"附件“申请.txt”（{kept.pk}）的内容不见了"]


def test_a_changed_content_is_named(kept):
    place = store.path_of(kept.sha256)
    place.write_bytes(place.read_bytes()[:-1] + b"x")

    assert invariants.broken_files() == [f"附件“申请.txt”（{kept.pk}）的内容被改动过"]


def test_a_trail_with_a_cut_tail_is_named(kept):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_audithead SET number = number + 1")

    assert invariants.broken_trail()


def test_the_command_ends_with_1_on_a_problem(kept, capsys):
    store.path_of(kept.sha256).unlink()

    with pytest.raises(SystemExit) as end:
        call_command("check_invariants", json=True)

    assert end.value.code == 1
    problems = {row["code"]: row["problems"] for row in json.loads(capsys.readouterr().out)}
    assert len(problems["files"]) == 1
    assert problems["audit_chain"] == []

"""T-CRY-1 for the trail and for files: what was planted is found in no file of the installation, however spelled."""

import base64
import json
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection, transaction

from jinguo.base import audit, files

PLANTED = ["350582199001010021", "13805951234", "泉州市丰泽区东海街道88号", "丈夫酒后动手三次", "6222021234567890123"]


def spellings(secret):
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        plain = secret.encode(encoding)
        yield plain
        yield plain.hex().encode()
        yield base64.b64encode(plain).rstrip(b"=")[:-1]  # the last sign depends on what follows
    yield json.dumps(secret)[1:-1].encode()


@pytest.fixture
def everything_on_disk(transactional_db, own_store):
    """The bytes of the database with its log, and of every stored file."""
    if connection.vendor != "sqlite":
        pytest.skip("the files of a database server are not ours to read")
    database = Path(connection.settings_dict["NAME"])

    def read():
        found = [*database.parent.glob(f"{database.name}*"), *own_store.rglob("*")]
        return b"".join(file.read_bytes() for file in found if file.is_file())

    return read


def test_planted_secrets_are_nowhere_at_rest(everything_on_disk, lin):
    owner = ContentType.objects.create(app_label="cases", model="case")
    with transaction.atomic():
        for secret in PLANTED:
            audit.record("case.edit", owner, by=lin, changes={"story": ("", secret)})
            files.keep(owner, ContentFile(secret.encode(), name=f"{len(secret)}.txt"), by=lin)

    disk = everything_on_disk()

    assert b"case.edit" in disk  # what is clear is found, so the search can find
    assert [secret for secret in PLANTED if any(spelling in disk for spelling in spellings(secret))] == []

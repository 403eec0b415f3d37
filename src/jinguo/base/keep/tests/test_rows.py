import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import models

from jinguo.base.amounts import YuanField
from jinguo.base.keep.rows import Digest, line, plain, restored
from jinguo.base.vault.fields import EncryptedTextField, SealedText

VALUES = [
    (models.TextField(), "𠮷·阿依古丽"),
    (models.IntegerField(), -(2**31)),
    (models.BooleanField(), True),
    (models.DecimalField(max_digits=9, decimal_places=2), Decimal("0.10")),
    (YuanField(), Decimal("12000.50")),
    (models.DateField(), date(2024, 2, 29)),
    (models.TimeField(), time(8, 30, 0, 1)),
    (models.DateTimeField(), datetime(2026, 6, 3, 0, 0, 0, 1, tzinfo=UTC)),
    (models.DurationField(), timedelta(days=-1, microseconds=1)),
    (models.UUIDField(), UUID(int=7)),
    (models.BinaryField(), b"\x00\xff"),
    (models.JSONField(), {"单位": ["a", 1, None]}),
    (models.DateField(null=True), None),
]


@pytest.mark.parametrize("field,value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_survives_as_text(field, value):
    assert restored(field, json.loads(json.dumps(plain(value)))) == value


def test_a_sealed_value_stays_sealed():
    back = restored(EncryptedTextField(), plain(SealedText(b"envelope")))

    assert isinstance(back, SealedText)
    assert back.envelope == b"envelope"


def test_one_moment_is_written_one_way_in_every_time_zone():
    moment = datetime(2026, 6, 3, 16, tzinfo=UTC)

    assert plain(moment.astimezone(ZoneInfo("Asia/Shanghai"))) == plain(moment)


def test_the_order_of_rows_does_not_change_their_digest():
    there, back = Digest(), Digest()
    for number in range(5):
        there.add(line([number]))
        back.add(line([4 - number]))

    assert there.as_dict() == back.as_dict()


def test_a_row_twice_is_not_a_row_once():
    once, twice = Digest(), Digest()
    once.add(b"a")
    twice.add(b"a")
    twice.add(b"a")

    assert once.as_dict() != twice.as_dict()

import itertools

import pytest

from jinguo.base import vault
from jinguo.base.vault import envelope, keys, rotation
from jinguo.base.vault.models import VaultCheck


class Killed(BaseException):
    """What a kill -9 looks like to a transaction: nothing of it is left."""


@pytest.fixture
def thirty(own_keys, secrets_table):
    keys.draw("intl")
    for number in range(30):
        secrets_table.objects.create(number=f"{number}", story=f"情况{number}" if number % 3 else None)
    return secrets_table


def facts(table):
    return [(row.number, row.story) for row in table.objects.order_by("pk")]


def key_ids(table):
    values = itertools.chain.from_iterable(table.objects.values_list("number", "story"))
    return {envelope.key_id(value.envelope) for value in values if value}


def test_everything_is_readable_under_the_new_key_alone(thirty, own_keys):
    before = facts(thirty)

    resealed = sum(rotation.rotate("gm"))

    assert resealed == 50
    assert key_ids(thirty) == {keys.ring().current.id}
    assert keys.ring().current.suite.code == "gm"
    assert facts(thirty) == before


def test_indexes_are_under_the_new_key(thirty):
    sum(rotation.rotate("gm"))

    row = thirty.objects.get(number_index=vault.blind_index("7", "vault_test_secret.number_index"))
    assert row.number == "7"


def test_rows_are_found_and_read_while_the_rotation_is_half_done(thirty, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 10)
    running = rotation.rotate("gm")
    next(running)

    assert len(key_ids(thirty)) == 2
    assert [thirty.objects.get(number_index__matching=f"{n}").number for n in (3, 25)] == ["3", "25"]


@pytest.mark.parametrize("moment", range(1, 51))
def test_fifty_kills_lose_nothing_and_the_next_run_finishes(thirty, monkeypatch, moment):
    monkeypatch.setattr(rotation, "BATCH", 4)
    before, seal, calls = facts(thirty), envelope.seal, itertools.count(1)

    def seal_until_killed(*args, **kwargs):
        if next(calls) == moment:
            raise Killed
        return seal(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(envelope, "seal", seal_until_killed)
        with pytest.raises(Killed):
            sum(rotation.rotate("gm"))
    assert facts(thirty) == before
    sum(rotation.rotate())

    assert facts(thirty) == before
    assert key_ids(thirty) == {keys.ring().current.id}
    assert len(keys.ring().keys) == 2


def test_the_database_remembers_the_new_key(thirty):
    sum(rotation.rotate())

    assert VaultCheck.objects.filter(key_id=keys.ring().current.id).exists()


def test_a_finished_rotation_is_followed_by_a_new_one(thirty):
    sum(rotation.rotate())
    sum(rotation.rotate())

    assert len(keys.ring().keys) == 3
    assert not keys.ring().rotating


def test_what_is_sealed_elsewhere_is_asked_too(thirty, monkeypatch):
    monkeypatch.setattr(rotation, "ELSEWHERE", [lambda: iter([5])])

    assert list(rotation.rotate())[-1] == 5

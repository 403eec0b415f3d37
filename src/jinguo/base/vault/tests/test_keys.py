import json
import stat

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from jinguo.base import vault
from jinguo.base.vault import keys
from jinguo.base.vault.checks import check_keys
from jinguo.base.vault.models import VaultCheck, remember_keys


def test_there_is_no_default_key(own_keys):
    with pytest.raises(vault.KeyMissing, match="没有找到密钥文件"):
        vault.seal(b"secret", purpose="field", bound="here")


def test_a_drawn_ring_is_readable_by_its_owner_only(own_keys):
    keys.draw("gm")

    assert stat.S_IMODE((own_keys / "vault.json").stat().st_mode) == 0o600
    assert keys.ring().current.suite.code == "gm"


def test_drawing_again_keeps_the_key(own_keys):
    assert keys.draw() == keys.draw()


def test_two_installations_draw_different_keys(own_keys):
    first = keys.draw().current
    keys.path().unlink()

    assert keys.draw().current.secret != first.secret


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"rotating": false, "keys": []}', '{"keys": 3}', "\x00"])
def test_a_broken_key_file_is_told_in_chinese(own_keys, content):
    own_keys.mkdir()
    keys.path().write_text(content)

    with pytest.raises(vault.KeyMissing, match="读不出来"):
        keys.ring()


def test_a_secret_of_the_wrong_length_is_refused(own_keys):
    keys.draw()
    content = json.loads(keys.path().read_text())
    content["keys"][0]["secret"] = "AAAA"
    keys.path().write_text(json.dumps(content))

    with pytest.raises(vault.KeyMissing):
        keys.ring()


def test_a_value_of_a_lost_key_names_the_key(own_keys):
    keys.draw()
    sealed = vault.seal(b"secret", purpose="field", bound="here")
    lost = keys.ring().current.id
    keys.path().unlink()
    keys.draw()

    with pytest.raises(vault.KeyMissing, match=str(lost)):
        vault.open(sealed, purpose="field", bound="here")


def test_the_secret_is_not_shown(own_keys):
    assert repr(keys.draw().current.secret) not in repr(keys.ring())


def test_the_start_is_refused_without_keys(db, own_keys):
    with pytest.raises(SystemCheckError, match="没有找到密钥文件"):
        call_command("check")


def test_the_start_is_refused_with_the_keys_of_another_installation(db, own_keys):
    keys.draw()

    with pytest.raises(SystemCheckError, match="不是一套"):
        call_command("check")


def test_a_secret_exchanged_under_the_same_number_is_noticed(db, own_keys):
    VaultCheck.objects.all().delete()
    key = keys.draw().current
    remember_keys()
    content = json.loads(keys.path().read_text())
    content["keys"][0]["secret"] = "A" * 43 + "="
    keys.path().write_text(json.dumps(content))

    assert [problem.id for problem in check_keys(None)] == ["vault.E002"]
    assert str(key.id) in check_keys(None)[0].msg


def test_the_right_keys_are_not_complained_about(db):
    assert check_keys(None) == []


def test_a_key_file_open_to_others_is_warned_of(db):
    keys.path().chmod(0o644)
    try:
        assert [problem.id for problem in check_keys(None)] == ["vault.W001"]
    finally:
        keys.path().chmod(0o600)

from django.core.management import call_command
from django.db import transaction

from jinguo.base import audit
from jinguo.base.audit.models import AuditRow
from jinguo.base.vault import keys


def test_the_trail_stays_whole_and_readable_through_a_rotation(transactional_db, own_keys, lin, capsys):
    keys.draw("intl")
    with transaction.atomic():
        audit.record("staff.edit", by=lin, changes={"phone": ("1", "2")})

    call_command("rotate_keys", "--suite", "gm")

    assert keys.ring().current.suite.code == "gm"
    assert AuditRow.objects.get(act="staff.edit").changes == {"phone": ("1", "2")}
    assert AuditRow.objects.first().act == "vault.rotate"
    assert "国密算法" in capsys.readouterr().out
    assert audit.verify() == []

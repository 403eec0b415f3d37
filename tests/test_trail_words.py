"""Every act that the code puts on the trail, and every field it tells of, has Chinese words for the auditor."""

import re
from pathlib import Path

import pytest

import jinguo
from jinguo.base import audit
from jinguo.cycle.bookkeeping.kinds.registry import _typed
from jinguo.cycle.bookkeeping.tests.factories import LedgerFactory
from jinguo.org.access import acts
from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import UnitFactory, staff_in
from jinguo.service.ledgers.loans.tests.factories import MicroloanFactory

SOURCES = [path for path in Path(jinguo.__file__).parent.rglob("*.py") if "tests" not in path.parts]
NAMED = re.compile(r"""(?:audit\.record|\bact)\(\s*"([a-z_]+\.[a-z_]+)\"""")
OF_A_LEDGER = re.compile(r"""audit\.record\(\s*f"\{kind\.code\}\.([a-z_]+)\"""")
LATIN = re.compile("[A-Za-z]")


def found(pattern):
    return sorted({code for path in SOURCES for code in pattern.findall(path.read_text())})


@pytest.mark.parametrize("code", found(NAMED))
def test_an_act_has_chinese_words(db, code):
    assert not LATIN.search(acts.label(code))


@pytest.mark.parametrize("verb", found(OF_A_LEDGER))
def test_an_act_on_an_entry_names_its_ledger_whatever_the_ledger(db, verb):
    custom = LedgerFactory()

    assert acts.label(f"{custom.code}.{verb}").startswith(f"{custom.title}：")
    assert not any(LATIN.search(acts.label(f"{code}.{verb}")) for code in _typed)


def test_a_refused_act_is_not_called_a_wrong_password(db):
    assert (acts.label("act.refused"), acts.label("login.refused")) == ("操作：未获准", "登录：口令不对")


def test_a_changed_field_is_told_by_its_label():
    assert acts.field_label("loans.microloan", "amount") == "金额"


def test_a_field_that_no_model_has_is_told_as_it_is_written():
    assert acts.field_label("bookkeeping.customentry", "株数") == "株数"


def test_what_is_done_to_a_row_is_told_and_found_as_done_in_its_ledger(db):
    loan = MicroloanFactory()
    audit.record("microloan.confirm", loan, by=None)

    assert acts.label("microloan.confirm").startswith("妇女小额贷款：")
    titles = [title for _, title in acts.things()]
    assert titles.count("妇女小额贷款") == 1
    assert "小额贷款" not in titles
    auditor = browser_of(staff_in(UnitFactory(), "audit_admin"))
    assert str(loan) in auditor.get("/trail/?thing=loans").content.decode()

"""Every act that the code puts on the trail, and every field it tells of, has Chinese words for the auditor."""

import re
from pathlib import Path

import pytest

import jinguo
from jinguo.cycle.bookkeeping.kinds.registry import _typed
from jinguo.cycle.bookkeeping.tests.factories import LedgerFactory
from jinguo.org.access import acts

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

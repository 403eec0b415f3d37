"""The shipped ledgers: sound, put up once, kept up to date, and never taken from an office that made them its own."""

import pytest
from django.core.management import CommandError, call_command

from jinguo.base.moves import Refused
from jinguo.cycle.bookkeeping.kinds import all_ledgers
from jinguo.cycle.bookkeeping.models import Ledger
from jinguo.cycle.bookkeeping.services import shipped as module
from jinguo.cycle.bookkeeping.services.defining import redefine
from jinguo.cycle.bookkeeping.services.shipped import install_shipped, shipped
from jinguo.org.structure.tests.factories import UnitFactory, staff_in

ASKED_FOR = {
    *("trees", "pairings", "contests", "forums", "papers", "media", "grants", "activities", "comfort", "motions"),
    *("nominations", "visits", "joint_notices", "inspections", "own_honours", "cadres"),
}


@pytest.fixture
def city(db):
    return UnitFactory(code="QZFL")


def test_every_ledger_of_the_federation_s_year_is_shipped_with_a_hint_and_a_measure():
    assert {one["code"] for one in shipped()} >= ASKED_FOR
    assert all(one["hint"] and one["measures"] for one in shipped())


def test_installing_twice_changes_nothing(city):
    assert len(install_shipped(city)) == len(shipped())

    assert install_shipped(city) == []
    assert all_ledgers().keys() >= ASKED_FOR


def test_a_newer_version_is_taken_over_and_an_office_s_own_is_left_alone(city, monkeypatch):
    install_shipped(city)
    redefine(Ledger.objects.get(code="trees"), by=None, title="植树造林")
    newer = tuple({**one, "title": f"{one['title']}（新）"} for one in shipped())
    monkeypatch.setattr(module, "shipped", lambda: newer)

    touched = install_shipped(city)

    assert len(touched) == len(newer) - 1
    assert Ledger.objects.get(code="trees").title == "植树造林"
    assert Ledger.objects.get(code="media").title == "媒体报道（新）"


def test_the_performance_office_installs_and_no_other(city):
    with pytest.raises(Refused, match="请绩效办"):
        install_shipped(city, by=staff_in(city))

    assert install_shipped(city, by=staff_in(city, "performance_office"))


def test_the_command_names_an_unknown_unit(city, capsys):
    with pytest.raises(CommandError, match="没有代码为“NOWHERE”的单位"):
        call_command("install_ledgers", unit="NOWHERE")

    call_command("install_ledgers", unit="QZFL")

    assert capsys.readouterr().out == f"设立或更新台账 {len(shipped())} 本。\n"

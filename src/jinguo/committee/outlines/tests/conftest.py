"""What several tests of outlines stand on: the installed outlines, and the published observations."""

from importlib.resources import files
from typing import Any

import pytest

from jinguo.base.sheets import importing
from jinguo.committee.outlines.importing import ObservationImporter
from jinguo.committee.outlines.services import install_outlines
from jinguo.org.structure.models import Unit
from jinguo.org.structure.tests.factories import AppointmentFactory, UnitFactory


@pytest.fixture
def organ(db: Any) -> Unit:
    """A federation with the outlines."""
    unit = UnitFactory()
    install_outlines(unit)
    return unit


@pytest.fixture
def published_csv() -> bytes:
    """What the monitoring reports say, each row with its source: 313 values gathered from published reports."""
    return files("jinguo.demo").joinpath("data", "observations.csv").read_bytes()


@pytest.fixture
def published(organ: Unit, published_csv: bytes) -> Unit:
    """The organ with all published observations."""
    importing.commit(ObservationImporter(), published_csv, by=None)
    return organ


@pytest.fixture
def keeper(organ: Unit) -> Any:
    """Somebody of the committee office."""
    return AppointmentFactory(unit__parent=organ, role="committee_office").staff

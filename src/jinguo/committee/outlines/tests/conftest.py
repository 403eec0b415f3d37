"""What several tests of outlines stand on: the installed outlines, and the published observations."""

from pathlib import Path
from typing import Any

import pytest

from jinguo.base.sheets import importing
from jinguo.committee.outlines.importing import ObservationImporter
from jinguo.committee.outlines.services import install_outlines
from jinguo.org.structure.models import Unit
from jinguo.org.structure.tests.factories import AppointmentFactory, UnitFactory

DATA = Path(__file__).parent / "data"


@pytest.fixture
def organ(db: Any) -> Unit:
    """A federation with the outlines."""
    unit = UnitFactory()
    install_outlines(unit)
    return unit


@pytest.fixture
def published_csv() -> bytes:
    """What was published, each of the 313 rows with its source: reports of 国家统计局, ministries, white papers."""
    return (DATA / "observations.csv").read_bytes()


@pytest.fixture
def published(organ: Unit, published_csv: bytes) -> Unit:
    """The organ with all published observations."""
    importing.commit(ObservationImporter(), published_csv, by=None)
    return organ


@pytest.fixture
def keeper(organ: Unit) -> Any:
    """Somebody of the committee office."""
    return AppointmentFactory(unit__parent=organ, role="committee_office").staff

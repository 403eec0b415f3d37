"""Punches as they were made: raw, never changed; where they came from; whose numbers stand in them."""

from jinguo.office.punches.models.corrections import CorrectionRequest
from jinguo.office.punches.models.raw import SOURCES, Punch
from jinguo.office.punches.models.sources import (
    A_MONTH,
    OUTCOMES,
    READ_IN,
    Device,
    PinCode,
    PunchBatch,
    PunchSetting,
    SignPlace,
)

__all__ = [
    "A_MONTH",
    "OUTCOMES",
    "READ_IN",
    "SOURCES",
    "CorrectionRequest",
    "Device",
    "PinCode",
    "Punch",
    "PunchBatch",
    "PunchSetting",
    "SignPlace",
]

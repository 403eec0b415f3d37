"""The verbs that write quarter sheets."""

from jinguo.cycle.delivery.services.sheets import (
    Problem,
    accept_sheet,
    fill_sheet,
    open_sheets,
    send_back_sheet,
    submit_sheet,
)

__all__ = ["Problem", "accept_sheet", "fill_sheet", "open_sheets", "send_back_sheet", "submit_sheet"]

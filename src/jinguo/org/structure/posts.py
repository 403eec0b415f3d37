"""What the organ asks of its own people only: attendance, appraisals."""

from typing import Any

from jinguo.base.web.menu import May


def with_post(may: May) -> May:
    """Shown to who works in an organ of the house and `may`; experts and liaisons are appraised where they work."""

    def shown(user: Any) -> bool:
        return bool(user.holds_post() and may(user))

    return shown

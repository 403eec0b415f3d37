"""What access puts into the menu, and the word beside the reader's name."""

from collections.abc import Callable
from typing import Any

from jinguo.base import clock
from jinguo.base.web import menu
from jinguo.base.web.menu import Entry
from jinguo.org.structure.requests import StaffRequest
from jinguo.org.structure.roles import ROLES


def register() -> None:
    """Add the entries; each view guards itself."""
    deciding = _holds("system_admin", "security_admin")
    for entry in (
        Entry("accounts", "账号", "user-group", "access:accounts", order=10, may=deciding, thumb=True),
        Entry("requests", "账号申请", "clipboard-document-check", "access:requests", 20, may=deciding, thumb=True),
        Entry("trail", "操作记录", "finger-print", "access:trail", 10, may=_holds("audit_admin"), thumb=True),
        Entry("account", "我的账号", "user-circle", "access:account", 10, "person"),
        Entry("password", "更换口令", "key", "access:password", 20, "person"),
        Entry("logout", "退出登录", "arrow-right-on-rectangle", "access:logout", 90, "person", post=True),
    ):
        menu.add(entry)


def place_of(request: StaffRequest) -> str:
    """The reader's department, or her seat."""
    today = clock.today()
    seats = [ROLES[code].name for code in request.user.roles_on(today) if ROLES[code].is_seat]
    unit = request.user.department_on(today)
    return seats[0] if seats else (unit.label if unit else "")


def _holds(*roles: str) -> Callable[[Any], bool]:
    return lambda user: user.has_role(*roles)

"""How an act is refused."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """The act is not allowed now; `reason` is the Chinese sentence that the screen shows."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Stale(Exception):
    """Somebody else changed the row since the actor saw it.

    `reason` names who and when: “没有保存：许惠珍 9:41 已改过这条。”
    """

    def __init__(self, who: str, when: str) -> None:
        self.reason = f"没有保存：{who} {when} 已改过这条。"
        super().__init__(self.reason)

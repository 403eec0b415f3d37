"""The kinds of public notice and of circular: what differs between them is data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind of notice (公示): its code and title, how many work days it runs at least, and by which clause."""

    code: str
    title: str
    least: int = 1
    clause: str = ""


USUAL_DAYS = 5  # work days, where nobody says otherwise
KINDS: dict[str, NoticeKind] = {}
CIRCULARS = {"circular": "通报", "notification": "通知", "bulletin": "工作简报"}


def register(kind: NoticeKind) -> None:
    """Make a kind known, in an app's `ready()`. Raises ValueError when its code is taken by another one."""
    if KINDS.setdefault(kind.code, kind) != kind:
        raise ValueError(f"kind of notice {kind.code} is declared twice")


def kind_choices() -> list[tuple[str, str]]:
    """The kinds as choices of a field."""
    return [(kind.code, kind.title) for kind in KINDS.values()]


for _kind in (
    NoticeKind("excellent", "年度考核优秀等次公示", 5, "《公务员考核规定》"),
    NoticeKind("selection", "竞争上岗人选公示", 5, "《党政领导干部选拔任用工作条例》"),
    NoticeKind("award", "评选表彰对象公示", 5, "《评比达标表彰活动管理办法》"),
    NoticeKind("result", "考评结果公示"),
    NoticeKind("aid", "受助对象公示"),
    NoticeKind("general", "其他公示"),
):
    register(_kind)

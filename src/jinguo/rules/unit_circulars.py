"""What the yearly circular (通报) says of each member unit: facts in, sentences out; who is praised, who is urged.

Source: seed C: 每年对部门工作完成情况进行一次通报; programmes.md §12: units are examined on goals, letters, work and
information sent. That praise asks for everything in time and an accepted piece of information, and that a unit is urged
while anything is open after its day, is the office's own and is said in the circular.
"""

from collections.abc import Sequence
from dataclasses import dataclass

NAMED = 12  # units named in one sentence


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What a unit was asked for in a span, and what of it came in: counts, and the titles of what is still open late.

    `asked` are the matters that fell due, `in_time` those of them that came in by their day, `late` those that came in
    after it; what is open and over stands in `open_late`. `sent` and `accepted` count its information.
    """

    unit: str
    asked: int = 0
    in_time: int = 0
    late: int = 0
    open_late: tuple[str, ...] = ()
    sent: int = 0
    accepted: int = 0

    @property
    def is_praised(self) -> bool:
        """Whether everything came in time and something that it sent was used."""
        return bool(self.asked) and self.in_time == self.asked and self.accepted > 0

    @property
    def because(self) -> str:
        """Why it is praised, urged or neither.

        >>> UnitFacts("市教育局", asked=2, in_time=2, sent=3, accepted=1).because
        '到期 2 项，按时 2 项；报送信息 3 条，采用 1 条'
        """
        told = f"到期 {self.asked} 项，按时 {self.in_time} 项"
        told += f"，迟报 {self.late} 项" if self.late else ""
        told += f"，逾期未办 {len(self.open_late)} 项" if self.open_late else ""
        return f"{told}；报送信息 {self.sent} 条，采用 {self.accepted} 条"


def circular_text(span: str, facts: Sequence[UnitFacts]) -> list[str]:
    """The paragraphs of a circular on a span (2026年上半年): the whole, praise, what is late, what is asked for.

    Every count is the sum of the table that stands beside it. What nobody did is left out.
    """
    asked, in_time = sum(one.asked for one in facts), sum(one.in_time for one in facts)
    late, still = sum(one.late for one in facts), [one for one in facts if one.open_late]
    sent, accepted = sum(one.sent for one in facts), sum(one.accepted for one in facts)
    told = [_whole(span, len(facts), asked, in_time, late, sum(len(one.open_late) for one in still))]
    told.append(f"信息报送：{_units(facts)}个单位报送信息 {sent} 条，采用 {accepted} 条。")
    praised = [one for one in facts if one.is_praised]
    if praised:
        told.append(f"到期事项全部按时完成且信息被采用的有 {len(praised)} 个单位，予以表扬：{_named(praised)}。")
    told += [f"{one.unit}逾期未办 {len(one.open_late)} 项：{'；'.join(one.open_late)}。" for one in still]
    if still:
        told.append("请上述单位抓紧办理，办结后在系统报送；下一次督查将核对落实情况。")
    return told


def _whole(span: str, units: int, asked: int, in_time: int, late: int, still: int) -> str:
    if not asked:
        return f"{span}，{units} 个成员单位没有到期的事项。"
    return (
        f"{span}，{units} 个成员单位到期事项 {asked} 项，按时完成 {in_time} 项，迟报 {late} 项，逾期未办 {still} 项。"
    )


def _units(facts: Sequence[UnitFacts]) -> str:
    return f"{sum(1 for one in facts if one.sent)} "


def _named(facts: Sequence[UnitFacts]) -> str:
    names = [one.unit for one in facts]
    return "、".join(names[:NAMED]) + (f"等 {len(names)} 个单位" if len(names) > NAMED else "")

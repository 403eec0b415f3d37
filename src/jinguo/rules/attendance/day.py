"""A day of attendance settled (考勤结算): one table of precedence, every half day with its reason.

    not employed → rest day → leave, outing, training, duty → punches

Sources: rules 11, 14, 15 of reference/rules/summary.md; 泉州市妇联 2011 (签到签退, 迟到, 早退, 缺勤).
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from jinguo.rules.attendance.judging import Bounds, Spell, bounds_of, judge
from jinguo.rules.attendance.shift import Minute, Shift, pieces, stretches
from jinguo.rules.attendance.signing import signed
from jinguo.rules.attendance.states import CoverKind, DayResult, HalfResult

NOT_EMPLOYED = "不在册"


class Cover(NamedTuple):
    """What covers half a day wholly; `ref` names the slip behind it.

    An overstay is one of kind `absent`: whoever has not reported back is absent, whatever she punched (rule 13).
    """

    kind: CoverKind
    because: str
    ref: str = ""


class DayFacts(NamedTuple):
    """All that decides about a day of one person. `works_am` and `works_pm` are false on rest days, for `why_rest`.

    `punches` are minutes of the day in any order; `nursing` is how many minutes of the day are hers (rule 11).
    """

    day: date
    shift: Shift
    is_employed: bool = True
    works_am: bool = True
    works_pm: bool = True
    why_rest: str = ""
    am: Cover | None = None
    pm: Cover | None = None
    spells: tuple[Spell, ...] = ()
    punches: tuple[Minute, ...] = ()
    nursing: int = 0


def settle_day(facts: DayFacts) -> DayResult:
    """Both halves of the day, each with its state and reason.

    >>> from jinguo.rules.attendance.shift import Slot
    >>> office = Shift("office", "", (Slot(510, 1050, (720, 810)),))
    >>> settle_day(DayFacts(date(2026, 3, 2), office, punches=(521, 1052))).am.because
    '08:41 签到，晚于 08:30，迟到 11 分钟'
    """
    if not facts.is_employed:
        away = HalfResult("not_employed", NOT_EMPLOYED)
        return DayResult(away, away)
    if not (facts.works_am or facts.works_pm):
        rest = HalfResult("rest", facts.why_rest)
        return DayResult(rest, rest)
    return settle_halves(facts[1], *facts[3:])


@lru_cache(maxsize=1 << 15)  # one shift, the same few minutes: days repeat
def settle_halves(
    shift: Shift,
    works_am: bool,
    works_pm: bool,
    why_rest: str,
    am: Cover | None = None,
    pm: Cover | None = None,
    spells: tuple[Spell, ...] = (),
    punches: tuple[Minute, ...] = (),
    nursing: int = 0,
) -> DayResult:
    """The same of a day on which she is employed and at least half of which is worked, without the date."""
    covers = [cover or _wholly(spells, piece) for cover, piece in zip((am, pm), pieces(shift), strict=True)]
    halves = [_without_punches(*half) for half in zip((works_am, works_pm), (why_rest, why_rest), covers, strict=True)]
    wanted = [bounds_of(one, spells) for one in stretches(shift, am=halves[0] is None, pm=halves[1] is None)]
    left = nursing
    for bounds, came in zip(wanted, signed([one.stretch for one in wanted], punches), strict=True):
        first, last, left = judge(shift, bounds, came, spells, left)
        _put(halves, bounds, first, last)
    return DayResult(*halves)  # type: ignore[arg-type]


def _put(halves: list[HalfResult | None], bounds: Bounds, first: HalfResult, last: HalfResult) -> None:
    """Enter what both ends of a stretch came to; where both answer for one half, they come judged as one."""
    halves[bounds.stretch.first_half], halves[bounds.stretch.last_half] = first, last


def _wholly(spells: Iterable[Spell], piece: tuple[Minute, Minute]) -> Cover | None:
    """The cover that a spell is for a half day which it covers from end to end."""
    whole = next((one for one in spells if one.first <= piece[0] and piece[1] <= one.last), None)
    return Cover(whole.kind, whole.because, whole.ref) if whole else None


def _without_punches(works: bool, why_rest: str, cover: Cover | None) -> HalfResult | None:
    """What is settled before anybody looks at punches."""
    if not works:
        return HalfResult("rest", why_rest)
    return HalfResult(cover.kind, cover.because, ref=cover.ref) if cover else None

"""A day of attendance settled (考勤结算): one table of precedence, every half day with its reason.

    not employed → rest day → leave, outing, training, duty → punches

Sources: rules 11, 14, 15 of reference/rules/summary.md; 泉州市妇联 2011 (签到签退, 迟到, 早退, 缺勤).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from jinguo.rules.attendance.shift import Minute, Shift, Stretch, clock, pieces, stretches
from jinguo.rules.attendance.signing import Signed, signed
from jinguo.rules.attendance.states import CoverKind, DayResult, HalfResult

NOT_EMPLOYED = "不在册"


class Cover(NamedTuple):
    """What covers half a day wholly; `ref` names the slip behind it.

    An overstay is one of kind `absent`: whoever has not reported back is absent, whatever she punched (rule 13).
    """

    kind: CoverKind
    because: str
    ref: str = ""


class Spell(NamedTuple):
    """What covers some minutes of a day: an outing of hours, a temporary absence that was reported."""

    first: Minute
    last: Minute
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
    wanted = stretches(shift, am=halves[0] is None, pm=halves[1] is None)
    for stretch, came in zip(wanted, signed(wanted, punches), strict=True):
        nursing = _judge(shift, stretch, came, sorted(spells), nursing, halves)
    return DayResult(*halves)  # type: ignore[arg-type]


def _wholly(spells: Iterable[Spell], piece: tuple[Minute, Minute]) -> Cover | None:
    """The cover that a spell is for a half day which it covers from end to end."""
    whole = next((one for one in spells if one.first <= piece[0] and piece[1] <= one.last), None)
    return Cover(whole.kind, whole.because, whole.ref) if whole else None


def _without_punches(works: bool, why_rest: str, cover: Cover | None) -> HalfResult | None:
    """What is settled before anybody looks at punches."""
    if not works:
        return HalfResult("rest", why_rest)
    return HalfResult(cover.kind, cover.because, ref=cover.ref) if cover else None


class _Bounds(NamedTuple):
    """From when to when one must be there, once spells are taken away, and which spell covers either end."""

    begins: Minute
    ends: Minute
    at_first: Spell | None
    at_last: Spell | None


def _judge(
    shift: Shift, stretch: Stretch, came: Signed, spells: Sequence[Spell], nursing: int, halves: list[HalfResult | None]
) -> int:
    """Settle the halves of a stretch; returns the nursing minutes that are left of the day."""
    bounds = _bounds(stretch, spells)
    if bounds.begins >= bounds.ends and bounds.at_first:
        spell = bounds.at_first
        for half in (stretch.first_half, stretch.last_half):
            halves[half] = HalfResult(spell.kind, spell.because, ref=spell.ref)
        return nursing
    if came.first is None and came.last is None:
        for half in (stretch.first_half, stretch.last_half):
            halves[half] = _nothing(stretch)
        return nursing
    late, left = _lateness(shift, bounds, came, nursing)
    early, left = _earliness(shift, bounds, came, left)
    first, last = _at_first(shift, bounds, came, late), _at_last(shift, bounds, came, early)
    if stretch.first_half == stretch.last_half:
        halves[stretch.first_half] = _worse(first, last)
    else:
        halves[stretch.first_half], halves[stretch.last_half] = first, last
    return left


def _bounds(stretch: Stretch, spells: Iterable[Spell]) -> _Bounds:
    begins, ends, at_first, at_last = stretch.begins, stretch.ends, None, None
    for spell in spells:
        if spell.first <= begins < spell.last:
            begins, at_first = spell.last, spell
        elif spell.first < ends <= spell.last:
            ends, at_last = spell.first, spell
    return _Bounds(begins, ends, at_first, at_last)


def _lateness(shift: Shift, bounds: _Bounds, came: Signed, nursing: int) -> tuple[int, int]:
    """The minutes late that count, and the nursing minutes left."""
    if came.first is None:
        return 0, nursing
    late = max(0, came.first - bounds.begins - _flex(shift, bounds))
    return _forgiven(late, nursing)


def _earliness(shift: Shift, bounds: _Bounds, came: Signed, nursing: int) -> tuple[int, int]:
    """The minutes early that count; who came later within the flexible time goes as much later."""
    if came.last is None:
        return 0, nursing
    return _forgiven(max(0, bounds.ends + _shifted(shift, bounds, came) - came.last), nursing)


def _flex(shift: Shift, bounds: _Bounds) -> int:
    return 0 if bounds.at_first else shift.flexible


def _shifted(shift: Shift, bounds: _Bounds, came: Signed) -> int:
    """By how much the day's end moves, because one came later within the flexible time."""
    if came.first is None or bounds.at_last:
        return 0
    return min(max(0, came.first - bounds.begins), _flex(shift, bounds))


def _forgiven(minutes: int, nursing: int) -> tuple[int, int]:
    used = min(minutes, nursing)
    return minutes - used, nursing - used


def _at_first(shift: Shift, bounds: _Bounds, came: Signed, late: int) -> HalfResult:
    """What the sign-in says."""
    begins = clock(bounds.begins)
    if came.first is None:
        if bounds.at_first:
            return HalfResult("normal", bounds.at_first.because, ref=bounds.at_first.ref)
        return HalfResult("missing", f"{begins} 上班，没有签到记录，缺卡，可申请补卡")
    shown = f"{clock(came.first)} 签到"
    if late > shift.absent_after:
        words = f"{shown}，晚于 {begins} 超过 {shift.absent_after} 分钟，没有请假或外出，按缺勤半天计"
        return HalfResult("absent", words, late=late)
    if late > shift.late_grace:
        return HalfResult("late", f"{shown}，晚于 {begins}，迟到 {late} 分钟", late=late)
    return HalfResult("normal", f"{shown}，{begins} 上班", ref=bounds.at_first.ref if bounds.at_first else "")


def _at_last(shift: Shift, bounds: _Bounds, came: Signed, early: int) -> HalfResult:
    """What the sign-out says."""
    ends = clock(bounds.ends + _shifted(shift, bounds, came))
    if came.last is None:
        if bounds.at_last:
            return HalfResult("normal", bounds.at_last.because, ref=bounds.at_last.ref)
        return HalfResult("missing", f"{ends} 下班，没有签退记录，缺卡，可申请补卡")
    shown = f"{clock(came.last)} 签退"
    if early > shift.absent_after:
        words = f"{shown}，早于 {ends} 超过 {shift.absent_after} 分钟，没有请假或外出，按缺勤半天计"
        return HalfResult("absent", words, early=early)
    if early > shift.early_grace:
        return HalfResult("early", f"{shown}，早于 {ends}，早退 {early} 分钟", early=early)
    return HalfResult("normal", f"{shown}，{ends} 下班", ref=bounds.at_last.ref if bounds.at_last else "")


def _nothing(stretch: Stretch) -> HalfResult:
    hours = f"{clock(stretch.begins)}—{clock(stretch.ends)}"
    return HalfResult("absent", f"{hours} 没有打卡记录，也没有请假、外出，缺勤")


_RANK = {"absent": 0, "missing": 1, "late": 2, "early": 3, "normal": 4}


def _worse(first: HalfResult, last: HalfResult) -> HalfResult:
    """Both ends of one half: the worse state, both reasons, the minutes of both."""
    state = min(first.state, last.state, key=_RANK.__getitem__)
    ref = first.ref or last.ref
    return HalfResult(state, f"{first.because}；{last.because}", first.late, last.early, ref)

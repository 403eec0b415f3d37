"""What the sign-in and the sign-out of a stretch of work come to: in time, late, early, missing or absent, and why.

Sources: rules 11 and 14 of reference/rules/summary.md; 泉州市妇联 2011 (签到签退, 迟到, 早退, 缺勤).
"""

from collections.abc import Iterable
from typing import NamedTuple

from jinguo.rules.attendance.shift import Minute, Shift, Stretch, clock, pieces
from jinguo.rules.attendance.signing import Signed
from jinguo.rules.attendance.states import CoverKind, HalfResult

_RANK = {"absent": 0, "missing": 1, "late": 2, "early": 3, "normal": 4}


class Spell(NamedTuple):
    """What covers some minutes of a day: an outing of hours, a temporary absence that was reported."""

    first: Minute
    last: Minute
    kind: CoverKind
    because: str
    ref: str = ""


class Bounds(NamedTuple):
    """A stretch from when to when one must be there, once spells are taken away, and the spells at its ends."""

    stretch: Stretch
    at_first: Spell | None = None
    at_last: Spell | None = None


class _Gap(NamedTuple):
    """Minutes late or early that count, and how many more nursing time made up for."""

    minutes: int
    forgiven: int = 0


def bounds_of(stretch: Stretch, spells: Iterable[Spell]) -> Bounds:
    """The stretch without the spells that reach over its ends; one inside it changes neither sign-in nor sign-out.

    >>> bounds_of(Stretch(810, 1050, 1, 1), [Spell(900, 1110, "outing", "")]).stretch.ends
    900
    """
    begins, ends, at_first, at_last = stretch.begins, stretch.ends, None, None
    ordered = sorted(spells)
    for spell in ordered:
        if spell.first <= begins < spell.last:
            begins, at_first = spell.last, spell
    for spell in reversed(ordered):
        if spell.first < ends <= spell.last:
            ends, at_last = spell.first, spell
    return Bounds(stretch._replace(begins=begins, ends=ends), at_first, at_last)


def judge(
    shift: Shift, bounds: Bounds, came: Signed, spells: Iterable[Spell], nursing: int
) -> tuple[HalfResult, HalfResult, int]:
    """What the first and the last half of a stretch come to, and the nursing minutes left of the day.

    Where one half has both ends, both results are the same one.
    """
    if came.first is None and came.last is None:
        return *_unseen(shift, bounds, list(spells)), nursing
    late, nursing = _late(shift, bounds, came, nursing)
    early, nursing = _early(shift, bounds, came, nursing)
    first, last = _at_first(shift, bounds, came, late), _at_last(shift, bounds, came, early)
    if bounds.stretch.first_half == bounds.stretch.last_half:
        both = _worse(first, last)
        return both, both, nursing
    return *_across_noon(shift, came, list(spells), first, last), nursing


def _unseen(shift: Shift, bounds: Bounds, spells: list[Spell]) -> tuple[HalfResult, HalfResult]:
    """Without any punch: covered where spells cover the sign-in and the sign-out, else what they leave uncovered tells.

    Where no spell touches the stretch she was absent.
    """
    begins, ends, *_ = bounds.stretch
    if bounds.at_first and begins >= ends:
        spell = bounds.at_first
        whole = HalfResult(spell.kind, spell.because, ref=spell.ref)
        return whole, whole
    if bounds.at_first and bounds.at_last:
        first, last = (HalfResult("normal", one.because, ref=one.ref) for one in (bounds.at_first, bounds.at_last))
        return first, last
    if not (bounds.at_first or bounds.at_last or _touching(spells, (begins, ends))):
        absent = HalfResult("absent", f"{clock(begins)}—{clock(ends)} 没有打卡记录，也没有请假、外出，缺勤")
        return absent, absent
    halves = pieces(shift)[bounds.stretch.first_half : bounds.stretch.last_half + 1]
    found = [_uncovered(shift, piece, _touching(spells, piece)) for piece in halves]
    return found[0], found[-1]


def _touching(spells: Iterable[Spell], piece: tuple[Minute, Minute]) -> list[Spell]:
    """The spells that cover some of a piece, the earliest first."""
    return sorted(one for one in spells if one.first < piece[1] and piece[0] < one.last)


def _uncovered(shift: Shift, piece: tuple[Minute, Minute], spells: list[Spell]) -> HalfResult:
    """A half day without any punch: the minutes that no spell covers count like being late or early (rule 14)."""
    gaps = _gaps(piece, spells)
    minutes, at_first = sum(last - first for first, last in gaps), bool(gaps) and gaps[0][0] == piece[0]
    told = "；".join(one.because for one in spells)
    ref, open_minutes = spells[0].ref if spells else "", "、".join(f"{clock(one)}—{clock(two)}" for one, two in gaps)
    if minutes <= (shift.late_grace if at_first else shift.early_grace):
        return HalfResult(spells[0].kind, told, ref=ref)
    words = f"{told}{'；' if told else ''}{open_minutes} 没有打卡记录，也没有请假、外出"
    if minutes > shift.absent_after:
        return HalfResult("absent", f"{words}，按缺勤半天计", ref=ref)
    if at_first:
        return HalfResult("late", f"{words}，按迟到 {minutes} 分钟计", late=minutes, ref=ref)
    return HalfResult("early", f"{words}，按早退 {minutes} 分钟计", early=minutes, ref=ref)


def _gaps(piece: tuple[Minute, Minute], spells: Iterable[Spell]) -> list[tuple[Minute, Minute]]:
    """The parts of a piece that no spell covers; the spells come in their order.

    >>> _gaps((510, 720), [Spell(520, 600, "outing", ""), Spell(590, 700, "outing", "")])
    [(510, 520), (700, 720)]
    """
    found, at = [], piece[0]
    for spell in spells:
        if spell.first > at:
            found.append((at, spell.first))
        at = max(at, spell.last)
    return [*found, (at, piece[1])] if at < piece[1] else found


def _across_noon(
    shift: Shift, came: Signed, spells: list[Spell], first: HalfResult, last: HalfResult
) -> tuple[HalfResult, HalfResult]:
    """Who came only in the afternoon is late for that half too, and who left in the morning left that one early."""
    (opens, noon), (again, closes) = pieces(shift)
    if came.first is not None and came.first > again:
        late = bounds_of(Stretch(again, closes, 1, 1), spells)
        last = _worse(_at_first(shift, late, came, _Gap(max(0, came.first - late.stretch.begins))), last)
    if came.last is not None and came.last < noon:
        early = bounds_of(Stretch(opens, noon, 0, 0), spells)
        first = _worse(first, _at_last(shift, early, came, _Gap(max(0, early.stretch.ends - came.last))))
    return first, last


def _late(shift: Shift, bounds: Bounds, came: Signed, nursing: int) -> tuple[_Gap, int]:
    """The minutes late that count, and the nursing minutes left."""
    if came.first is None:
        return _Gap(0), nursing
    return _forgiven(max(0, came.first - bounds.stretch.begins - _flex(shift, bounds)), nursing)


def _early(shift: Shift, bounds: Bounds, came: Signed, nursing: int) -> tuple[_Gap, int]:
    """The minutes early that count; who came later within the flexible time goes as much later."""
    if came.last is None:
        return _Gap(0), nursing
    return _forgiven(max(0, bounds.stretch.ends + _shifted(shift, bounds, came) - came.last), nursing)


def _flex(shift: Shift, bounds: Bounds) -> int:
    return 0 if bounds.at_first else shift.flexible


def _shifted(shift: Shift, bounds: Bounds, came: Signed) -> int:
    """By how much the day's end moves, because one came later within the flexible time."""
    if came.first is None or bounds.at_last:
        return 0
    return min(max(0, came.first - bounds.stretch.begins), _flex(shift, bounds))


def _forgiven(minutes: int, nursing: int) -> tuple[_Gap, int]:
    used = min(minutes, nursing)
    return _Gap(minutes - used, used), nursing - used


def _at_first(shift: Shift, bounds: Bounds, came: Signed, late: _Gap) -> HalfResult:
    """What the sign-in says."""
    begins, spell = clock(bounds.stretch.begins), bounds.at_first
    if came.first is None:
        if spell:
            return HalfResult("normal", spell.because, ref=spell.ref)
        return HalfResult("missing", f"{begins} 上班，没有签到记录，缺卡，可申请补卡")
    flex, nursed = _flex(shift, bounds), _nursed(late)
    due = f"{begins}（可晚到 {flex} 分钟）" if flex and came.first > bounds.stretch.begins else begins
    shown, minutes = f"{clock(came.first)} 签到", late.minutes
    if minutes > shift.absent_after:
        words = f"{shown}，晚于 {due} 超过 {shift.absent_after} 分钟{nursed}，没有请假或外出，按缺勤半天计"
        return HalfResult("absent", words, late=minutes)
    if minutes > shift.late_grace:
        return HalfResult("late", f"{shown}，晚于 {due}{nursed}，迟到 {minutes} 分钟", late=minutes)
    return HalfResult("normal", f"{shown}，{due} 上班{nursed}", ref=spell.ref if spell else "")


def _at_last(shift: Shift, bounds: Bounds, came: Signed, early: _Gap) -> HalfResult:
    """What the sign-out says."""
    ends, spell = clock(bounds.stretch.ends + _shifted(shift, bounds, came)), bounds.at_last
    if came.last is None:
        if spell:
            return HalfResult("normal", spell.because, ref=spell.ref)
        return HalfResult("missing", f"{ends} 下班，没有签退记录，缺卡，可申请补卡")
    shown, minutes, nursed = f"{clock(came.last)} 签退", early.minutes, _nursed(early)
    if minutes > shift.absent_after:
        words = f"{shown}，早于 {ends} 超过 {shift.absent_after} 分钟{nursed}，没有请假或外出，按缺勤半天计"
        return HalfResult("absent", words, early=minutes)
    if minutes > shift.early_grace:
        return HalfResult("early", f"{shown}，早于 {ends}{nursed}，早退 {minutes} 分钟", early=minutes)
    return HalfResult("normal", f"{shown}，{ends} 下班{nursed}", ref=spell.ref if spell else "")


def _nursed(gap: _Gap) -> str:
    return f"，哺乳时间抵 {gap.forgiven} 分钟" if gap.forgiven else ""


def _worse(first: HalfResult, last: HalfResult) -> HalfResult:
    """Both ends of one half: the worse state, both reasons, the minutes of both."""
    state = min(first.state, last.state, key=_RANK.__getitem__)
    ref = first.ref or last.ref
    return HalfResult(state, f"{first.because}；{last.because}", first.late + last.late, first.early + last.early, ref)

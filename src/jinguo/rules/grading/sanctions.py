"""Sanctions (诫勉、党纪政务处分、组织处理) and what they do to grades: the heaviest decides.

Source: rules 22 and 23; rows with clause and dates in `sanctions.toml`. An effect is looked up in the rows in force at
the end of the year that is graded, so a grade of an earlier year recomputes to the same.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Literal, NamedTuple

Effect = Literal["", "not_excellent", "comment_only", "no_grade", "unfit"]
# From the lightest to the heaviest: 不称职 costs a rank, a year without a grade only does not count.
WEIGHTS: tuple[Effect, ...] = ("", "not_excellent", "comment_only", "no_grade", "unfit")
EFFECTS: dict[Effect, str] = {
    "": "不影响等次",
    "not_excellent": "不能定为优秀",
    "comment_only": "只写评语，不确定等次",
    "no_grade": "参加考核，不确定等次",
    "unfit": "定为不称职",
}


@dataclass(frozen=True, slots=True)
class SanctionKind:
    """A row: what a kind of sanction does in the year it is given, and in how many years after what."""

    code: str
    title: str
    effect: Effect
    first: date
    clause: str
    later: Effect = ""
    later_years: int = 0
    last: date | None = None
    confidence: str = ""

    @property
    def source(self) -> str:
        """The clause as it is quoted, with its confidence if that is not full."""
        return f"{self.clause}（{self.confidence}）" if self.confidence else self.clause


class Sanction(NamedTuple):
    """One that was given: its kind by code, and the day it took effect."""

    code: str
    given: date


class Weighed(NamedTuple):
    """What all sanctions together do to a year, and why, a line for each that has an effect."""

    effect: Effect
    because: tuple[str, ...]


def _read() -> tuple[SanctionKind, ...]:
    text = files(__package__).joinpath("sanctions.toml").read_text("utf-8")
    names = {"from": "first", "to": "last"}
    rows = tomllib.loads(text)["sanction"]
    return tuple(SanctionKind(**{names.get(key, key): value for key, value in row.items()}) for row in rows)


KINDS = _read()


def sanction_choices() -> list[tuple[str, str]]:
    """The kinds as choices of a field, from the lightest on.

    >>> sanction_choices()[0]
    ('admonition_talk', '诫勉')
    """
    return list({kind.code: kind.title for kind in KINDS}.items())


def weigh(sanctions: Iterable[Sanction], year: int) -> Weighed:
    """What sanctions do to the grade of a year. Raises LookupError in Chinese where no row speaks for a kind.

    >>> weigh([Sanction("great_demerit", date(2025, 5, 6)), Sanction("warning", date(2026, 3, 2))], 2026).effect
    'no_grade'
    """
    found = [_effect(sanction, year) for sanction in sanctions if sanction.given.year <= year]
    telling = sorted((one for one in found if one.effect), key=lambda one: -WEIGHTS.index(one.effect))
    if not telling:
        return Weighed("", ())
    lines = [line for one in telling for line in one.because]
    if len(telling) > 1:
        lines.append(f"有 {len(telling)} 项处分处理影响本年，从重：{EFFECTS[telling[0].effect]}")
    return Weighed(telling[0].effect, tuple(lines))


def _effect(sanction: Sanction, year: int) -> Weighed:
    """What one does to a year: as in its own year, as later, or nothing any more."""
    kind = _kind(sanction.code, date(year, 12, 31))
    after = year - sanction.given.year
    effect = kind.effect if not after else kind.later if after <= kind.later_years else ""
    day = f"{sanction.given.year}年{sanction.given.month}月{sanction.given.day}日"
    which = "当年" if not after else f"第 {after + 1} 年"
    return Weighed(effect, (f"{day} {kind.title}，{which}{EFFECTS[effect]}（{kind.source}）",) if effect else ())


def _kind(code: str, on: date) -> SanctionKind:
    rows = [kind for kind in KINDS if kind.code == code and kind.first <= on and (kind.last is None or on <= kind.last)]
    if not rows:
        raise LookupError(
            f"{on.year}年没有收录“{dict(sanction_choices()).get(code, code)}”对考核等次的影响，请补录一行"
        )
    return max(rows, key=lambda kind: kind.first)

"""How often a committee's meetings are held in a year (例会): what is owed, held, late, and why.

Sources: seed C (SC2): 每年召开1-2次工作会议; 每年还召开两次各成员单位联络员调度会. The groups: one province's rules
(decomposition.md §6). That the first of two is due by the middle of the year, the n-th of m by the end of the n-th part
of it, is the product's own reading and is said where it is used.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jinguo.rules.figure_table import Figure, FigureMissingError, figure
from jinguo.rules.wording import date_words

Tone = Literal["ok", "near", "bad", "doing", "none"]
OWED = {"plenary": "全体会议", "liaisons": "联络员会议", "experts": "专家组会议", "statistics": "监测统计组会议"}
AS_NEEDED = {"chairs": "主任（主席）会议"}
NEAR_DAYS = 30
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How one kind of meeting stands in a year: how many are owed and held, the next last day, and in Chinese why."""

    kind: str
    title: str
    least: int
    held: tuple[date, ...]
    tone: Tone
    words: str
    because: str
    next_due: date | None = None

    @property
    def is_late(self) -> bool:
        """Whether one should have been held by now and was not."""
        return self.tone == "bad"


@dataclass(frozen=True, slots=True)
class Topics:
    """How many topics of research a year has, and why that is enough or not."""

    tone: Tone
    words: str
    because: str


def topics_of(year: int, begun: int, finished: int, today: date) -> Topics:
    """Whether a year has the topics that it owes; late once the year is over.

    >>> topics_of(2026, 1, 0, date(2026, 6, 3)).words
    '已立 1 个，结题 0 个'
    >>> topics_of(2026, 0, 0, date(2027, 1, 4)).tone
    'bad'
    """
    words = f"已立 {begun} 个，结题 {finished} 个"
    because = f"{_asked('topics', year, figure('committee.topics_least', date(year, 1, 1)))}"
    if begun >= int(figure("committee.topics_least", date(year, 1, 1)).number):
        return Topics("ok", words, because)
    return Topics("bad" if today.year > year else "near", words, f"{because}；今年还没有立够")


def part_ends(year: int, parts: int) -> list[date]:
    """The last days of the equal parts of a year, in whole months; a year has no more than twelve.

    >>> part_ends(2026, 2)
    [datetime.date(2026, 6, 30), datetime.date(2026, 12, 31)]
    """
    months = [MONTHS * number // parts for number in range(1, parts + 1)]
    return [date(year, month, monthrange(year, month)[1]) for month in months]


def rhythm_of(kind: str, year: int, held: Iterable[date], today: date) -> Rhythm:
    """How a kind of meeting stands in a year; days of other years, and those after today, do not count.

    >>> rhythm_of("liaisons", 2026, [date(2026, 8, 3)], date(2026, 10, 8)).words
    '已开 1 次，应开 2 次'
    >>> rhythm_of("plenary", 2026, [], date(2027, 1, 5)).tone
    'bad'
    """
    days = tuple(sorted(day for day in held if day.year == year and day <= today))
    if kind in AS_NEEDED:
        return Rhythm(kind, AS_NEEDED[kind], 0, days, "none", _counted(days, 0), f"按需要召开；{_days(days, today)}")
    least = figure(f"committee.{kind}_least", date(year, 1, 1))
    dues = part_ends(year, int(least.number))
    still = dues[len(days) :]
    told = "；".join([_asked(kind, year, least), _days(days, today), *_late(days, dues, today)])
    words = _counted(days, len(dues))
    return Rhythm(kind, OWED[kind], len(dues), days, _tone(still, today), words, told, still[0] if still else None)


def _tone(still: list[date], today: date) -> Tone:
    if not still:
        return "ok"
    left = (still[0] - today).days
    return "bad" if left < 0 else "near" if left <= NEAR_DAYS else "doing"


def _counted(days: tuple[date, ...], least: int) -> str:
    return f"已开 {len(days)} 次，应开 {least} 次" if least else f"已开 {len(days)} 次"


def _asked(kind: str, year: int, least: Figure) -> str:
    """How many a year, by which words."""
    try:
        most = figure(f"committee.{kind}_most", date(year, 1, 1)).value
    except FigureMissingError:
        most = least.value
    span = f"{least.value}" if most == least.value else f"{least.value}—{most}"
    return f"每年 {span} {least.unit}（{least.source}）"


def _days(days: tuple[date, ...], today: date) -> str:
    return f"已在{'、'.join(date_words(day, today) for day in days)}召开" if days else "还没有召开"


def _late(days: tuple[date, ...], dues: list[date], today: date) -> list[str]:
    """Each that came late or is late, by how many days; the next one's last day where none is."""
    told = []
    for number, due in enumerate(dues, 1):
        came = days[number - 1] if number <= len(days) else None
        over = ((came or today) - due).days
        share = f"第 {number} 次按全年均分应在 {date_words(due, today)} 前"
        if over > 0:
            told.append(f"{share}，{'迟了' if came else '还没有开，已过'} {over} 天")
        elif came is None:
            return [*told, share]
    return told

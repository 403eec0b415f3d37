"""达标率 of an evaluation, by domain and in all, against milestone and final target, with what is left out of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from jinguo.committee.outlines.evaluating import Line
from jinguo.committee.outlines.models import Outline
from jinguo.rules.outlines import DOMAINS
from jinguo.rules.progress import Rate, TextRate, change, parts_sum, quantified, rate, text_rate
from jinguo.rules.progress.rates import Whole
from jinguo.rules.verdict import Verdict


class Clocked(NamedTuple):
    """The rates of a domain or of the whole: final target and, where it has milestones, those too."""

    title: str
    final: Rate
    milestone: Rate | None
    goals: int
    left_out: int


@dataclass(frozen=True)
class Rates:
    """The rates of an outline in a year and region; `left_out` says what does not count.

    `texts` are the text goals with a rate of their own, which never enters the others.
    """

    total: Clocked
    domains: list[Clocked]
    left_out: dict[str, int]
    changed: str
    quantified: str
    sums: Verdict
    texts: TextRate

    @property
    def left_out_words(self) -> str:
        """What does not count in the rate, each with its number; empty where all count."""
        parts = [f"{why} {count} 项" for why, count in self.left_out.items() if why != "文字目标"]
        return f"不计入达标率：{'、'.join(parts)}" if parts else ""


def rates_of(lines: Sequence[Line], outline: Outline) -> Rates:
    """The rates of one region's lines; what is near, unconfirmed or text never counts in them.

    Parts must sum: `sums` says where the domains do not add up to the whole.
    """
    total = _clocked("合计", lines, outline)
    found = list(dict.fromkeys(line.target.domain_code for line in lines))
    codes = sorted(found, key=list(DOMAINS).index)
    parts = [
        _clocked(
            DOMAINS[code].full(outline.audience), [one for one in lines if one.target.domain_code == code], outline
        )
        for code in codes
    ]
    with_number = sum(line.target.as_rule.is_quantified for line in lines)
    return Rates(
        total,
        parts,
        dict(Counter(line.left_out for line in lines if line.left_out)),
        _changed(lines, outline, total.final),
        quantified(with_number, len(lines)) if lines else "",
        parts_sum(total.final, {part.title: part.final for part in parts}),
        text_rate(line.verdict.status for line in lines if line.is_text),
    )


def _clocked(title: str, lines: Sequence[Line], outline: Outline) -> Clocked:
    counted = [line for line in lines if not line.left_out]
    midway = [line.midway.status for line in counted if line.midway]
    final = _rate([line.verdict.status for line in counted], outline)
    return Clocked(title, final, _rate(midway, outline) if midway else None, len(lines), len(lines) - len(counted))


def _changed(lines: Sequence[Line], outline: Outline, now: Rate) -> str:
    """How the rate changed on the year before; empty where that year has no value at all."""
    before = _rate([line.before.status for line in lines if not line.left_out], outline)
    if not before.reached + before.basically + before.missed:
        return ""
    return change(now, before)[1]


def _rate(statuses: list[str], outline: Outline) -> Rate:
    return rate(statuses, whole=cast(Whole, outline.whole), with_basically=outline.counts_near)

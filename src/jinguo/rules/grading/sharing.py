"""How the departments share the excellent quota (部室优秀名额分配): the unit's own formula, every number shown.

    share ∝ people × factor,  factor = attendance × its weight + completion × its weight

Whole numbers by the largest remainder; on equal remainders the higher factor goes first, then more people, then the
order of the departments. Nobody gets more than may be excellent of her people; what is left over goes to the others.
Source: rule 26; 泉州市妇联 2011 (个人和部室出勤、任务完成情况与年终评优比例挂钩, without numbers).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from jinguo.rules.decompose.apportion import apportion
from jinguo.rules.figure_table import Figure, figure
from jinguo.rules.verdict import Verdict, all_of

FULL = Fraction(100)


@dataclass(frozen=True, slots=True)
class Department:
    """A department: people who should take part, how many of them may be excellent (None: all), and its rates in %.

    A rate is None where nothing was due; then the other one speaks alone.
    """

    name: str
    people: int
    attendance: Decimal | None
    completion: Decimal | None
    may_be_excellent: int | None = None

    @property
    def most(self) -> int:
        """The most it can use."""
        return self.people if self.may_be_excellent is None else min(self.people, self.may_be_excellent)


@dataclass(frozen=True, slots=True)
class Weights:
    """What attendance and completion weigh in the factor, in any unit; at least one is positive."""

    attendance: Decimal
    completion: Decimal

    def __post_init__(self) -> None:
        if min(self.attendance, self.completion) < 0 or not self.attendance + self.completion:
            raise ValueError("出勤率和完成率的权重不小于 0，合计大于 0，请改正")


@dataclass(frozen=True, slots=True)
class Share:
    """What a department gets, the exact share it is rounded from, and why."""

    department: Department
    count: int
    factor: Fraction
    exact: Fraction
    because: str


def weights_on(on: date, own: Iterable[Figure] = ()) -> Weights:
    """The weights in force on a day."""
    rows = tuple(own)
    return Weights(*(figure(f"grading.{what}_weight", on, rows).number for what in ("attendance", "completion")))


def share_out(cap: int, departments: Sequence[Department], weights: Weights) -> list[Share]:
    """The cap shared among departments, in their order; less than the cap only where nobody can use the rest.

    Whoever has no attendance and no completion at all gets nothing.

    >>> teams = [Department("甲", 10, Decimal(100), Decimal(100)), Department("乙", 10, Decimal(90), Decimal(70))]
    >>> [share.count for share in share_out(4, teams, Weights(Decimal(50), Decimal(50)))]
    [2, 2]
    """
    factors = [factor_of(one, weights) for one in departments]
    sizes = [one.people * factor for one, factor in zip(departments, factors, strict=True)]
    counts = _counts(cap, departments, factors, sizes)
    whole = sum(sizes, Fraction(0))
    exact = [cap * size / whole if whole else Fraction(0) for size in sizes]
    return [
        Share(one, count, factor, share, _because(one, weights, (factor, share, count), cap))
        for one, count, factor, share in zip(departments, counts, factors, exact, strict=True)
    ]


def factor_of(department: Department, weights: Weights) -> Fraction:
    """The weighted mean of both rates as a share of one, each cut at 100 %; 1 where neither is known."""
    rates = ((weights.attendance, department.attendance), (weights.completion, department.completion))
    known = [(Fraction(weight), _cut(rate)) for weight, rate in rates if rate is not None]
    whole = sum((weight for weight, _ in known), Fraction(0))
    return sum((weight * rate for weight, rate in known), Fraction(0)) / whole / FULL if whole else Fraction(1)


def may_be_proposed(chosen: Sequence[int], shares: Sequence[Share], cap: int) -> Verdict:
    """Whether so many proposals of 优秀 a department keep within its share and all of them within the cap.

    >>> may_be_proposed([6], [], 5).reason
    '全单位拟定优秀 6 人，超过上限 5 人，请减去 1 人'
    """
    over = [
        (count <= share.count, f"{share.department.name}拟定优秀 {count} 人，超过名额 {share.count} 人，请调整")
        for count, share in zip(chosen, shares, strict=False)
    ]
    whole = sum(chosen)
    return all_of(*over, (whole <= cap, f"全单位拟定优秀 {whole} 人，超过上限 {cap} 人，请减去 {whole - cap} 人"))


def _counts(
    cap: int, departments: Sequence[Department], factors: Sequence[Fraction], sizes: Sequence[Fraction]
) -> list[int]:
    """Rounds of sharing: who would get more than she can use gets that, and the others share the rest."""
    order = sorted(range(len(departments)), key=lambda place: (-factors[place], -departments[place].people, place))
    counts = [0] * len(departments)
    open_places = [place for place in order if sizes[place] and departments[place].most]
    left = cap
    while left and open_places:
        parts = dict(zip(open_places, map(int, apportion(left, [sizes[place] for place in open_places])), strict=True))
        full = [place for place in open_places if parts[place] > departments[place].most]
        for place in full or open_places:
            counts[place] = min(parts[place], departments[place].most)
        left -= sum(counts[place] for place in full or open_places)
        open_places = [place for place in open_places if place not in full] if full else []
    return counts


def _cut(rate: Decimal) -> Fraction:
    return min(max(Fraction(rate), Fraction(0)), FULL)


def _because(one: Department, weights: Weights, found: tuple[Fraction, Fraction, int], cap: int) -> str:
    factor, exact, count = found
    attendance = _rate("出勤率", one.attendance, weights.attendance)
    completion = _rate("任务完成率", one.completion, weights.completion)
    capped = f"，可评优秀的只有 {one.most} 人" if count == one.most < exact else ""
    said = f"{one.people} 人 × 系数 {_plain(factor)}（{attendance}，{completion}）"
    return f"{said}，占全单位名额 {cap} 人中的 {_plain(exact)} 人{capped}，取整 {count} 人"


def _rate(name: str, rate: Decimal | None, weight: Decimal) -> str:
    return f"{name}无数据" if rate is None else f"{name} {_plain(Fraction(rate))}%，权重 {_plain(Fraction(weight))}"


def _plain(number: Fraction) -> str:
    text = f"{Decimal(number.numerator) / Decimal(number.denominator):.3f}"
    return text.rstrip("0").rstrip(".")

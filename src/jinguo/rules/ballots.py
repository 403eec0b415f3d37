"""Secret ballots (民主测评、无记名投票): how they are kept, counted and turned into points.

A box holds no single ballots: only how often each option was marked. Whoever opens it cannot tell who marked what, nor
in which order, for it is not there. Sources: rule 27 (anonymous, valid ballots only in the denominator, one ballot one
voter, self-vote excluded, nothing shown before closing); 党政机关领导干部实绩量化考核办法 (100/80/60/40);
瑞安 2012 (brackets of excellent votes).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from jinguo.rules.verdict import YES, Verdict, no

LEAST_VOTERS = 5  # fewer cannot hide one another; no source fixes the number
CENT = Decimal("0.01")
_WIDTH = 6  # digits of a count as it is written: equal lengths tell nothing when sealed


@dataclass(frozen=True, slots=True)
class Scheme:
    """A form of ballot: its options in order, and what each is worth out of 100 (none where nothing is scored)."""

    code: str
    title: str
    options: tuple[str, ...]
    points: tuple[int, ...] = ()


SCHEMES = {
    scheme.code: scheme
    for scheme in (
        Scheme("grades", "优秀、称职、基本称职、不称职", ("优秀", "称职", "基本称职", "不称职"), (100, 80, 60, 40)),
        Scheme("levels", "好、较好、一般、较差", ("好", "较好", "一般", "较差"), (100, 80, 60, 40)),
        Scheme("choose", "推选（限定人数）", ("推选",)),
    )
}


@dataclass(frozen=True, slots=True)
class Pile:
    """What lies in one box: valid ballots, abstentions, and how often each option was marked."""

    valid: int
    abstained: int
    marks: tuple[int, ...]

    @classmethod
    def of(cls, options: int) -> "Pile":
        """An empty one."""
        return cls(0, 0, (0,) * options)

    @property
    def ballots(self) -> int:
        """How many were put in, valid or not."""
        return self.valid + self.abstained

    def add(self, marked: Iterable[int] | None) -> "Pile":
        """The pile with one more ballot: the options marked, counted from 1; None for an abstention.

        Raises ValueError for an option that does not exist.

        >>> Pile.of(2).add([1]).add(None)
        Pile(valid=1, abstained=1, marks=(1, 0))
        """
        if marked is None:
            return replace(self, abstained=self.abstained + 1)
        chosen = set(marked)
        if not chosen <= set(range(1, len(self.marks) + 1)):
            raise ValueError(f"options {sorted(chosen)} of {len(self.marks)}")
        marks = tuple(count + (option in chosen) for option, count in enumerate(self.marks, 1))
        return Pile(self.valid + 1, self.abstained, marks)

    def written(self) -> str:
        """The pile as text whose length says nothing of what lies in it.

        >>> Pile(1, 0, (1, 0)).written()
        '000001 000000 000001 000000'
        """
        return " ".join(f"{count:0{_WIDTH}}" for count in (self.valid, self.abstained, *self.marks))

    @classmethod
    def read(cls, text: str) -> "Pile":
        """The pile that was written so."""
        valid, abstained, *marks = map(int, text.split())
        return cls(valid, abstained, tuple(marks))


@dataclass(frozen=True, slots=True)
class Tally:
    """A counted pile: shares in percent of the valid ballots, the mean of the points, and why.

    `shares` and `score` are rounded half up to two places; None where no valid ballot or no points are.
    """

    pile: Pile
    shares: tuple[Decimal | None, ...]
    score: Decimal | None
    because: str


def tally(pile: Pile, scheme: Scheme) -> Tally:
    """Count a pile: only valid ballots are in the denominator.

    >>> tally(Pile(20, 2, (10, 6, 3, 1)), SCHEMES["grades"]).score
    Decimal('85.00')
    """
    shares = tuple(_share(count, pile.valid) for count in pile.marks)
    score = _mean(pile, scheme.points) if scheme.points and pile.valid else None
    return Tally(pile, shares, score, _because(pile, scheme, score))


@dataclass(frozen=True, slots=True)
class Bracket:
    """The points that a share of votes earns, and why."""

    points: int
    because: str


@dataclass(frozen=True, slots=True)
class BracketTable:
    """Points by the share of first-option votes, as a ladder from the top: pairs of percent and points.

    Below the last rung the votes of the two lower options decide: `low_points` from `low_of` in one of them on (a
    third is (1, 3)), else `otherwise`. The source leaves open whether many low votes also lower a share that reaches a
    rung; here the rung stands.
    """

    rungs: tuple[tuple[int, int], ...]
    otherwise: int
    low_of: tuple[int, int]
    low_points: int
    source: str


RUIAN_2012 = BracketTable(
    rungs=((90, 200), (80, 190), (70, 180), (60, 170)),
    otherwise=160,
    low_of=(1, 3),
    low_points=130,
    source="瑞安市 2012 年乡镇和部门领导班子民主测评",
)


def bracket(pile: Pile, table: BracketTable = RUIAN_2012) -> Bracket | None:
    """The points of a pile of four options under a table of brackets; None without a valid ballot.

    >>> bracket(Pile(20, 0, (17, 3, 0, 0))).points
    190
    """
    if not pile.valid:
        return None
    best, low = pile.marks[0], sum(pile.marks[2:])
    said = f"第一等次 {best} 票，占有效票 {pile.valid} 张的 {_in_words(_share(best, pile.valid))}%"
    for percent, points in table.rungs:
        if best * 100 >= percent * pile.valid:
            return Bracket(points, f"{said}，达到 {percent}%，得 {points} 分（{table.source}）")
    part, whole = table.low_of
    is_low = low * whole >= part * pile.valid
    points = table.low_points if is_low else table.otherwise
    words = f"后两个等次 {low} 票，{'达到' if is_low else '不到'} {part}/{whole}"
    return Bracket(points, f"{said}，不到 {table.rungs[-1][0]}%；{words}，得 {points} 分（{table.source}）")


def may_be_secret(voters: Mapping[str, int], least: int = LEAST_VOTERS) -> Verdict:
    """Whether each subject has voters enough for a secret ballot: its name and how many may vote on it.

    >>> may_be_secret({"发展部": 4}).reason
    '“发展部”只有 4 名投票人，无记名投票至少要 5 名，人太少能猜出是谁投的；请增加投票人，或改用评分'
    """
    short = [(name, count) for name, count in voters.items() if count < least]
    if not short:
        return YES
    name, count = short[0]
    remedy = "人太少能猜出是谁投的；请增加投票人，或改用评分"
    return no(f"“{name}”只有 {count} 名投票人，无记名投票至少要 {least} 名，{remedy}")


def may_be_shown(ballots: int, least: int = LEAST_VOTERS) -> Verdict:
    """Whether so many ballots may be counted before everybody's eyes: one or two would show who marked what."""
    return YES if ballots >= least else no(f"只收到 {ballots} 张，不足 {least} 张，为免看出是谁投的，不显示结果")


def may_choose(count: int, most: int) -> Verdict:
    """Whether a ballot may name so many: at least one, at most what was laid down."""
    if count == 0:
        return no("一个也没有选；要弃权，请勾选“弃权”")
    return YES if count <= most else no(f"选了 {count} 个，最多选 {most} 个；请减去 {count - most} 个")


def _mean(pile: Pile, points: tuple[int, ...]) -> Decimal:
    total = sum(count * worth for count, worth in zip(pile.marks, points, strict=True))
    return (Decimal(total) / pile.valid).quantize(CENT, ROUND_HALF_UP)


def _share(part: int, whole: int) -> Decimal | None:
    return (Decimal(part * 100) / whole).quantize(CENT, ROUND_HALF_UP) if whole else None


def _in_words(value: Decimal | None) -> str:
    """Without idle zeros; a dash for none."""
    return "—" if value is None else f"{value.normalize():f}"


def _because(pile: Pile, scheme: Scheme, score: Decimal | None) -> str:
    aside = f"（弃权 {pile.abstained} 张不计）" if pile.abstained else ""
    counted = "、".join(f"{option} {count}" for option, count in zip(scheme.options, pile.marks, strict=True))
    said = f"有效票 {pile.valid} 张{aside}：{counted}"
    if score is None:
        return said
    return f"{said}；按 {'/'.join(map(str, scheme.points))} 分计，平均 {_in_words(score)} 分"

"""What came of a panel, computed anew from what was given: scores with their reasons, counts, words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from jinguo.cycle.panels.kinds import BALLOT, CHOOSE, RATING, TEXT
from jinguo.cycle.panels.models import BallotBox, Panel, PanelSubject, Participant, Rating
from jinguo.cycle.panels.queries import subjects_for
from jinguo.rules.ballots import SCHEMES, bracket, tally
from jinguo.rules.questionnaires import LEAST_SHOWN, shown
from jinguo.rules.ratings import GROUPS, GroupMarks, average, compose, rounded, said


@dataclass(frozen=True, slots=True)
class Bar:
    """One option with its count and its share in percent; both hidden where the count would point at people."""

    label: str
    count: str
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one subject or question: its value in words, why, and what it is made of."""

    title: str
    value: str
    because: tuple[str, ...]
    bars: tuple[Bar, ...] = ()
    words: tuple[str, ...] = ()
    subject: PanelSubject | None = field(default=None, compare=False)
    score: Decimal | None = None


def results(panel: Panel) -> list[Result]:
    """Its results, by subject or question in their order; whether they may be seen asks `permissions`."""
    if panel.kind == RATING:
        return rated(panel)
    boxes = panel.boxes.select_related("subject", "question")
    if panel.kind == BALLOT:
        ordered = sorted(boxes, key=lambda box: box.subject.order if box.subject else 0)
        found = [_voted(panel, box) for box in ordered]
        return sorted(found, key=_by_votes, reverse=True) if panel.scheme == CHOOSE else found
    return [_answered(box) for box in sorted(boxes, key=lambda box: box.question.order if box.question else 0)]


def rated(panel: Panel) -> list[Result]:
    """The score of each subject: whole mark sheets averaged by group, trimmed where laid down, and weighed."""
    subjects, criteria = list(panel.subjects.all()), list(panel.criteria.all())
    raters = list(panel.participants.select_related("unit"))
    sheets = _sheets(panel)
    weights = {row.group: row.weight for row in panel.groups.all()}
    found = []
    for one in subjects:
        asked = [rater for rater in raters if subjects_for(rater, [one], RATING)]
        whole = {rater: sheet for rater in asked if len(sheet := sheets.get((one.pk, rater.pk), {})) == len(criteria)}
        composed = compose(_groups(asked, whole, weights), trim=panel.trims)
        bars = tuple(
            _criterion_bar(row.title, row.points, [sheet[row.pk] for sheet in whole.values()]) for row in criteria
        )
        value = "还没有评分" if composed.value is None else f"{said(composed.value)} 分"
        found.append(Result(one.name, value, composed.because, bars, subject=one, score=composed.value))
    return found


Sheet = dict[int, Decimal]


def _sheets(panel: Panel) -> dict[tuple[int, int], Sheet]:
    """The points by subject and rater, then by criterion."""
    found: dict[tuple[int, int], Sheet] = {}
    ratings = Rating.objects.filter(rater__panel=panel)
    for subject, rater, criterion, points in ratings.values_list("subject", "rater", "criterion", "points"):
        found.setdefault((subject, rater), {})[criterion] = points
    return found


def _groups(
    asked: Iterable[Participant], whole: dict[Participant, Sheet], weights: dict[str, Decimal]
) -> list[GroupMarks]:
    """The whole sheets as totals, by group in their order; a group without a weight counts as one of weight 0."""
    by_group: dict[str, list[Participant]] = {}
    for rater in asked:
        by_group.setdefault(rater.group, []).append(rater)
    return [
        GroupMarks(
            title,
            weights.get(group, Decimal(0)),
            tuple(sum(whole[rater].values(), Decimal(0)) for rater in by_group[group] if rater in whole),
            len(by_group[group]),
        )
        for group, title in GROUPS.items()
        if group in by_group
    ]


def _criterion_bar(title: str, most: Decimal, points: list[Decimal]) -> Bar:
    mean = average(points).value
    if mean is None:
        return Bar(title, f"— / {said(most)}")
    return Bar(title, f"{said(rounded(mean))} / {said(most)}", rounded(mean * 100 / most))


def _voted(panel: Panel, box: BallotBox) -> Result:
    scheme = SCHEMES[panel.scheme]
    counted = tally(box.pile, scheme)
    bars = zip(scheme.options, counted.pile.marks, counted.shares, strict=True)
    because = [counted.because]
    earned = bracket(counted.pile) if len(scheme.options) == 4 else None
    if earned:
        because.append(f"参考档次：{earned.because}")
    score = Decimal(counted.pile.marks[0]) if panel.scheme == CHOOSE else counted.score
    unit = "票" if panel.scheme == CHOOSE else "分"
    value = "没有有效票" if score is None else f"{said(score)} {unit}"
    return Result(
        str(box.subject),
        value,
        tuple(because),
        tuple(Bar(label, f"{count} 票", share) for label, count, share in bars),
        subject=box.subject,
        score=score,
    )


def _by_votes(one: Result) -> Decimal:
    return one.score or Decimal(0)


def _answered(box: BallotBox) -> Result:
    question = box.question
    if question is None:  # a constraint of the database says that a box has one
        raise LookupError(f"box {box.pk}")
    title = f"{question.order}. {question}"
    if question.kind == TEXT:
        texts = box.texts
        return Result(title, f"{len(texts)} 份有文字", (), words=tuple(texts))
    pile, counts = box.pile, shown(box.pile)
    if not counts:
        return Result(title, f"答的不足 {LEAST_SHOWN} 份", (f"答的不足 {LEAST_SHOWN} 份，不显示，以免看出是谁答的",))
    pairs = zip(question.choices, counts, strict=True)
    bars = tuple(
        Bar(label, f"{count} 份" if count.isdecimal() else count, _percent(count, pile.valid)) for label, count in pairs
    )
    return Result(title, f"{pile.valid} 份有效", (f"有效 {pile.valid} 份，没有答这一题的 {pile.abstained} 份",), bars)


def _percent(count: str, whole: int) -> Decimal | None:
    return rounded(Decimal(int(count) * 100) / whole) if count.isdecimal() else None

"""The results of a round: published ones as they were published, else as they stand now."""

from dataclasses import dataclass
from typing import Any

from jinguo.base import clock
from jinguo.committee.evaluation.models import EvaluationRound, RoundParticipant
from jinguo.committee.evaluation.queries.scores import Scored, participants_of, scores_of
from jinguo.cycle.publicity.snapshots import Snapshot
from jinguo.rules.evaluation_round import Facts, Lack, lacks, plain

HEADS = ("序号", "参评单位", "得分", "自评", "未达标目标", "还缺什么")


@dataclass(frozen=True)
class Row:
    """A participant as the matrix and the table show it."""

    participant: RoundParticipant
    facts: Facts
    lacks: list[Lack]
    points: Any
    because: str
    parts: list[dict[str, Any]]

    @property
    def lacking(self) -> str:
        """What is missing, in a row."""
        return "、".join(one.title for one in self.lacks)

    @property
    def said(self) -> str:
        """The points in words; a dash where there are none."""
        return plain(self.points)


def rows_of(row: EvaluationRound, participants: list[RoundParticipant] | None = None) -> list[Row]:
    """Every participant with what she lacks and her score."""
    known = participants_of(row) if participants is None else participants
    return [_row(one, published=row.published_on is not None) for one in scores_of(row, known)]


def results_table(row: EvaluationRound) -> Snapshot:
    """The results in words, the best first."""
    return Snapshot.of(HEADS, [cells(at, one) for at, one in enumerate(ranked(rows_of(row)), 1)])


def ranked(rows: list[Row]) -> list[Row]:
    """The best first; whoever has no score last."""
    return sorted(rows, key=lambda one: (one.points is None, -(one.points or 0)))


def cells(number: int, one: Row) -> tuple[str, ...]:
    """A participant as the table has it."""
    state = str(one.participant.get_state_display())
    return (str(number), one.participant.title, one.said, state, str(one.facts.unreached), one.lacking or "无")


def _row(one: Scored, *, published: bool) -> Row:
    lacking = lacks(one.facts, clock.today())
    kept = getattr(one.participant, "result", None) if published else None
    if kept:
        return Row(one.participant, one.facts, lacking, kept.points, kept.because, kept.parts)
    return Row(one.participant, one.facts, lacking, one.score.points, one.score.because, one.kept)

"""The account of a batch: what became of each of its lines, in words and as a list to be looked through."""

from collections.abc import Iterator, Mapping
from typing import Any

from jinguo.base.sheets import Column, Sheet
from jinguo.office.punches.models import OUTCOMES, PunchBatch

SHOWN = 5  # runs of line numbers
SHEET = Sheet("punch_lines", "每行去向", (Column("line", "行号", "integer"), Column("outcome", "去向", width=40)))
Runs = list[list[int]]


def account_words(batch: PunchBatch) -> list[tuple[str, int, str]]:
    """Each outcome in words with its lines: how many, and which the first ones are."""
    return [
        (OUTCOMES[name], batch.counts[name], runs_words(batch.lines_of.get(name, [])))
        for name in OUTCOMES
        if name in batch.counts
    ]


def told(counts: Mapping[str, int], lines_of: Mapping[str, Runs]) -> list[str]:
    """The same as sentences."""
    return [
        f"{words}：{counts[name]} 行" + (f"（{runs_words(lines_of[name])}）" if lines_of.get(name) else "")
        for name, words in OUTCOMES.items()
        if counts.get(name)
    ]


def runs_words(runs: Runs) -> str:
    """Which lines, the first few runs of them.

    >>> runs_words([[4, 4], [6, 90]])
    '第 4、6—90 行'
    """
    some = "、".join(f"{first}" if first == last else f"{first}—{last}" for first, last in runs[:SHOWN])
    return f"第 {some} 行{'等' if len(runs) > SHOWN else ''}" if some else ""


def account_rows(batch: PunchBatch) -> Iterator[dict[str, Any]]:
    """Every line that was not written as somebody's punch, in the file's order."""
    runs = [(first, last, OUTCOMES[name]) for name in OUTCOMES for first, last in batch.lines_of.get(name, [])]
    for first, last, words in sorted(runs):
        for line in range(first, last + 1):
            yield {"line": line, "outcome": words}

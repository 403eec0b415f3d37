"""An evaluation as `jinguo evaluate --json` prints it: one object for each indicator and region."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from jinguo.committee.outlines.evaluating import Evaluation, Line
from jinguo.rules.outlines import DISAGGREGATIONS, RELATIONS
from jinguo.rules.progress import Attainment, Point

Number = int | float | str | None


def as_json(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Every line, in the order of the outline, one region after another."""
    return [line_as_json(line) for line in evaluation.lines]


def line_as_json(line: Line) -> dict[str, Any]:
    """A line: the value and its source, the target, the status by each method, and why the outline's own says so.

    `counts` is false where it is left out of rates, `left_out` says why. A share of the baseline is told as text (1/6).
    """
    target, published = line.target, line.published
    seen = published.adopted if published else None
    return {
        "outline": target.outline.code,
        "year": line.year,
        "region": line.region.code,
        "region_name": line.region.name,
        "code": target.code,
        "indicator": target.indicator.code if target.indicator else "",
        "title": target.title,
        "domain": target.domain_code,
        "unit": target.unit,
        "disaggregation": line.key[2] if line.key else target.disaggregation,
        "value": number(seen.value) if seen else None,
        "source": seen.source if seen else "",
        "basis": seen.basis if seen else "",
        "confidence": seen.confidence if seen else "",
        "disagreement": published.differs if published else "",
        "relation": line.name.relation if line.name else "none",
        "relation_because": line.name.because if line.name else "",
        "target": _target(line),
        "baseline": _point(line.case.base),
        "milestone": _point(target.midway),
        "method": line.verdict.method,
        "status": {one.method: one.status for one in line.methods},
        "light": line.verdict.tone,
        "because": line.verdict.because,
        "milestone_status": line.midway.status if line.midway else None,
        "methods": [_attainment(one) for one in line.methods],
        "judgement": line.judged.url if line.judged else "",
        "counts": not line.left_out,
        "left_out": line.left_out,
    }


def in_words(line: Line) -> str:
    """A line for people: region, target, light, reason."""
    group = DISAGGREGATIONS.get(line.key[2], "") if line.key and line.key[2] != "total" else ""
    relation = f"【{RELATIONS[line.name.relation]}】" if line.is_near and line.name else ""
    mark = "【待核实】" if line.target.is_unconfirmed else ""
    found = line.verdict
    return f"{line.region}　{line.target.title}{group}　{found.title}{mark}{relation}　{found.because}"


def number(value: Decimal | Fraction | float | None) -> Number:
    """A number for JSON: whole ones as such; a share that never ends as text."""
    if value is None:
        return None
    if isinstance(value, Fraction) and value.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return int(value) if value == int(value) else float(value)


def _target(line: Line) -> dict[str, Any]:
    target = line.target
    return {
        "value": number(target.asked),
        "words": target.shown,
        "comparator": target.comparator,
        "year": target.year,
        "source": target.source,
        "confidence": target.confidence,
    }


def _point(point: Point | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {"year": point.year, "value": number(point.value), "source": point.source, "confidence": point.confidence}


def _attainment(one: Attainment) -> dict[str, Any]:
    return {
        "method": one.method,
        "status": one.status,
        "title": one.title,
        "value": None if one.value is None else round(one.value, 6),
        "score": None if one.score is None else round(one.score, 6),
        "because": one.because,
    }

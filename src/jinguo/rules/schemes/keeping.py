"""A score as it is kept (留存): plain JSON, every number as text, so that it is compared bit for bit years later."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from jinguo.rules.scoring.score import Grade, Score
from jinguo.rules.scoring.values import number_text


def to_json(score: Score) -> dict[str, Any]:
    """A score and all below it. `points` is what was shown; the rest is exact. A grade stands where there is one."""
    kept: dict[str, Any] = {
        "code": score.code,
        "title": score.title,
        "exact": number_text(score.exact),
        "of": number_text(score.of),
        "points": str(score.points),
        "because": score.because,
        "rule": score.rule,
        "version": score.version,
        "unit": score.unit,
        "inputs": dict(score.inputs),
        "parameters": dict(score.parameters),
        "standing": score.standing,
        "children": [to_json(child) for child in score.children],
    }
    return kept | {"grade": asdict(score.grade)} if score.grade else kept


def from_json(told: Mapping[str, Any]) -> Score:
    """The score as it was kept.

    >>> kept = to_json(Score(Fraction(20, 3), Fraction(10), "因为"))
    >>> from_json(kept) == Score(Fraction(20, 3), Fraction(10), "因为")
    True
    """
    return Score(
        exact=Fraction(told["exact"]),
        of=Fraction(told["of"]),
        because=told["because"],
        children=tuple(from_json(child) for child in told["children"]),
        rule=told["rule"],
        version=told["version"],
        unit=told["unit"],
        inputs=told["inputs"],
        parameters=told["parameters"],
        code=told["code"],
        title=told["title"],
        standing=told["standing"],
        grade=Grade(**told["grade"]) if "grade" in told else None,
    )


def digest_of(score: Score) -> str:
    """SHA-256 of a score's canonical writing."""
    return hashlib.sha256(json.dumps(to_json(score), ensure_ascii=False, sort_keys=True).encode()).hexdigest()

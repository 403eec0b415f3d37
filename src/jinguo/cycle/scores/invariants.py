"""What must be true of results at any moment: a published score is the one that its tree of reasons gives."""

from jinguo.cycle.scores.models import Result
from jinguo.rules.schemes import digest_of


def changed_after_publishing() -> list[str]:
    """Results whose points or tree are not what was published, as sentences."""
    results = Result.objects.select_related("assessment", "unit", "staff").iterator()
    return [f"考评结果“{row}”（{row.pk}）公布以后被改动过" for row in results if not _holds(row)]


def _holds(result: Result) -> bool:
    score = result.score
    return digest_of(score) == result.digest and score.points == result.points

"""What must hold of duties at any moment."""

from django.db.models import F

from jinguo.committee.duties.models import ListedTarget


def strayed_goals() -> list[str]:
    """Goals whose outline target is of another type than they are, as sentences."""
    rows = ListedTarget.objects.exclude(goal__type=F("target__type")).select_related("goal", "target")
    return [f"目标“{row.goal}”与纲要目标“{row.target}”的类型不一致" for row in rows]

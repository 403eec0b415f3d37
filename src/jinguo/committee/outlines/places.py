"""Which regions a page offers to look at (地区选择): few enough to choose from, however large the tree is."""

from django.db.models import Exists, OuterRef, QuerySet

from jinguo.committee.outlines.models import Observation
from jinguo.org.structure.models import Region
from jinguo.org.structure.trees import prefixes

MOST = 40  # more are not offered at once: then the way leads down one step at a time


def places_around(place: Region, top: Region | None, observations: QuerySet[Observation]) -> list[Region]:
    """The regions from `top` down to a place, and those below it that have values; two queries.

    Where more than MOST below have values, the ones directly below it under which there are any. Without a `top` the
    way begins at the highest region of the tree.
    """
    above = prefixes(place.path)[len(prefixes(top.path)) - 1 if top else 0 :]
    below = [path for path in _observed_paths(place, observations) if path != place.path]
    if len(below) > MOST:
        depth = place.path.count("/") + 1
        below = sorted({prefixes(path)[depth - 1] for path in below})
    rows = Region.objects.filter(path__in=[*above, *below])
    return sorted(rows, key=lambda one: (one.path.count("/"), one.code))


def highest_place(observations: QuerySet[Observation]) -> Region | None:
    """The highest region that has values, the first by its code; None where none has."""
    return Region.objects.filter(_has(observations)).order_by("path").first()


def _observed_paths(place: Region, observations: QuerySet[Observation]) -> list[str]:
    """The paths of all regions at and below a place that have values, one look into the index for each."""
    rows = Region.objects.filter(_has(observations), path__startswith=place.path).order_by("path")
    return list(rows.values_list("path", flat=True))


def _has(observations: QuerySet[Observation]) -> Exists:
    return Exists(observations.filter(region=OuterRef("pk")))

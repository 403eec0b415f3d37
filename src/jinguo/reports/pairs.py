"""Numbers of women and their shares in a monitoring report: joined only where neither goes against the other."""

from decimal import Decimal

from django.db.models import QuerySet

from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.series import Shelf, shelf_of
from jinguo.org.structure.models import Region
from jinguo.rules.change_words import Moved, number_and_share
from jinguo.rules.outlines import indicators
from jinguo.rules.outlines.pairs import PAIRS

GROUPS = ("total", "female")  # what is counted of women alone stands under 女 in some tables


def pair_statements(values: QuerySet[Observation], region: Region, year: int) -> dict[str, list[str]]:
    """The statements by domain, of the pairs that have both values of a year; three queries.

    Where the year before is not known, the two values alone.
    """
    codes = {code for pair in PAIRS for code in pair}
    shelf = shelf_of(values.filter(region=region), codes)
    found: dict[str, list[str]] = {}
    for pair in PAIRS:
        number, share = (_moved(shelf, code, region, year) for code in pair)
        counted = indicators()[pair.number]
        if number.now is not None and share.now is not None:
            said = number_and_share(counted.title, number, share, counted.unit)
            found.setdefault(indicators()[pair.share].domain, []).extend(said)
    return found


def _moved(shelf: Shelf, code: str, region: Region, year: int) -> Moved:
    now, before = (_value(shelf, code, region, one) for one in (year, year - 1))
    return Moved(now, None if year in shelf.breaks.get(code, ()) else before)


def _value(shelf: Shelf, code: str, region: Region, year: int) -> Decimal | None:
    years = (shelf.year((code, region.pk, group), year) for group in GROUPS)
    return next((one.adopted.value for one in years if one), None)

"""A list that filters, sorts and pages by its address, and refuses an address that it does not know."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from jinguo.base.web.filters import Conditions
from jinguo.base.web.tables import Grid

PER_PAGE = 20
UNKNOWN = "地址里有这个列表不认识的条件。请从列表上方重新选条件。"


@dataclass(frozen=True)
class ChosenCondition:
    """One condition in force: its words and the address without it."""

    text: str
    url_without: str


@dataclass(frozen=True)
class Listing:
    """A list as one request asked for it."""

    code: str
    table: Grid
    conditions: Conditions
    chosen: list[ChosenCondition]

    @property
    def found(self) -> int:
        """How many rows there are within reach and conditions."""
        return self.table.paginator.count

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all, not for want of a condition: the page says then how one begins."""
        return not self.found and not self.chosen

    @property
    def rows(self) -> QuerySet:
        """All of them in the order asked for, not this page alone: what an export writes."""
        return self.table.data.data


def listing(
    request: HttpRequest,
    rows: QuerySet,
    *,
    table: type[Grid],
    conditions: type[Conditions],
    code: str = "listing",
) -> Listing:
    """The part of `rows`, which are within the reader's reach already, that the address asks for.

    An unknown name, column or value in the address raises BadRequest, a page past the end Http404: nothing is
    silently ignored, and nothing but declared columns and conditions reaches the database.
    """
    chosen = conditions(request.GET, queryset=rows, request=request)
    _check_names(request, chosen)
    _check_values(chosen)
    drawn = table(chosen.qs)
    _check_order(request, drawn)
    _turn_to_page(request, drawn)
    in_force = _chosen(request, chosen)
    drawn.empty_text = drawn.empty_text or (None if in_force else drawn.nothing)
    return Listing(code, drawn, chosen, in_force)


def _check_names(request: HttpRequest, conditions: Conditions) -> None:
    known = {*conditions.filters, "sort", "page"}
    if set(request.GET) - known or any(len(values) > 1 for _, values in request.GET.lists()):
        raise BadRequest(UNKNOWN)


def _check_values(conditions: Conditions) -> None:
    if not conditions.is_valid():
        wrong = "、".join(str(conditions.form.fields[name].label) for name in conditions.form.errors)
        raise BadRequest(f"条件“{wrong}”的值不在可选范围内。请从列表上方重新选。")


def _check_order(request: HttpRequest, table: Grid) -> None:
    """Sort by the one column that the address names."""
    table.request = request
    asked = request.GET.get("sort", "")
    if not asked:
        return
    name = asked.removeprefix("-")
    if name not in table.columns.columns or not table.columns[name].orderable:
        raise BadRequest(UNKNOWN)
    table.order_by = asked


def _turn_to_page(request: HttpRequest, table: Grid) -> None:
    try:
        table.paginate(page=request.GET.get("page", 1), per_page=PER_PAGE)
    except PageNotAnInteger as error:
        raise BadRequest("地址里的页码不是数字。请从列表下方翻页。") from error
    except EmptyPage as error:
        raise Http404 from error


def _chosen(request: HttpRequest, conditions: Conditions) -> list[ChosenCondition]:
    return [ChosenCondition(text, _without(request, name)) for name, text in conditions.in_force()]


def _without(request: HttpRequest, name: str) -> str:
    """The address without one condition, back on the first page."""
    kept = request.GET.copy()
    for key in (name, "page"):
        kept.pop(key, None)
    return f"?{kept.urlencode()}"

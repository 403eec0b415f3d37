"""Who is let in, what is found within reach, and the way back from the page of a step."""

from django.shortcuts import get_object_or_404

from jinguo.base.web.gates import gate
from jinguo.base.web.steps import StepPages
from jinguo.committee.collection.models import Cell, CollectionRound, Correction, Return, RoundItem
from jinguo.committee.collection.permissions import may_read
from jinguo.org.structure.requests import StaffRequest

for_readers = gate(may_read)
HOME = ("数据采集", "/collection/")
OF_SHEET = ("round__committee__region", "round__unit", "unit__region", "submitted_by", "checked_by", "accepted_by")
OF_CELL = ("indicator", "region", "changed_by", "sheet__unit", "sheet__round__committee__region", "sheet__round__unit")


def round_or_404(request: StaffRequest, pk: int) -> CollectionRound:
    """A round within reach."""
    rows = CollectionRound.objects.visible_to(request.user).select_related("committee__region", "unit")
    return get_object_or_404(rows, pk=pk)


def item_or_404(request: StaffRequest, pk: int) -> RoundItem:
    """An indicator that a round within reach asks for."""
    rows = RoundItem.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("round__committee__region", "indicator", "unit"), pk=pk)


def sheet_or_404(request: StaffRequest, pk: int) -> Return:
    """A return within reach, with how far it has come."""
    return get_object_or_404(Return.objects.visible_to(request.user).counted().select_related(*OF_SHEET), pk=pk)


def cell_or_404(request: StaffRequest, pk: int) -> Cell:
    """A cell of a return within reach."""
    return get_object_or_404(Cell.objects.visible_to(request.user).select_related(*OF_CELL), pk=pk)


def correction_or_404(request: StaffRequest, pk: int) -> Correction:
    """A correction within reach."""
    joined = [f"cell__{name}" for name in OF_CELL]
    rows = Correction.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("asked_by", "decided_by", "observation", *joined), pk=pk)


def crumbs_of(row: CollectionRound | Return | Correction) -> list[tuple[str, str]]:
    """The way back to the page of a row."""
    return [HOME, (str(row), row.get_absolute_url())]


pages = StepPages(for_readers, crumbs_of)
step_view, button = pages.view, pages.button

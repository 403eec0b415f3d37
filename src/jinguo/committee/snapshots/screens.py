"""What this room puts on pages of others: the ways to snapshots."""

from typing import Any

from jinguo.base.web import slots
from jinguo.org.structure.requests import StaffRequest


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    slots.card("outlines", "snapshots/ways.html", lambda _request: {}, order=20)
    slots.card("outline", "snapshots/ways_of.html", outline, order=20)


def outline(request: StaffRequest) -> dict[str, Any]:
    """The outline whose page is drawn."""
    match = request.resolver_match
    return {"code": match.kwargs["code"] if match else ""}

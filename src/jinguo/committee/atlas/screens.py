"""What this room puts on pages of others: the ways from an outline to its regions."""

from typing import Any

from jinguo.base.web import slots
from jinguo.org.structure.requests import StaffRequest


def fill() -> None:
    """Fill the places; called once, when the app is ready."""
    slots.card("outlines", "atlas/ways.html", lambda _request: {}, order=10)
    slots.card("outline", "atlas/ways_of.html", outline, order=10)


def outline(request: StaffRequest) -> dict[str, Any]:
    """The outline whose page is drawn."""
    match = request.resolver_match
    return {"code": match.kwargs["code"] if match else ""}

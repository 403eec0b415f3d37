"""Vega-Lite specifications in the look's colours: the browser and the papers draw the same JSON."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def theme() -> dict[str, Any]:
    """The look's chart configuration."""
    return json.loads((files(__package__) / "chart_theme.json").read_text(encoding="utf-8"))


def dressed(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification with the look's configuration under its own; the input stays as it is."""
    return {**spec, "config": {**theme(), **spec.get("config", {})}}

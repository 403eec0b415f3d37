"""The browser's charts as pictures for Word: one Vega-Lite specification, drawn here without a browser."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

KEPT = 64  # pictures kept in memory
SCALE = 2  # pixels per point: sharp in print, small in the file


def png(spec: Mapping[str, Any]) -> bytes:
    """The chart of a specification; an Altair chart gives its own by `to_dict()`. Equal specifications are drawn once.

    Labels are drawn in Noto Sans CJK where the specification's first fonts are not installed.
    """
    return _drawn(json.dumps(spec, ensure_ascii=False, sort_keys=True))


@lru_cache(maxsize=KEPT)
def _drawn(spec: str) -> bytes:
    picture: bytes = _converter().vegalite_to_png(json.loads(spec), scale=SCALE)
    return picture


@cache
def _converter() -> Any:
    """vl-convert with a Chinese font; loaded on first use, because it brings a whole JavaScript engine."""
    converter = import_module("vl_convert")
    fonts = import_module("noto_cjk_sans_otc").__file__
    converter.register_font_directory(str(Path(fonts or "").parent))
    return converter

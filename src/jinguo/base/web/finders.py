"""The chart bundle as a static file, made from vl_convert when static files are collected.

898 kB of generated script do not belong into the repository; the wheel of vl_convert carries them.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

NAME = "web/vega.js"


class VegaFinder(BaseFinder):
    """Finds one file, `web/vega.js`: Vega, Vega-Lite and vega-embed in one, for browsers."""

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """The bundle's place on disk, when it is asked for."""
        if path != NAME:
            return []
        found = str(_bundle())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:  # noqa: ARG002
        """The one file for collectstatic."""
        yield NAME, FileSystemStorage(_bundle().parents[1])


def _bundle() -> Path:
    """The bundle of the installed version, made once."""
    place = settings.DATA_DIR / "cache" / f"vega-{version('vl-convert-python')}" / NAME
    if not place.exists():
        import vl_convert  # 84 MB of V8: only when the bundle is to be made

        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(vl_convert.javascript_bundle(), encoding="utf-8")  # type: ignore[call-arg]
    return place

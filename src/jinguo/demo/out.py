"""The papers of the demonstration, written into `DIR/out`."""

from datetime import date

from django.conf import settings

from jinguo.demo.world import World


def write_papers(world: World, day: date) -> None:
    """The work report as of a day, as Word and as figures."""
    settings.OUT_DIR.mkdir(parents=True, exist_ok=True)

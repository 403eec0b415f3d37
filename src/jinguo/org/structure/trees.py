"""Rows in a tree, found by path.

A path is the fixed-width numbers of all ancestors and of the row itself, so that "below" is one indexed prefix
comparison in SQLite and PostgreSQL alike (never a self-join).
"""

from typing import Self

from django.db import models
from django.db.models.functions import Concat, Substr

WIDTH = 8


def step(number: int) -> str:
    """The piece of a path that stands for one row.

    >>> step(42)
    '00000042/'
    """
    return f"{number:0{WIDTH}d}/"


def prefixes(path: str) -> list[str]:
    """The paths of a row and of all above it, the root first.

    >>> prefixes("00000001/00000007/")
    ['00000001/', '00000001/00000007/']
    """
    return [path[:end] for end in range(WIDTH + 1, len(path) + 1, WIDTH + 1)]


class TreeRow(models.Model):
    """A row with a parent of its own kind; `path` is kept by `save` and by `move_below`."""

    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="上级"
    )
    path = models.CharField("路径", max_length=200, db_index=True, editable=False, default="")

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and give a new row its path, which holds its own number."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        if not self.path:
            self.path = self._path_below(self.parent)
            type(self)._base_manager.filter(pk=self.pk).update(path=self.path)

    def move_below(self, parent: Self | None) -> None:
        """Hang the row, with all that is below it, under another parent.

        Raises ValueError when the new parent is the row itself or stands below it.
        """
        if parent and parent.path.startswith(self.path):
            raise ValueError("不能移到自己或自己的下级之下")
        old, new = self.path, self._path_below(parent)
        below = type(self)._base_manager.filter(path__startswith=old)
        below.update(path=Concat(models.Value(new), Substr("path", len(old) + 1)))
        self.parent, self.path = parent, new
        self.save(update_fields=["parent"])

    def _path_below(self, parent: Self | None) -> str:
        return (parent.path if parent else "") + step(self.pk)

    @property
    def depth(self) -> int:
        """How many rows stand above it."""
        return len(self.path) // (WIDTH + 1) - 1

"""What can be imported: one importer a kind, registered from the floors above."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models

from jinguo.base.sheets.columns import CellError, Column, Row, Sheet
from jinguo.rules.verdict import YES, Verdict, all_of


class RowsRefused(Exception):
    """Rows that a service did not take; nothing of the file is written."""

    def __init__(self, errors: Sequence[CellError]) -> None:
        super().__init__("；".join(f"{error.place}：{error.message}" for error in errors))
        self.errors = list(errors)


@dataclass(frozen=True, slots=True)
class Saved:
    """What one row of the file became: a new record, a change of one that was there, or nothing new.

    A row that writes several records (a goal and its values) has one for each of them.
    """

    row: int
    obj: models.Model
    created: bool = True
    changed: bool = True


class Importer(ABC):
    """Takes the rows of one kind of sheet to the services that write them.

    `kind` is the word of the command line and of the batch; `shown_only` names columns of the export that nobody
    fills in. Rows arrive parsed and checked by the sheet; what only
    the services can know comes back as ValidationError, as a refusal, or as RowsRefused.
    """

    kind: str
    shown_only: frozenset[str] = frozenset()

    @property
    @abstractmethod
    def sheet(self) -> Sheet:
        """The sheet, its choices as they are now."""

    @property
    def filled_in(self) -> list[Column]:
        """The columns that are filled in, in the order in which a block without a header is read."""
        return [one for one in self.sheet.columns if one.name not in self.shown_only]

    @abstractmethod
    def save_row(self, row: Row, *, by: Any) -> Saved:
        """Write one row through its service."""

    def save(self, rows: Sequence[Row], *, by: Any) -> list[Saved]:
        """Write all rows or raise RowsRefused with every complaint; runs inside the import's transaction."""
        saved, errors = [], []
        for row in rows:
            try:
                saved.append(self.save_row(row, by=by))
            except ValidationError as problem:
                errors += self._complaints(row, problem)
            except PermissionDenied as refusal:
                errors.append(CellError(row["_row"], "", "", str(refusal)))
        if errors:
            raise RowsRefused(errors)
        return saved

    def rows(self, *, by: Any) -> Iterable[Mapping[str, Any]]:
        """What there is now, for the export; within the reader's reach."""
        raise NotImplementedError(f"{self.kind} has no export")

    def remove(self, objects: Sequence[models.Model], *, by: Any) -> None:  # noqa: ARG002 - a ledger's needs `by`
        """Take back what an import created, newest first."""
        for obj in reversed(objects):
            obj.delete()

    def may_import(self, actor: Any) -> Verdict:  # noqa: ARG002
        """Whether this actor may import this kind."""
        return YES

    def may_undo(self, actor: Any, by_number: str) -> Verdict:
        """Whether this actor may undo a batch of that importer (工号)."""
        return all_of((actor.number == by_number, "请由导入的人撤销"))

    def may_remove(self, obj: models.Model) -> Verdict:  # noqa: ARG002
        """Whether a created record may still be taken back; a ledger says no once its month is locked."""
        return YES

    def _complaints(self, row: Row, problem: ValidationError) -> list[CellError]:
        """The complaints of a service by column; fields that are no column complain about the row."""
        headers = {column.name: column.header for column in self.sheet.columns}
        fields = problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
        return [
            CellError(row["_row"], headers.get(name, ""), str(row.get(name) or ""), message)
            for name, messages in fields.items()
            for message in messages
        ]


@dataclass(frozen=True)
class FileTaken:
    """What became of a file that is no sheet of ours: its lines, the batch it is kept as, and what is to be said."""

    rows: int
    notes: list[str]
    batch: int | None = None


class FileImporter(ABC):
    """Takes files that other programs or machines wrote, as they are; they have no template and no export."""

    kind: str

    @abstractmethod
    def take(self, content: bytes, *, name: str, write: bool) -> FileTaken:
        """Take a file in, or only try it. Raises ValidationError for one that cannot be read."""


Finder = Callable[[str], Importer | None]
IMPORTERS: dict[str, Importer] = {}
FILES: dict[str, FileImporter] = {}
FINDERS: list[Finder] = []  # for kinds that are rows, not code: an office's own ledgers


def register(importer: Importer) -> Importer:
    """Make an importer known under its kind. ValueError when the kind is taken."""
    if importer.kind in IMPORTERS:
        raise ValueError(f"two importers of {importer.kind}")
    IMPORTERS[importer.kind] = importer
    return importer


def register_file(importer: FileImporter) -> FileImporter:
    """Make an importer of foreign files known under its kind. ValueError when the kind is taken."""
    if importer.kind in IMPORTERS or importer.kind in FILES:
        raise ValueError(f"two importers of {importer.kind}")
    FILES[importer.kind] = importer
    return importer


def find(kind: str) -> Importer:
    """The importer of that kind. Raises LookupError with a Chinese sentence that lists the kinds."""
    found = IMPORTERS.get(kind) or next((each for finder in FINDERS if (each := finder(kind))), None)
    if found is None:
        raise LookupError(
            f"没有“{kind}”这种表格，可用的有：{'、'.join(sorted({*IMPORTERS, *FILES})) or '（还没有）'}。"
        )
    return found

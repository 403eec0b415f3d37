"""The acts that are killed in the middle: an import, confirmations one by one and together, a backup."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinguo.base.audit.models import AuditRow
from jinguo.base.keep import recovery
from jinguo.base.keep.backup import backup
from jinguo.base.keep.models import Backup
from jinguo.base.keep.restoring import prove
from jinguo.base.moves import Refused
from jinguo.base.sheets import importers, importing
from jinguo.base.sheets.models import ImportBatch, ImportedRow
from jinguo.cycle.bookkeeping.models import Counter, CustomEntry, EntryFigure, EntryPerson
from jinguo.cycle.bookkeeping.services import confirm, confirm_all
from jinguo.org.people.models import Person
from trials.office import Office
from trials.samples import good_workbook

DRAFTS = 50
MANY_DRAFTS = 400  # so that writing them takes longer than noticing it
ROWS = 300
Facts = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """Something an office does; `do` may be run again and then does what is missing.

    `facts` tells what it brought about. After a kill they are those before or those after (`is_whole`), or what
    `halfway` allows between them.
    """

    title: str
    prepare: Callable[[], None]
    do: Callable[[], None]
    facts: Callable[[], Facts]
    halfway: Callable[[Facts], bool] = lambda _facts: False
    file: Path | None = None

    @property
    def writes_a_file(self) -> bool:
        """Whether its progress is seen in a file rather than in the database."""
        return self.file is not None

    def file_size(self) -> int:
        """How much of the file is on the disk, finished or not."""
        assert self.file is not None
        drafts = (self.file, self.file.with_name(f"{self.file.name}.part"))
        return max((draft.stat().st_size for draft in drafts if draft.exists()), default=0)

    def forget(self) -> None:
        """Take away the file of the round before."""
        if self.file is not None:
            for left in self.file.parent.glob(f"{self.file.name}*"):
                left.unlink()

    def stands(self, before: Facts, now: Facts, after: Facts) -> bool:
        """Whether what stands after a kill may stand."""
        return now in (before, after) or self.halfway(now)


def acts(office: Office, home: Path) -> Iterator[Act]:
    """Every act, with what must be there before it."""
    yield _import(office)
    yield _confirm_each(office)
    yield _confirm_all(office)
    yield _backup(office, home / "office.jgb")


def _import(office: Office) -> Act:
    """A file of ledger entries, each naming a woman; sent again it is written once."""
    importer = importers.find("groves")
    file = good_workbook(importer.sheet, ROWS)

    def do() -> None:
        try:
            importing.commit(importer, file, by=office.clerk)
        except Refused as refusal:
            assert "没有再写一次" in refusal.reason  # noqa: RUF100 - the file was written before the kill

    tables = (ImportBatch, ImportedRow, CustomEntry, EntryFigure, EntryPerson, Person)
    return Act("import", lambda: None, do, lambda: {model.__name__: model.objects.count() for model in tables})


def _confirm_each(office: Office) -> Act:
    """Draft after draft, one transaction each."""

    def do() -> None:
        for row in CustomEntry.objects.filter(state="draft").order_by("pk"):
            confirm(row, by=office.head)

    return Act("confirm one by one", lambda: _draft(office), do, _confirmed, halfway=_as_many_acts_as_confirmed)


def _confirm_all(office: Office) -> Act:
    """All drafts in one transaction."""

    def do() -> None:
        confirm_all(office.trees, office.trees.rows().filter(state="draft"), by=office.head)

    def prepare() -> None:
        importer = importers.find("groves")
        importing.commit(importer, good_workbook(importer.sheet, MANY_DRAFTS), by=office.clerk)

    return Act("confirm all", prepare, do, _confirmed)


def _backup(office: Office, file: Path) -> Act:
    """A backup: the file is complete or not there, and is remembered only when it is there."""

    def prepare() -> None:
        _draft(office)
        office.keep_files(8, 1_000_000)

    def do() -> None:
        if not file.exists():
            backup(file)

    return Act("backup", prepare, do, lambda: _backed_up(file), file=file)


def _draft(office: Office) -> None:
    office.plant(DRAFTS)


def _confirmed() -> Facts:
    states = list(CustomEntry.objects.order_by("pk").values_list("number", "state", "confirmed_by", "confirmed_on"))
    audited = AuditRow.objects.filter(act__contains=".confirm").count()
    return {"states": states, "audited": audited, "numbers": list(Counter.objects.values_list("series", "last"))}


def _as_many_acts_as_confirmed(facts: Facts) -> bool:
    """One act in the trail for each confirmed entry, and those are the first ones."""
    confirmed = [state == "confirmed" for _, state, _, _ in facts["states"]]
    return confirmed == sorted(confirmed, reverse=True) and facts["audited"] == sum(confirmed)


def _backed_up(file: Path) -> Facts:
    """A kill between the file and its note costs the note only; a note without a whole file must never stand."""
    whole = bool(prove(file, recovery.known())) if file.exists() else False
    return {"whole file": whole, "noted in vain": Backup.objects.count() > whole}

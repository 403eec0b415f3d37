"""Observations from a table: new ones are added as one set, one of the same source is corrected, none overwritten."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinguo.base import audit, bulk
from jinguo.base.sheets import Importer, RowsRefused, Saved, Sheet
from jinguo.base.sheets.columns import Row
from jinguo.committee.outlines.importing.contradicting import contradictions
from jinguo.committee.outlines.importing.doubles import doubled
from jinguo.committee.outlines.importing.reading import Desk
from jinguo.committee.outlines.importing.sheet import observation_sheet
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.permissions import may_import
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import Verdict

CORRECTED = ["value", "basis", "note", "confidence", "cases", "population", "is_adopted", "adopted_because"]


class ObservationImporter(Importer):
    """Observations of any indicator of the catalogue; a file is written in a handful of statements."""

    kind = "observations"
    shown_only = frozenset({"field", "english"})

    @property
    def sheet(self) -> Sheet:
        """The table of observations."""
        return observation_sheet()

    def save(self, rows: Sequence[Row], *, by: Staff | None) -> list[Saved]:
        """All rows or none; those of a source that is known already are corrected where they differ."""
        desk = Desk(rows, by)
        errors = (
            [error for row in rows for error in desk.complaints(row)] or [*doubled(desk)] or [*contradictions(desk)]
        )
        if errors:
            raise RowsRefused(errors)
        known = desk.known
        made = [(row, known.get(desk.key(row)), desk.observation(row)) for row in rows]
        fresh = [new for _, before, new in made if before is None]
        bulk.create(fresh)
        differing = _correct([(before, new) for _, before, new in made if before is not None], by)
        return [
            Saved(row["_row"], before or new, created=before is None, changed=before is None or before.pk in differing)
            for row, before, new in made
        ]

    def save_row(self, row: Row, *, by: Staff | None) -> Saved:
        """A set of one."""
        return self.save([row], by=by)[0]

    def rows(self, *, by: Staff | None) -> Iterable[Mapping[str, Any]]:
        """The observations within reach; the console exports all."""
        found = Observation.objects.visible_to(by) if by else Observation.objects.all()
        for one in found.select_related("indicator", "region").order_by("indicator__order", "region__code", "pk"):
            yield {
                "indicator": one.indicator.title,
                "field": one.indicator.get_domain_display(),
                "unit": one.indicator.unit,
                "group": one.get_disaggregation_display(),
                "year": one.year,
                "basis": one.get_basis_display(),
                "region": one.region.code,
                "adopted": True if one.is_adopted else None,
                **{
                    name: getattr(one, name)
                    for name in ("value", "source", "note", "confidence", "cases", "population")
                },
            }

    def may_import(self, actor: Staff) -> Verdict:
        """Who keeps the outlines of her organ."""
        return may_import(actor)


def _correct(pairs: Sequence[tuple[Observation, Observation]], by: Staff | None) -> set[int]:
    """Bring known observations to what the file says, with one audit row of old and new; returns which differed."""
    changed: list[Observation] = []
    changes: dict[str, tuple[Any, Any]] = {}
    for before, new in pairs:
        old = before.value
        if _differs(before, new):
            changed.append(before)
            changes[str(before)] = (str(old), str(new.value))
    bulk.update(changed, CORRECTED)
    if changed:
        audit.record("observation.correct", by=by, label=f"{len(changed)} 个监测值", changes=changes)
    return {row.pk for row in changed}


def _differs(before: Observation, new: Observation) -> bool:
    """Whether the file says something else; then it stands on `before`. An empty mark leaves what was adopted."""
    if not new.is_adopted:
        new.is_adopted, new.adopted_because = before.is_adopted, before.adopted_because
    differs = any(getattr(before, name) != getattr(new, name) for name in CORRECTED)
    for name in CORRECTED if differs else ():
        setattr(before, name, getattr(new, name))
    return differs

"""What was locked is corrected: asked for with reason and paper, approved by the office, the old value kept.

In a published round the corrected value is a new observation, which is adopted; the old one stays beside it.
"""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import demand, locked, move
from jinguo.committee.collection.models import Cell, Correction
from jinguo.committee.collection.permissions import may_ask_correction
from jinguo.committee.collection.queries import cells_of, checked
from jinguo.committee.collection.services.closing import observation, source_of
from jinguo.committee.collection.telling import tell_correction
from jinguo.committee.outlines.models import Observation
from jinguo.committee.outlines.services import adopt
from jinguo.org.structure.models import Staff

COUNTS = {"cases": "new_cases", "population": "new_population"}


@transaction.atomic
def ask_correction(
    cell: Cell, *, by: Staff, new_text: str, reason: str, paper: str, new_cases: str = "", new_population: str = ""
) -> Correction:
    """Ask for another value of a locked cell (申请更正). Raises Refused; ValidationError for what cannot be true."""
    row = locked(cell)
    demand(may_ask_correction(by, row), act="correction.ask", row=row)
    words = {"new_text": new_text, "reason": reason, "paper": paper, "new_cases": new_cases}
    facts = {name: text.strip() for name, text in {**words, "new_population": new_population}.items()}
    found = Correction(cell=row, old_text=row.text, asked_by=by, asked_on=clock.today(), **facts)
    found.full_clean()
    _demand_sound(found)
    found.save()
    audit.record("correction.ask", found, by=by, changes={"text": (row.text, found.new_text)}, note=found.reason)
    tell_correction(found, by=by)
    return found


@transaction.atomic
def approve(correction: Correction, *, by: Staff, answer: str = "") -> Correction:
    """Let a correction stand (同意更正). Raises Refused, ValidationError."""
    decided = {"decided_by": by, "decided_on": clock.today(), "answer": answer.strip()}
    row = move(correction, "approve", by=by, reason=answer.strip(), **decided)
    parts = _corrected(row, by)
    value = parts["value"].entry(None).value
    if row.cell.sheet.round.state == "published" and value is not None:
        row.observation = _observed(row, parts, value, by)
        row.save(update_fields=["observation"])
    return row


@transaction.atomic
def refuse(correction: Correction, *, by: Staff, reason: str) -> Correction:
    """Say no, with a reason (不同意). Raises Refused."""
    decided = {"decided_by": by, "decided_on": clock.today(), "answer": reason.strip()}
    return move(correction, "refuse", by=by, reason=reason.strip(), **decided)


def _parts(cell: Cell) -> dict[str, Cell]:
    """The cells of the same value, by part; the cell itself among them."""
    same = {name: getattr(cell, name) for name in ("sheet", "indicator", "region", "disaggregation", "period")}
    rows = Cell.objects.filter(**same).select_related("indicator", "region", "sheet__unit", "sheet__round__unit")
    return {one.part: one for one in rows}


def _texts(correction: Correction, parts: dict[str, Cell]) -> dict[str, str]:
    """What would stand in each of the cells; what the correction leaves empty stays."""
    told = {part: getattr(correction, name) for part, name in COUNTS.items()}
    return {"value": correction.new_text} | {part: text for part, text in told.items() if text and part in parts}


def _demand_sound(correction: Correction) -> None:
    """Nothing that is wrong for certain, with the corrected texts in place. Raises ValidationError."""
    parts, sheet = _parts(correction.cell), correction.cell.sheet
    texts = {parts[part].pk: text for part, text in _texts(correction, parts).items()}
    mine = {str(one.pk) for one in parts.values()}
    found = [one for one in checked(sheet, list(cells_of(sheet)), texts) if one.is_hard and one.key in mine]
    if found:
        raise ValidationError({"new_text": [f"{one.words}。" for one in found]})
    if correction.new_text == correction.old_text and len(texts) == 1:
        raise ValidationError({"new_text": "更正后的值和原值一样，请核对。"})


def _corrected(correction: Correction, by: Staff) -> dict[str, Cell]:
    """The cells as they stand corrected."""
    parts = _parts(correction.cell)
    facts: dict[str, Any] = {"changed_by": by, "changed_at": clock.now()}
    for part, text in _texts(correction, parts).items():
        parts[part].text, parts[part].version = text, parts[part].version + 1
        for name, value in facts.items():
            setattr(parts[part], name, value)
        parts[part].save(update_fields=["text", "version", *facts])
    return parts


def _observed(correction: Correction, parts: dict[str, Cell], value: Decimal, by: Staff) -> Observation:
    """The corrected value as an observation of its own, adopted with its reason."""
    day = clock.today()
    source = f"{source_of(parts['value'])}，{day.year}年{day.month}月{day.day}日更正（{correction.paper}）"
    made = observation(parts, value, source)
    made.note = f"原值 {correction.old_text}：{correction.reason}"
    made.full_clean()
    made.save()
    return adopt(made, by=by, because=f"锁定后更正：{correction.reason}"[:300])

"""A participant writes its self-evaluation: sections, a word on each target, evidence; then hands it in as a whole."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from jinguo.base import audit, clock, files
from jinguo.base.files.models import StoredFile
from jinguo.base.moves import demand, locked, move
from jinguo.committee.evaluation.models import RoundParticipant, SelfSection, SelfTarget
from jinguo.committee.evaluation.permissions import may_fill
from jinguo.org.structure.models import Staff

SAID = ("value", "standing", "explanation", "remedy", "due")


@transaction.atomic
def write_sections(
    participant: RoundParticipant, *, by: Staff, seen: int, texts: Mapping[str, str]
) -> RoundParticipant:
    """Save the report by sections; it may be unfinished until it is handed in. Raises Refused, Stale."""
    row = _writable(participant, by, seen)
    sections = list(row.sections.filter(code__in=texts))
    for section in sections:
        section.text = texts[section.code].strip()
        section.clean_fields()
    SelfSection.objects.bulk_update(sections, ["text"])
    return _written(row, by, f"报告 {SelfSection.objects.filter(participant=row).exclude(text='').count()} 部分有内容")


@transaction.atomic
def state_targets(
    participant: RoundParticipant, *, by: Staff, seen: int, said: Mapping[int, Mapping[str, Any]]
) -> RoundParticipant:
    """Save what is said of targets, by their keys; unfinished ones are kept too.

    Raises Refused, Stale; ValidationError for a day that is over or a target that is not the participant's.
    """
    row = _writable(participant, by, seen)
    targets = {one.pk: one for one in row.targets.select_related("target").filter(pk__in=said)}
    if set(said) - set(targets):
        raise ValidationError("有的目标不归本单位自评，请刷新页面再填。")
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for key, one in targets.items():
        values: dict[str, Any] = {name: said[key].get(name) or (None if name == "due" else "") for name in SAID}
        if values["due"] and values["due"] <= clock.today() and values["standing"] == "not_reached":
            raise ValidationError({f"due_{key}": f"“{one.target}”的整改期限要晚于今天。"})
        for name, value in values.items():
            setattr(one, name, value)
        one.clean_fields(exclude=("participant", "target", "task"))
        alike[tuple(values.values())].append(key)
    for common, keys in alike.items():  # most targets are said the same of: a statement for each wording
        SelfTarget.objects.filter(pk__in=keys).update(**dict(zip(SAID, common, strict=True)))
    return _written(row, by, f"目标 {len(targets)} 项")


@transaction.atomic
def attach(participant: RoundParticipant, *, by: Staff, upload: File) -> StoredFile:
    """Keep a file of evidence with the report. Raises Refused, ValidationError."""
    row = locked(participant)
    demand(may_fill(by, row), act="roundparticipant.write", row=row)
    return files.keep(row, upload, by=by)


@transaction.atomic
def detach(participant: RoundParticipant, *, by: Staff, stored: StoredFile) -> None:
    """Take a file of evidence away before it is handed in. Raises Refused."""
    row = locked(participant)
    demand(may_fill(by, row), act="roundparticipant.write", row=row)
    files.discard(stored, owner=row, by=by)


@transaction.atomic
def submit(participant: RoundParticipant, *, by: Staff) -> RoundParticipant:
    """Hand the report in as a whole (报送自评). Raises Refused with everything that is missing."""
    row = locked(participant)
    first = row.submitted_on or clock.today()
    return move(participant, "submit", by=by, submitted_on=first, submitted_by=by, version=row.version + 1)


def _writable(participant: RoundParticipant, by: Staff, seen: int) -> RoundParticipant:
    row = locked(participant, seen)
    demand(may_fill(by, row), act="roundparticipant.write", row=row)
    return row


def _written(row: RoundParticipant, by: Staff, note: str) -> RoundParticipant:
    row.version += 1
    row.save(update_fields=["version"])
    audit.record("roundparticipant.write", row, by=by, note=note)
    return row

"""The things that the addresses of the table are about, made anew in either place for each request."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.access_world import SECRET, THINGS, Place, World, thing

from jinguo.base import audit
from jinguo.base.files.models import StoredFile
from jinguo.base.files.services import keep
from jinguo.base.jobs.models import Job
from jinguo.base.sheets.models import ImportBatch
from jinguo.cycle.bookkeeping.models import CustomEntry
from jinguo.cycle.bookkeeping.tests.factories import (
    CustomEntryFactory,
    EntryFigureFactory,
    EntryPersonFactory,
    LedgerFactory,
)
from jinguo.org.access.tests.factories import AccountRequestFactory
from jinguo.org.people.tests.factories import PersonFactory
from jinguo.org.structure.models import Staff
from jinguo.org.structure.tests.factories import (
    DeputyFactory,
    StaffFactory,
)
from jinguo.reports.tests.factories import (
    ReportBindingFactory,
    ReportFactory,
    ReportSectionFactory,
    ReportVersionFactory,
)


@thing("nothing")
def _nothing(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {}


@thing("period switch")
def _switch(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"name": "period"}


@thing("unit")
def _unit(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": place.office.pk}


@thing("unit to rename")
def _unit_to_rename(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": place.office.pk, "word": "rename"}


@thing("colleague")
def _colleague(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": place.colleague.pk}


@thing("colleague to appoint")
def _to_appoint(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": place.colleague.pk, "kind": "reset"}


@thing("request")
def _request(world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asked(world, place).pk}


@thing("request to approve")
def _to_approve(world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asked(world, place).pk, "verb": "approve"}


@thing("request to withdraw")
def _to_withdraw(world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asked(world, place).pk, "verb": "withdraw"}


@thing("approved reset")
def _approved_reset(world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _asked(world, place, kind="reset", role="", unit=None, reach="", state="approved").pk}


def _asked(world: World, place: Place, **facts: Any) -> Any:
    asker = world.people["system_admin"]
    default = {"staff": place.colleague, "unit": place.office, "role": "department_head", "on": date(2026, 6, 1)}
    return AccountRequestFactory(requested_by=asker, requested_at=timezone.now(), **{**default, **facts})


@thing("deputy")
def _deputy(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    absent = actor if place.mark != SECRET and actor else place.colleague
    deputy = DeputyFactory(staff=absent, deputy=StaffFactory(name=f"{place.mark}代理人"), last_day=date(2099, 1, 1))
    return {"pk": deputy.pk}


@thing("trail row")
def _trail_row(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    row = audit.record("unit.read", place.office, by=place.colleague)
    return {"number": row.number}


@thing("verification")
def _verification(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor if place.mark != SECRET and actor else place.colleague
    told = {"problems": [], "count": 1, "head": "1:7.3f", "given": False}
    asked = {"code": "trail.verify", "title": "校验", "words": {}, "by_number": by.number}
    return {"pk": Job.objects.create(**asked, state="done", result=told).pk}


@thing("import kind")
def _import_kind(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"kind": "staff"}


@thing("pending import")
def _pending(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"kind": "staff", "token": uuid4()}


@thing("import batch")
def _batch(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor if place.mark != SECRET and actor else place.colleague
    facts = {"kind": "staff", "file_name": place.mark, "sha256": uuid4().hex, "rows": 0}
    batch = ImportBatch.objects.create(by_number=by.number, by_name=by.name, at=timezone.now(), **facts)
    return {"kind": "staff", "pk": batch.pk}


@thing("job")
def _job(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    by = actor if place.mark != SECRET and actor else place.colleague
    return {"pk": Job.objects.create(code="none", title=place.mark, words={}, by_number=by.number).pk}


@thing("file of a person")
def _file(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    stored: StoredFile = keep(place.woman, SimpleUploadedFile(f"{place.mark}.txt", place.mark.encode()), by=None)
    return {"pk": stored.pk}


@thing("person")
def _person(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": place.woman.pk}


@thing("phone of a person")
def _phone(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": place.woman.pk, "field": "phone"}


@thing("two persons")
def _two(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    twin = PersonFactory(name=place.woman.name, unit=place.office, region=place.region)
    return {"pk": twin.pk, "other": place.woman.pk}


@thing("ledger")
def _ledger(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": _trees(place).code}


@thing("register")
def _register(_world: World, _place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": "homes"}  # a typed ledger: everybody's own, there is no other one


@thing("ledger entry")
def _entry(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": _trees(place).code, "pk": _planting(place).pk}


@thing("waiting entry")
def _waiting(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": _trees(place).code, "pk": _planting(place, state="draft", confirmed_on=None).pk}


@thing("phone of a woman in an entry")
def _entry_phone(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    entry = _planting(place)
    EntryPersonFactory(entry=entry, person=place.woman)
    return {"code": _trees(place).code, "pk": entry.pk, "person": place.woman.pk, "field": "phone"}


@thing("pending ledger import")
def _ledger_pending(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": _trees(place).code, "token": uuid4()}


@thing("ledger import batch")
def _ledger_batch(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    ledger = _trees(place)
    facts = {"kind": ledger.code, "file_name": place.mark, "sha256": uuid4().hex, "rows": 0}
    batch = ImportBatch.objects.create(
        by_number=place.colleague.number, by_name=place.colleague.name, at=timezone.now(), **facts
    )
    return {"code": ledger.code, "pk": batch.pk}


@thing("file of an entry")
def _file_of_an_entry(_world: World, place: Place, actor: Staff | None) -> dict[str, Any]:
    address = THINGS["waiting entry"](_world, place, actor)
    entry = CustomEntry.objects.get(pk=address["pk"])
    stored = keep(entry, SimpleUploadedFile(f"{place.mark}.txt", place.mark.encode()), by=None)
    return {**address, "file": stored.pk}


@thing("figure")
def _figure(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"code": f"{_trees(place).code}.planted"}


def _trees(place: Place) -> Any:
    """The place's own ledger, made once."""
    code = "trees" if place.mark != SECRET else "theirs"
    model = LedgerFactory._meta.model
    found = model.objects.filter(code=code).first()
    return found or LedgerFactory(code=code, title=f"{place.mark}植树", unit=place.organ)


def _planting(place: Place, **facts: Any) -> Any:
    return CustomEntryFactory(
        ledger_row=_trees(place),
        title=f"{place.mark}植树节",
        unit=place.office,
        region=place.region,
        recorded_by=place.colleague,
        **facts,
    )


@thing("report")
def _report(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": _written(place).report_id}


@thing("section of a report")
def _section(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    section = _written(place)
    return {"pk": section.report_id, "order": section.order}


@thing("version of a report")
def _version(_world: World, place: Place, _actor: Staff | None) -> dict[str, Any]:
    return {"pk": ReportVersionFactory(report=_written(place).report).pk}


def _written(place: Place) -> Any:
    """The one section of a report of the place, with one figure."""
    EntryFigureFactory(entry=_planting(place))
    report = ReportFactory(unit=place.organ, title=f"{place.mark}工作情况汇报")
    ReportBindingFactory(report=report, name="植树", measure=f"{_trees(place).code}.planted")
    return ReportSectionFactory(report=report, text=f"{place.mark}植树{{植树}}株。")

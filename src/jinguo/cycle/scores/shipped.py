"""The schemes that come with the system, put in force for an organ where it has none of the same code."""

from django.db import transaction

from jinguo.cycle.scores.models import Scheme
from jinguo.cycle.scores.services import set_scheme
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.schemes import shipped_schemes


@transaction.atomic
def install_schemes(unit: Unit, *, by: Staff | None = None) -> list[Scheme]:
    """Put the shipped schemes in force, from today; safe to run again. Returns what was put in force."""
    known = set(Scheme.objects.filter(unit=unit).values_list("code", flat=True))
    return [set_scheme(unit, content, by=by) for code, content in shipped_schemes().items() if code not in known]


def install_at_first_start() -> list[str]:
    """What `jinguo init` does: the schemes of the office."""
    office = Unit.objects.filter(parent=None).order_by("pk").first()
    put = install_schemes(office) if office else []
    return [f"已装上 {len(put)} 种考评办法。"] if put else []

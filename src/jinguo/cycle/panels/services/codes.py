"""One-time codes (凭码) for people without an account: drawn once, printed, kept only as keyed hashes of nobody."""

import secrets
from random import SystemRandom

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import vault
from jinguo.base.moves import act, demand, locked
from jinguo.base.vault.fields import tight
from jinguo.cycle.panels.models import AccessCode, Panel
from jinguo.cycle.panels.permissions import may_draw_codes
from jinguo.org.structure.models import Staff
from jinguo.rules.verdict import YES

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is mistaken for something else when copied by hand
HALF = 5
MOST = 2000
_WHERE = "panels_accesscode.code_index"


@transaction.atomic
def draw_codes(panel: Panel, count: int, *, by: Staff | None, seen: int) -> list[str]:
    """Draw so many codes and return them, this once; before a panel begins they replace those drawn earlier.

    Raises Refused, Stale, ValidationError.
    """
    row = locked(panel, seen)
    demand(may_draw_codes(by, row) if by else YES, act="panel.draw_codes", row=row)
    if not 1 <= count <= MOST:
        raise ValidationError({"count": f"一次生成 1 至 {MOST} 个。"})
    if row.state == "draft":
        row.codes.all().delete()
    codes = [_draw() for _ in range(count)]
    kept = [AccessCode(panel=row, code_index=index_of(code)) for code in codes]
    SystemRandom().shuffle(kept)  # the order of the printed slips is not that of the rows
    AccessCode.objects.bulk_create(kept)
    act("panel.draw_codes", panel, by=by, verdict=YES, note=f"{count} 个", version=row.version + 1)
    return codes


def panel_of_code(code: str) -> Panel | None:
    """The panel that a code opens; None for one that nobody drew or that is used."""
    found = AccessCode.objects.filter(code_index__in=_indexes(code), is_used=False).select_related("panel__unit")
    row = found.first()
    return row.panel if row else None


def spend(panel: Panel, code: str) -> bool:
    """Use a code up; False when it is not one of the panel's that is still good. Belongs into the act's transaction."""
    unused = AccessCode.objects.filter(panel=panel, code_index__in=_indexes(code), is_used=False)
    return unused.update(is_used=True) == 1


def index_of(code: str) -> str:
    """What stands in the database for a code, however it was typed."""
    return vault.blind_index(_normal(code), _WHERE)


def _indexes(code: str) -> list[str]:
    """The same under every key of the ring: codes drawn before a key was exchanged stay good."""
    return vault.blind_indexes(_normal(code), _WHERE)


def _draw() -> str:
    letters = [secrets.choice(LETTERS) for _ in range(2 * HALF)]
    return f"{''.join(letters[:HALF])}-{''.join(letters[HALF:])}"


def _normal(code: str) -> str:
    return tight(code).replace("-", "")

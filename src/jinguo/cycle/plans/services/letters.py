"""Responsibility letters: drawn from the targets of each holder, renewed only when hers change, signed by both."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.jobs.running import Progress
from jinguo.base.moves import demand, locked
from jinguo.cycle.flows.models import Paper
from jinguo.cycle.inbox.kinds import register
from jinguo.cycle.inbox.services import tell
from jinguo.cycle.plans.models import Plan, ResponsibilityLetter
from jinguo.cycle.plans.permissions import (
    may_draw_letters,
    may_enter_signature,
    may_sign_all,
    may_sign_as_holder,
    may_sign_for_organ,
)
from jinguo.cycle.plans.queries import holders_of, signers_of
from jinguo.cycle.plans.snapshots import digest_of, holder_content
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.verdict import YES

ORGAN, HOLDER = "organ", "holder"
TOLD = register("letter", "责任书").code


@transaction.atomic
def draw_letters(plan: Plan, *, by: Staff | None, progress: Progress = lambda *_: None) -> list[ResponsibilityLetter]:
    """Draw a letter for every holder whose targets have none, or have changed since; returns the new ones.

    Whose targets are as they were keeps her letter, signed as it is.
    """
    plan = locked(plan)
    demand(may_draw_letters(by, plan) if by else YES)
    holders, drawn = holders_of(plan), []
    for at, holder in enumerate(holders):
        progress(at, len(holders), str(holder))
        if letter := _draw(plan, holder):
            drawn.append(letter)
    audit.record("plan.draw_letters", plan, by=by, note=f"{len(drawn)} 份")
    for letter in drawn:
        tell(signers_of(letter), f"{letter}待签字", about=letter, kind=TOLD, by=by)
    return drawn


@transaction.atomic
def sign_for_organ(letter: ResponsibilityLetter, *, by: Staff, seen: int | None = None) -> ResponsibilityLetter:
    """The organ's head signs. Raises Refused, Stale."""
    letter = locked(letter, seen)
    demand(may_sign_for_organ(by, letter))
    return _sign(letter, ORGAN, by.name, clock.today(), by=by)


@transaction.atomic
def sign_all_for_organ(plan: Plan, *, by: Staff) -> list[ResponsibilityLetter]:
    """The organ's head signs every current letter that she may and has not; returns them. Raises Refused."""
    plan = locked(plan)
    demand(may_sign_all(by, plan))
    found = plan.letters.filter(is_current=True, organ_signed_on=None).select_related("plan__unit", "unit", "staff")
    to_sign = [letter for letter in found if may_sign_for_organ(by, letter)]
    today = clock.today()
    for letter in to_sign:
        letter.organ_signer, letter.organ_signed_on, letter.version = by.name, today, letter.version + 1
    ResponsibilityLetter.objects.bulk_update(to_sign, ["organ_signer", "organ_signed_on", "version"])
    audit.record("plan.sign_letters", plan, by=by, note=f"{len(to_sign)} 份")
    return to_sign


@transaction.atomic
def sign_as_holder(letter: ResponsibilityLetter, *, by: Staff, seen: int | None = None) -> ResponsibilityLetter:
    """The person herself, or the head of the unit, signs. Raises Refused, Stale."""
    letter = locked(letter, seen)
    demand(may_sign_as_holder(by, letter))
    return _sign(letter, HOLDER, by.name, clock.today(), by=by)


@transaction.atomic
def enter_signature(letter: ResponsibilityLetter, side: str, *, by: Staff, paper: Paper) -> ResponsibilityLetter:
    """Enter a signature given on paper (代录): signer and day are the paper's, whose scan is kept with it.

    Raises Refused; ValidationError when the side has signed already or the paper is older than the letter.
    """
    letter = locked(letter)
    demand(may_enter_signature(by, letter))
    if getattr(letter, f"{side}_signed_on") is not None:
        raise ValidationError(f"这一方已由{getattr(letter, f'{side}_signer')}签字，不用再录。")
    if paper.day < letter.drawn_on:
        raise ValidationError({"day": f"这一版 {letter.drawn_on} 才生成，签字日不能更早。"})
    setattr(letter, f"{side}_paper", paper)
    return _sign(letter, side, paper.signer, paper.day, by=by, note=f"代录 {paper}")


def _draw(plan: Plan, holder: Unit | Staff) -> ResponsibilityLetter | None:
    """A new version for a holder, None when her current one says the same."""
    content = holder_content(plan, holder)
    digest = digest_of(content)
    sides = {"unit": holder, "staff": None} if isinstance(holder, Unit) else {"unit": None, "staff": holder}
    versions = plan.letters.filter(**sides)
    current = versions.filter(is_current=True).first()
    if current and current.digest == digest:
        return None
    versions.filter(is_current=True).update(is_current=False)
    number = versions.count() + 1
    return ResponsibilityLetter.objects.create(
        plan=plan, number=number, drawn_on=clock.today(), content=content, digest=digest, **sides
    )


def _sign(
    letter: ResponsibilityLetter, side: str, signer: str, day: date, *, by: Staff, note: str = ""
) -> ResponsibilityLetter:
    setattr(letter, f"{side}_signer", signer)
    setattr(letter, f"{side}_signed_on", day)
    letter.version += 1
    letter.full_clean(validate_unique=False)
    letter.save()
    audit.record(f"responsibilityletter.sign_{side}", letter, by=by, note=note)
    return letter

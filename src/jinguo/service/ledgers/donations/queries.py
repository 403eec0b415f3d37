"""What is asked of donations: what is in hand, what is to be made public, and how."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, ExpressionWrapper, F, Q, QuerySet, Sum, Value, When

from jinguo.base.amounts import YuanField
from jinguo.base.once import once
from jinguo.org.structure.models import Unit
from jinguo.rules import charity
from jinguo.rules.periods import add_months
from jinguo.rules.wording import date_words
from jinguo.service.ledgers.donations.models import FORMS, Donation, DonationPurpose

INTO_HAND = ExpressionWrapper(
    F("amount") * F("sign") * Case(When(direction="received", then=Value(1)), default=Value(-1)),
    output_field=YuanField(),
)
LOOK_AHEAD_MONTHS = 3
ASKED_AT_ONCE = 2000


@dataclass(frozen=True)
class PublicLine:
    """One line of a public list: nothing in it that its donor did not agree to show."""

    day: date
    donor: str
    form: str
    amount: Decimal


@once
def net_by_day(purpose: DonationPurpose, form: str) -> list[tuple[date, Decimal]]:
    """What each day brought to a purpose in money or in goods, which never pay for one another."""
    rows = Donation.objects.counting().filter(purpose=purpose, form=form)
    return list(rows.order_by("day").values("day").annotate(net=Sum(INTO_HAND)).values_list("day", "net"))


def receipts_standing(organ_path: str, receipts: Collection[str], besides: int | None) -> dict[str, str]:
    """Which receipts of an organ stand for a donation, and its number; `besides` is a donation that does not count."""
    found: dict[str, str] = {}
    asked = sorted(receipts)
    for at in range(0, len(asked), ASKED_AT_ONCE):
        same = Donation.objects.filter(receipt_number__in=asked[at : at + ASKED_AT_ONCE], unit__organ_path=organ_path)
        standing = same.exclude(state="void").filter(~Q(pk=besides) if besides else Q(), sign=1, reversals=None)
        for receipt, number in standing.values_list("receipt_number", "number"):
            found.setdefault(receipt, number)
    return found


@once
def gift_of(organ_path: str, receipt: str, besides: int | None) -> str | None:
    """The number of the donation that a receipt of an organ stands for; None where it is new."""
    return receipts_standing(organ_path, [receipt], besides).get(receipt)


def overdrawn() -> list[str]:
    """The purposes for which more was paid out than came in by some day; none, if every act kept the rules."""
    pots = ((purpose, form) for purpose in DonationPurpose.objects.order_by("pk") for form in FORMS)
    verdicts = (charity.stays_covered(purpose.name, net_by_day(purpose, form)) for purpose, form in pots)
    return [verdict.reason for verdict in verdicts if not verdict]


def missed_publications(purpose: DonationPurpose, today: date) -> list[charity.Publication]:
    """What a public fundraising should have published by now, and did not."""
    published = [one.day for one in purpose.publications.all()]
    return charity.missed_publications(_schedule(purpose, today), published, today)


def next_publication(purpose: DonationPurpose, today: date) -> charity.Publication | None:
    """The publication that is due next, within three months."""
    schedule = _schedule(purpose, add_months(today, LOOK_AHEAD_MONTHS))
    return next((one for one in schedule if one.due >= today), None)


def publications_owed(unit: Unit, today: date) -> list[str]:
    """What the fundraisings open to a unit should have published and did not, and what is due next, in sentences."""
    drives = list(DonationPurpose.objects.open_to(unit).filter(is_public=True).prefetch_related("publications"))
    missed = [f"“{one}”未公开：{owed.because}" for one in drives for owed in missed_publications(one, today)]
    coming = ((one, next_publication(one, today)) for one in drives)
    return missed + [f"“{one}”{date_words(owed.due, today)}前公开：{owed.because}" for one, owed in coming if owed]


def public_list(purpose: DonationPurpose, last: date) -> list[PublicLine]:
    """What came in for a purpose up to a day, as it may be published (慈善法 art. 82)."""
    return [
        PublicLine(row.day, charity.public_donor(row.donor, agreed=row.may_publish), FORMS[row.form], row.amount)
        for row in _received(purpose, last)
    ]


def _received(purpose: DonationPurpose, last: date) -> QuerySet[Donation]:
    rows = Donation.objects.counting().filter(purpose=purpose, direction="received", day__lte=last)
    taken_back = Donation.objects.counting().filter(sign=-1, day__lte=last).values("reverses")
    return rows.filter(sign=1).exclude(pk__in=taken_back).order_by("day", "pk")


def _schedule(purpose: DonationPurpose, until: date) -> tuple[charity.Publication, ...]:
    if not purpose.is_public or purpose.first_day is None:
        return ()
    return charity.publication_schedule(purpose.first_day, purpose.last_day, until)

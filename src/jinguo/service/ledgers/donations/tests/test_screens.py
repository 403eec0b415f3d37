"""Purposes and publications on screen."""

from datetime import date

import pytest
from django.urls import reverse

from jinguo.org.access.tests.browsers import browser_of
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in
from jinguo.service.ledgers.donations.models import DonationPublication, DonationPurpose
from jinguo.service.ledgers.donations.tests.factories import DonationPublicationFactory, DonationPurposeFactory

pytestmark = pytest.mark.usefixtures("june_3")


@pytest.fixture
def office(db):
    return DepartmentFactory(name="权益部")


@pytest.fixture
def head(office):
    return browser_of(staff_in(office, "department_head"))


def kept(name):
    return reverse("bookkeeping:kept", args=["donations", name])


def test_a_public_fundraising_without_a_partner_comes_back_with_the_law_s_reason(head):
    answer = head.post(kept("donationpurpose"), {"name": "春蕾募捐", "is_public": "on", "first_day": "2026-01-15"})

    assert answer.status_code == 422
    assert "没有公开募捐资格" in answer.content.decode()
    assert not DonationPurpose.objects.exists()


def test_a_purpose_is_set_up_and_a_publication_noted(head, office):
    head.post(kept("donationpurpose"), {"name": "春蕾计划", "is_open": "on"})
    purpose = DonationPurpose.objects.get()

    head.post(kept("donationpublication"), {"purpose": purpose.pk, "day": "2026-06-01", "place": "市妇联网站"})

    assert DonationPublication.objects.get().purpose == purpose
    assert "市妇联网站" in head.get(kept("donationpublication")).content.decode()


def test_a_purpose_of_another_organ_cannot_be_published(head):
    elsewhere = DonationPurposeFactory()

    answer = head.post(kept("donationpublication"), {"purpose": elsewhere.pk, "day": "2026-06-01", "place": "网站"})

    assert answer.status_code == 422
    assert not DonationPublication.objects.exists()


def test_what_is_owed_to_the_public_stands_above(head, office):
    DonationPurposeFactory(name="募捐", unit=office, is_public=True, has_licence=True, first_day=date(2026, 1, 15))

    assert "“募捐”未公开" in head.get(kept("donationpublication")).content.decode()


def test_a_publication_is_never_revised(head, office):
    done = DonationPublicationFactory(purpose__unit=office)

    assert (
        head.get(reverse("bookkeeping:kept_row", args=["donations", "donationpublication", done.pk])).status_code == 404
    )


def test_a_purpose_of_the_organ_offers_no_revising_to_a_head_below(head, office):
    DonationPurposeFactory(name="春蕾计划", unit=office.parent)

    page = head.get(kept("donationpurpose")).content.decode()

    assert "春蕾计划" in page
    assert "修改</a>" not in page

"""Accounts and requests for tests."""

from datetime import UTC, date, datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from jinguo.org.access import models
from jinguo.org.structure.models import Staff
from jinguo.org.structure.tests.factories import DepartmentFactory, StaffFactory

PASSWORD = "Ganlan-shu 7 ke"
MAY_1 = datetime(2026, 5, 1, 1, 0, tzinfo=UTC)


class CredentialFactory(DjangoModelFactory):
    class Meta:
        model = models.Credential

    staff = factory.SubFactory(StaffFactory)
    changed_at = factory.LazyFunction(timezone.now)


class OldPasswordFactory(DjangoModelFactory):
    class Meta:
        model = models.OldPassword

    staff = factory.SubFactory(StaffFactory)
    hashed = "md5$salt$of-nothing"


class SecondFactorFactory(DjangoModelFactory):
    class Meta:
        model = models.SecondFactor

    staff = factory.SubFactory(StaffFactory)
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    recovery_codes = "0123456789 1234567890"
    confirmed_at = MAY_1


class AccountRequestFactory(DjangoModelFactory):
    """A request for an appointment."""

    class Meta:
        model = models.AccountRequest

    kind = "appoint"
    staff = factory.SubFactory(StaffFactory)
    unit = factory.SubFactory(DepartmentFactory)
    role = "staff"
    reach = "department"
    on = date(2026, 6, 1)
    reason = "新进人员"
    requested_by = factory.SubFactory(StaffFactory)
    requested_at = MAY_1


def open_account(staff: Staff, password: str = PASSWORD) -> Staff:
    """Let a person log in with a password of her own choice."""
    staff.set_password(password)
    staff.save()
    CredentialFactory(staff=staff)
    return staff

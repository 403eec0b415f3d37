"""People who can log in."""

import pytest
from django.conf import LazySettings

from jinguo.org.access.tests.factories import PASSWORD, open_account
from jinguo.org.structure.models import Staff
from jinguo.org.structure.tests.factories import DepartmentFactory, staff_in


@pytest.fixture(autouse=True)
def quick_hasher(settings: LazySettings) -> None:
    """Argon2 takes a fifth of a second a password, which is its use; only one test here needs it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def owner(db: None) -> Staff:
    """A member of staff who may log in with PASSWORD."""
    return open_account(staff_in(DepartmentFactory()), PASSWORD)


@pytest.fixture
def system_admin(db: None) -> Staff:
    return open_account(staff_in(DepartmentFactory(), "system_admin"), PASSWORD)


@pytest.fixture
def security_admin(db: None) -> Staff:
    return open_account(staff_in(DepartmentFactory(), "security_admin"), PASSWORD)


@pytest.fixture
def audit_admin(db: None) -> Staff:
    return open_account(staff_in(DepartmentFactory(), "audit_admin"), PASSWORD)

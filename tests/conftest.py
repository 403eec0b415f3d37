"""What several of the house's tests stand on."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from tests import access_loans, access_things  # noqa: F401 - they make the things known
from tests.access_world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Two organs and somebody of each role, built once a module: whoever asks undoes what the request changed."""
    quick = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with quick, django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)

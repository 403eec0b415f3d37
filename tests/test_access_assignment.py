"""Nothing that a form does not ask for is taken from a request (TRUST T-AUTHZ-5, D2, D14).

Every post of the table is made twice, once as it is and once with the fields that a forger would add; both must leave
the database the same.
"""

from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from django.urls import reverse
from tests.access_table import LINES, Line
from tests.access_world import THINGS, World, browser_of_role, form_encoded

from jinguo.base.vault.fields import BlindIndexField, EncryptedTextField
from jinguo.org.structure.roles import ROLES

pytestmark = pytest.mark.django_db
POSTS = [line for line in LINES if line.method == "POST"]
# What differs between two requests all by itself.
VOLATILE = (models.DateTimeField, models.UUIDField, models.BinaryField, EncryptedTextField, BlindIndexField)
DRAWN = {"password", "hashed", "mac", "previous", "seal", "stamp", "secret", "recovery_codes", "code_index"}
UNWATCHED = {"audit.auditrow", "audit.audithead", "files.storedfile"}
Known = set[tuple[str, Any]]
State = dict[str, list[tuple[Any, ...]]]


def forged(world: World) -> dict[str, str]:
    theirs = str(world.theirs.colleague.pk)
    people = ("approved_by", "decided_by", "requested_by", "recorded_by", "confirmed_by", "owner", "employee_id")
    return {
        **dict.fromkeys((*people, "id", "pk", "org", "organ", "merged_into"), theirs),
        **dict.fromkeys(("is_superuser", "is_staff", "session_epoch"), "1"),
        "is_active": "",
        "roles": "security_admin",
        "role": "security_admin",
        "reach": "whole",
        "state": "approved",
        "status": "approved",
        "created_at": "2001-01-01",
        "confirmed_on": "2001-01-01",
        "requested_at": "2001-01-01",
        "by_number": world.theirs.colleague.number,
    }


def rows_of(model: type[models.Model], known: Known) -> list[tuple[Any, ...]]:
    """Every row, new ones without their number; a link to a new row only says that it is one."""
    fields = [one for one in model._meta.concrete_fields if not isinstance(one, VOLATILE) and one.name not in DRAWN]
    return sorted((tuple(_shown(row, one, known) for one in fields) for row in model._base_manager.all()), key=repr)


def _shown(row: models.Model, field: models.Field, known: Known) -> Any:
    value = getattr(row, field.attname)
    target = field.related_model._meta.label_lower if field.related_model else row._meta.label_lower
    is_link = field.primary_key or field.related_model is not None
    return "new" if is_link and value is not None and (target, value) not in known else value


def watched() -> list[type[models.Model]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("jinguo.")]
    return [model for model in ours if model._meta.label_lower not in UNWATCHED]


def states_after(world: World, line: Line, role: str, *extras: dict[str, str]) -> list[State]:
    """The state after the line's post with each of the extras, each time from the same beginning."""
    with transaction.atomic():
        arguments = THINGS[line.thing](world, world.ours, world.people[role])
        known = {
            (model._meta.label_lower, pk)
            for model in watched()
            for pk in model._base_manager.values_list("pk", flat=True)
        }
        url = reverse(line.name, kwargs=arguments)
        states = [_state_after(url, browser_of_role(world, role), {**extra, **line.data}, known) for extra in extras]
        transaction.set_rollback(True)
    return states


def _state_after(url: str, browser: Client, data: dict[str, str], known: Known) -> State:
    with transaction.atomic():
        browser.generic("POST", url, **form_encoded(data))
        state = {model._meta.label_lower: rows_of(model, known) for model in watched()}
        transaction.set_rollback(True)
    return state


@pytest.mark.parametrize("line", POSTS, ids=lambda line: line.code)
def test_a_field_that_the_form_does_not_ask_for_changes_nothing(world, line):
    role = next((role for role in ROLES if line.expected(role, own=True) < 400), "staff")

    plain, with_more = states_after(world, line, role, {}, forged(world))

    assert with_more == plain

"""A sealed table that only these tests have; it stands in a registry of its own, so migrations do not ask for it."""

from collections.abc import Iterator

import pytest
from django.apps.registry import Apps
from django.db import connection

from jinguo.base.vault import rotation
from jinguo.base.vault.fields import BlindIndexField, EncryptedTextField, SealedModel


class Secret(SealedModel):
    number = EncryptedTextField("证件号", max_length=30, blank=True)
    story = EncryptedTextField("情况", blank=True, null=True)
    number_index = BlindIndexField(source="number", unique=True)

    class Meta:
        app_label = "vault"
        db_table = "vault_test_secret"
        apps = Apps()


@pytest.fixture
def secrets_table(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Secret]]:
    monkeypatch.setattr(rotation, "sealed_models", lambda: [Secret])
    with connection.schema_editor() as editor:
        editor.create_model(Secret)
    yield Secret
    with connection.schema_editor() as editor:
        editor.delete_model(Secret)

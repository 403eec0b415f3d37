"""Somebody who sends files, a row that has them, and a place to put them."""

from dataclasses import dataclass

import pytest
from django.contrib.contenttypes.models import ContentType


@dataclass
class Person:
    number: str = "A007"
    name: str = "林月娥"
    is_authenticated: bool = True


@pytest.fixture
def lin():
    return Person()


@pytest.fixture
def owner(db):
    return ContentType.objects.create(app_label="cases", model="case")


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR

"""Backups that were made."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from jinguo.base.keep.models import Backup


class BackupFactory(DjangoModelFactory):
    """One made just now, by hand."""

    class Meta:
        model = Backup

    made_at = factory.LazyFunction(timezone.now)
    file_name = factory.Sequence(lambda n: f"{n}.jgb")
    size = 1000
    sha256 = "0" * 64
    reason = "人工备份"

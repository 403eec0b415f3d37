"""Rows that several people may edit at once: nobody overwrites what she has not seen."""

from django.db import models


class Versioned(models.Model):
    """A row that counts its changes; a form sends back the version it was drawn from."""

    version = models.PositiveIntegerField("版本", default=0, editable=False)

    class Meta:
        abstract = True

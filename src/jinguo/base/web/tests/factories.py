"""What the base page keeps."""

from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from jinguo.base.web.models import SubmittedForm


class SubmittedFormFactory(DjangoModelFactory):
    """A form that was sent once."""

    class Meta:
        model = SubmittedForm

    key = factory.LazyFunction(uuid4)
    by_number = "S0001"

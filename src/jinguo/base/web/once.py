"""Acting once for a form, however often it arrives."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from jinguo.base.web.models import SubmittedForm


@transaction.atomic
def once(key: UUID, by_number: str, act: Callable[[], str]) -> str:
    """Run `act` the first time the form with this key arrives; a later arrival gets the address that it gave then.

    The key is spent in the act's own transaction: an act that fails leaves it free for the corrected form, and of two
    that arrive together the second waits for the first.
    """
    sent, is_first = SubmittedForm.objects.get_or_create(key=key, by_number=by_number)
    if is_first:
        sent.answer = act()
        sent.save(update_fields=["answer"])
    return sent.answer

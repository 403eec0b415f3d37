"""Reading: what a person does with her own lines. It is no act of business and leaves no row on the trail."""

from collections.abc import Iterable

from jinguo.base import clock
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.models.messages import MessageQuerySet
from jinguo.org.structure.models import Staff


def mark_read(messages: Iterable[Message], *, by: Staff) -> int:
    """Note that she has seen them (已读); returns how many were unread. Lines of others are none of hers and stay."""
    return _mark(_unread(by).filter(pk__in=[message.pk for message in messages]))


def mark_all_read(*, by: Staff, upto: int, kind: str = "") -> int:
    """Note that she has seen all she was shown: up to the message `upto`, of one kind where it is given."""
    shown = _unread(by).filter(pk__lte=upto)
    return _mark(shown.filter(kind=kind) if kind else shown)


def _unread(reader: Staff) -> MessageQuerySet:
    return Message.objects.visible_to(reader).unread()


def _mark(messages: MessageQuerySet) -> int:
    return messages.update(read_at=clock.now())

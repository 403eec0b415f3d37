"""What is asked of the inbox."""

from collections import Counter
from collections.abc import Iterable

from django.apps import apps
from django.db.models import Case, Count, IntegerField, Model, QuerySet, Value, When

from jinguo.cycle.inbox.bundles import Bundle, bundled, key_of
from jinguo.cycle.inbox.models import Message
from jinguo.cycle.inbox.models.messages import MessageQuerySet
from jinguo.org.structure.models import Staff

UNREAD_FIRST = Case(When(read_at=None, then=Value(0)), default=Value(1), output_field=IntegerField())


def lines_of(reader: Staff) -> MessageQuerySet:
    """Her messages, unread first, then by day, what belongs together side by side."""
    lines = Message.objects.visible_to(reader).select_related("by", "in_place_of")
    return lines.order_by(UNREAD_FIRST, "-day", "kind", "bundle", "-pk")


def unread_count(reader: Staff) -> int:
    """How many of her messages are unread; one indexed query, for every page shows it."""
    return Message.objects.visible_to(reader).unread().count()


def drawn_together(shown: Iterable[Message], lines: QuerySet[Message]) -> list[Bundle]:
    """The messages of a page in bundles, whose sizes count all of `lines`, from which the page is cut."""
    messages = list(shown)
    found = lines.filter(day__in={one.day for one in messages}).order_by()
    groups = found.annotate(group=UNREAD_FIRST).values_list("group", "day", "kind", "bundle").annotate(Count("pk"))
    sizes = Counter({(bool(group), day, kind, bundle): size for group, day, kind, bundle, size in groups})
    return bundled(messages, {key: sizes[key] for key in map(key_of, messages)})


def subject_of(message: Message, reader: Staff) -> Model | None:
    """The row a message is about, within the reader's reach; None when it is gone, out of reach or was never named."""
    try:
        model = apps.get_model(message.subject_type)
    except (LookupError, ValueError):
        return None
    rows = model._default_manager.all()
    within = rows.visible_to(reader) if hasattr(rows, "visible_to") else rows
    return within.filter(pk=message.subject_id).first()

"""What must be true of what was published: it still says what it said."""

from collections.abc import Iterable, Iterator
from itertools import chain

from jinguo.cycle.publicity.models import Circular, PublicNotice


def changed_after_publishing() -> list[str]:
    """Published notices and circulars whose content is not what was kept, as sentences."""
    notices: Iterable[PublicNotice] = PublicNotice.objects.exclude(digest="").select_related("unit").iterator()
    circulars: Iterable[Circular] = Circular.objects.exclude(digest="").select_related("unit").iterator()
    rows: Iterator[PublicNotice | Circular] = chain(notices, circulars)
    return [
        f"{row._meta.verbose_name}“{row}”（{row.pk}）发出以后被改动过"
        for row in rows
        if row.content_digest() != row.digest
    ]

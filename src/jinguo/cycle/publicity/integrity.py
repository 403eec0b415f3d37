"""What must be true of what was published: it still says what it said."""

from jinguo.cycle.publicity.models import Circular, PublicNotice


def changed_after_publishing() -> list[str]:
    """Published notices and circulars whose content is not what was kept, as sentences."""
    notices = PublicNotice.objects.exclude(digest="").select_related("unit")
    circulars = Circular.objects.exclude(digest="").select_related("unit")
    return [
        f"{row._meta.verbose_name}“{row}”（{row.pk}）发出以后被改动过"
        for row in (*notices.iterator(), *circulars.iterator())
        if row.content_digest() != row.digest
    ]

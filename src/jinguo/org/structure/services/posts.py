"""Posts and what they are for."""

from collections.abc import Sequence

from django.db import transaction

from jinguo.base import audit
from jinguo.org.structure.models import Post, PostDuty, Staff, Unit


@transaction.atomic
def describe_post(unit: Unit, name: str, *, duties: Sequence[str], by: Staff | None, rank: str = "") -> Post:
    """Set up a post of a unit with its duties (岗位职责), numbered in the order given."""
    post = Post(unit=unit, name=name, rank=rank)
    post.full_clean()
    post.save()
    PostDuty.objects.bulk_create([PostDuty(post=post, text=text, order=n) for n, text in enumerate(duties, 1)])
    audit.record("post.describe", post, by=by)
    return post

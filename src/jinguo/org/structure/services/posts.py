"""Posts and what they are for."""

from collections.abc import Sequence

from django.db import transaction

from jinguo.base import audit, bulk
from jinguo.base.cleaning import Cleaner
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


@transaction.atomic
def posts_named(wanted: Sequence[tuple[Unit, str]], *, by: Staff | None) -> dict[tuple[int, str], Post]:
    """The posts of these names, by unit and name; what a unit does not have yet is set up, with its row on the trail.

    Raises ValidationError for a name that no post can have.
    """
    units = {unit.pk: unit for unit, _ in wanted}
    found = {(post.unit_id, post.name): post for post in Post.objects.filter(unit__in=units)}
    fresh = {(unit.pk, name): Post(unit=unit, name=name) for unit, name in wanted if (unit.pk, name) not in found}
    cleaner = Cleaner(Post, ["unit"])
    for post in fresh.values():
        cleaner.clean(post)
    audit.record_all("post.describe", [(post, {}) for post in bulk.create(fresh.values())], by=by)
    return found | fresh

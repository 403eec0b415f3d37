"""Two rows that turn out to be one woman."""

from django.db import transaction

from jinguo.base.moves import act
from jinguo.org.people.models import Person
from jinguo.org.people.permissions import may_merge
from jinguo.org.structure.models import Staff


@transaction.atomic
def merge(person: Person, into: Person, *, by: Staff) -> Person:
    """Let `into` stand for `person` from now on (合并); both rows stay, and what named either still does.

    Raises Refused when the two cannot be one, or one of them is out of reach.
    """
    merged = act(
        "person.merge", person, by=by, verdict=may_merge(by, person, into), note=f"并入 {into.pk}", merged_into=into
    )
    Person.objects.filter(merged_into=person).update(merged_into=into)  # always one step to who stands for whom
    return merged

"""What is asked about a committee, always as of a day."""

from jinguo.committee.body.queries.bodies import (
    Body,
    body_on,
    committee_beside,
    committees_within,
    issuer_of,
    network,
    outlines_issuer,
    own_committee,
)
from jinguo.committee.body.queries.history import story_of
from jinguo.committee.body.queries.lacking import Lacking, clocks_by_member, clocks_of, is_known, lacking_of, missing
from jinguo.committee.body.queries.members import (
    accounts_near,
    accounts_of,
    candidates,
    contacts_of,
    groups_on,
    left_behind,
    members_on,
    with_gaps,
)
from jinguo.committee.body.queries.together import named_together

__all__ = [
    "Body",
    "Lacking",
    "accounts_near",
    "accounts_of",
    "body_on",
    "candidates",
    "clocks_by_member",
    "clocks_of",
    "committee_beside",
    "committees_within",
    "contacts_of",
    "groups_on",
    "is_known",
    "issuer_of",
    "lacking_of",
    "left_behind",
    "members_on",
    "missing",
    "named_together",
    "network",
    "outlines_issuer",
    "own_committee",
    "story_of",
    "with_gaps",
]

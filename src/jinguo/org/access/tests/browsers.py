"""Browsers in which somebody is logged in, for the tests of every floor above."""

import time

from django.test import Client

from jinguo.org.access import sessions
from jinguo.org.structure.models import Staff


def browser_of(staff: Staff) -> Client:
    """A browser whose session began just now, with nothing left to do first."""
    client = Client()
    client.force_login(staff, sessions.BACKEND)
    session = client.session
    session[sessions.STARTED] = session[sessions.SEEN] = time.time()
    session.save()
    return client

"""D6, D8: a file is handed out where its owner is visible, and never opened by the browser."""

import pytest
from csp.middleware import CSPMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.http import Http404
from django.test import RequestFactory

from jinguo.base import files
from jinguo.base.audit import queries
from jinguo.base.audit.models import AuditRow
from jinguo.base.files.models import StoredFile
from jinguo.base.files.views import download


@pytest.fixture
def stored(owner, lin):
    return files.keep(owner, ContentFile(b"<script>alert(1)</script>", name="说明.txt"), by=lin)


@pytest.fixture
def within_reach(monkeypatch):
    """Only cases are within everybody's reach."""
    monkeypatch.setattr(
        ContentType._default_manager,
        "visible_to",
        lambda user: ContentType.objects.filter(model="case"),
        raising=False,
    )


def ask(pk, user):
    request = RequestFactory().get(f"/files/{pk}/")
    request.user = user
    return CSPMiddleware(lambda request: download(request, pk))(request)


def test_a_file_of_a_visible_row_is_sent_as_an_attachment(stored, within_reach, lin):
    answer = ask(stored.pk, lin)

    assert answer.content == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E8")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_file_of_a_row_out_of_reach_does_not_exist(stored, within_reach, lin):
    StoredFile.objects.update(owner_id=str(ContentType.objects.exclude(model="case").first().pk))

    with pytest.raises(Http404):
        ask(stored.pk, lin)


def test_a_file_does_not_exist_for_a_stranger(stored, within_reach):
    with pytest.raises(Http404):
        ask(stored.pk, AnonymousUser())


def test_a_file_of_a_model_that_hides_nobody_knows_how_is_shown_to_nobody(stored, lin):
    with pytest.raises(Http404):
        ask(stored.pk, lin)


def test_a_file_that_is_not_there_does_not_exist(db, lin):
    with pytest.raises(Http404):
        ask(10**6, lin)


def test_who_took_a_file_stands_in_the_trail_of_its_owner(stored, owner, within_reach, lin):
    ask(stored.pk, lin)

    assert queries.of_object(owner).first().act == "file.download"
    (seer,) = queries.seers_of(owner, stored.at)
    assert seer["actor_name"] == "林月娥"
    assert AuditRow.objects.first().note == "说明.txt"


def test_nothing_is_changed_by_posting(stored, within_reach, lin):
    request = RequestFactory().post(f"/files/{stored.pk}/")
    request.user = lin

    assert download(request, stored.pk).status_code == 405

"""Hand out one file."""

from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from jinguo.base import audit, files
from jinguo.base.files.kinds import KINDS
from jinguo.base.files.models import StoredFile

# Whatever a file turns out to be, the browser saves it, guesses nothing, runs nothing and keeps no copy.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


@require_GET
@transaction.atomic
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """A file of a row within the reader's reach; else it does not exist for her."""
    stored = get_object_or_404(StoredFile, pk=pk)
    reader: Any = request.user
    owner = _owner_within_reach(stored, reader)
    content = files.read(stored)
    audit.record("file.download", owner, by=reader, note=stored.name)
    response = HttpResponse(content, content_type=KINDS[stored.kind].mime, headers=HEADERS)
    response["Content-Disposition"] = content_disposition_header(True, stored.name)
    return response


def _owner_within_reach(stored: StoredFile, reader: Any) -> models.Model:
    """The owner, asked of its own `visible_to`; a model without one shows its files to nobody."""
    model = apps.get_model(stored.owner_type)
    visible_to = getattr(model._default_manager, "visible_to", None)
    if visible_to is None or not reader.is_authenticated:
        raise Http404
    return get_object_or_404(visible_to(reader), pk=stored.owner_id)

"""The health of an installation, asked by whoever watches it."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jinguo.base.vault import KeyMissing, keys


@login_not_required
@never_cache
@require_GET
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 while the database answers and the keys are there, else 503; says no more than that."""
    try:
        keys.ring()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, KeyMissing):
        return JsonResponse({"status": "down"}, status=503, headers={"Retry-After": "5"})
    return JsonResponse({"status": "ok"})

import json

import pytest
from django.http import HttpResponse
from django.test import Client

from jinguo.base.web.middleware import NoStore

pytestmark = pytest.mark.urls("jinguo.base.web.tests.faulty_urls")


def test_a_page_is_kept_in_no_cache(rf):
    response = NoStore(lambda request: HttpResponse())(rf.get("/"))

    assert "no-store" in response["Cache-Control"]


def test_a_view_that_may_be_cached_says_so_itself(rf):
    response = NoStore(lambda request: HttpResponse(headers={"Cache-Control": "public"}))(rf.get("/"))

    assert response["Cache-Control"] == "public"


def test_a_fragment_brings_the_receipt_along(db):
    response = Client().post("/take/", headers={"hx-request": "true"})

    assert json.loads(response["HX-Trigger"]) == {"toast": {"lines": ["已写入 13 条"]}}


def test_a_whole_page_draws_its_receipts_itself(db):
    assert "HX-Trigger" not in Client().post("/take/")


def test_the_policy_allows_nothing_inline(db):
    policy = Client().get("/nowhere/")["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy

from types import SimpleNamespace
from unittest.mock import Mock

from django.db import OperationalError


def test_a_whole_installation_is_healthy_without_log_in(client, db):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-cache" in answer["Cache-Control"]


def test_without_keys_it_is_down(client, db, own_keys):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (503, {"status": "down"})


def test_without_a_database_it_is_down_and_says_no_more(client, db, monkeypatch):
    gone = Mock(side_effect=OperationalError("connection to server at 10.0.0.5 refused"))
    monkeypatch.setattr("jinguo.base.keep.views.connection", SimpleNamespace(cursor=gone))

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert b"10.0.0.5" not in answer.content

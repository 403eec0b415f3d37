import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.request

import pytest
from django.core.management import CommandError, call_command

from jinguo.base.keep import serving
from jinguo.base.keep.tls import Certificate

START_WITHIN_SECONDS = 120  # of a machine that is busy with the rest of the suite


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def jinguo(tmp_path, monkeypatch):
    """Start a command of the product in a data directory of its own."""
    monkeypatch.setenv("JINGUO_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    command = [sys.executable, "-m", "jinguo.config.cli"]
    return lambda *words: subprocess.Popen([*command, *map(str, words)], start_new_session=True)


def test_a_first_start_serves_its_pages_and_leaves_nothing_running(jinguo, port):
    assert jinguo("init").wait() == 0
    server = jinguo("serve", "--port", port)
    try:
        assert _answer(f"http://127.0.0.1:{port}/healthz") == b'{"status": "ok"}'
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(serving.PATIENCE_SECONDS * 2) == 0

    with pytest.raises(ProcessLookupError):
        os.killpg(server.pid, 0)


def test_a_taken_port_is_told_before_anything_starts(taken_port):
    with pytest.raises(serving.KeepError, match=f"--port {taken_port + 1}"):
        serving.serve("127.0.0.1", taken_port)


def test_without_granian_waitress_serves(monkeypatch):
    monkeypatch.setattr(serving, "find_spec", lambda _name: None)

    assert "waitress" in serving.web_server("127.0.0.1", 8000)


def test_static_files_are_collected_once_until_they_change(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    monkeypatch.setattr(serving, "call_command", lambda *_, **__: None)
    collected = [serving.collect_static(), serving.collect_static()]
    monkeypatch.setattr(serving, "_static_state", lambda: "something else")

    assert [*collected, serving.collect_static()] == [True, False, True]


def test_a_command_that_cannot_go_on_says_so_in_chinese(taken_port, monkeypatch):
    monkeypatch.setattr("jinguo.base.keep.management.commands.serve.call_command", lambda *_, **__: None)

    with pytest.raises(CommandError, match="请换一个端口"):
        call_command("serve", port=taken_port, skip_checks=True)


@pytest.fixture
def self_signed(tmp_path, monkeypatch):
    """A certificate for this machine, made as the handbook says."""
    file, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", file, *names]
    subprocess.run(made, check=True, capture_output=True)
    monkeypatch.setenv("JINGUO_TLS_CERT", str(file))
    monkeypatch.setenv("JINGUO_TLS_KEY", str(key))
    return file


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate with")
def test_with_a_certificate_the_pages_go_out_as_https(jinguo, port, self_signed):
    assert jinguo("init").wait() == 0
    server = jinguo("serve", "--port", port)
    try:
        trusted = ssl.create_default_context(cafile=self_signed)
        answer = _fetched(f"https://127.0.0.1:{port}/login/", trusted)
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(serving.PATIENCE_SECONDS * 2) == 0

    assert answer.url == f"https://127.0.0.1:{port}/login/"
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert "Secure" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize(
    ("cert", "key", "told"),
    [("a.pem", "", "要一起写"), ("missing.pem", "a.pem", "读不到"), ("a.pem", "rsa.pem", "不是 PKCS#8 私钥")],
)
def test_half_a_certificate_is_told_before_anything_starts(settings, tmp_path, port, cert, key, told):
    (tmp_path / "a.pem").write_text("-----BEGIN PRIVATE KEY-----")
    (tmp_path / "rsa.pem").write_text("-----BEGIN RSA PRIVATE KEY-----")
    settings.TLS_CERT, settings.TLS_KEY = (str(tmp_path / name) if name else "" for name in (cert, key))

    with pytest.raises(serving.KeepError, match=told):
        serving.serve("127.0.0.1", port)


def test_waitress_does_not_pretend_to_speak_https(monkeypatch, tmp_path):
    monkeypatch.setattr(serving, "find_spec", lambda _name: None)

    with pytest.raises(serving.KeepError, match="不能直接用 HTTPS"):
        serving.web_server("127.0.0.1", 8000, Certificate(tmp_path, tmp_path))


def _answer(address):
    with _fetched(address) as answer:
        return answer.read()


def _fetched(address, context=None):
    deadline = time.monotonic() + START_WITHIN_SECONDS
    while True:
        try:
            return urllib.request.urlopen(address, timeout=5, context=context)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)

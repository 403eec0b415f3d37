"""`jinguo serve`: the pages and the worker as two child processes that end together."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.tls import Certificate, certificate

APPLICATION = "jinguo.config.wsgi:application"
LOOK_EVERY_SECONDS = 0.3
PATIENCE_SECONDS = 10
TICK_SECONDS = 3600
THREADS = 16  # more only wait for each other at the database


def serve(host: str, port: int) -> int:
    """Serve until a signal comes (0) or one of the two ends by itself (its exit code); then both have ended."""
    _demand_free(host, port)
    command = web_server(host, port, certificate())
    collect_static()
    sys.stdout.write(f"网址：{'https' if settings.TLS_CERT else 'http'}://{host}:{port}/\n")
    sys.stdout.flush()
    signal.signal(signal.SIGTERM, _leave)
    children: list[subprocess.Popen[bytes]] = []
    ticker = Ticker()
    try:
        children += [_start(command), _start([sys.executable, "-m", "django", "worker"])]
        while all(child.poll() is None for child in children):
            ticker.look()
            time.sleep(LOOK_EVERY_SECONDS)
        return next(child.returncode for child in children if child.returncode is not None)
    except KeyboardInterrupt:
        return 0
    finally:
        for child in (*children, *ticker.running):
            child.terminate()
            _end(child)


class Ticker:
    """Has the day's duties looked after (`jinguo tick`), at once and then every hour."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen[bytes]] = []
        self._next = 0.0

    def look(self) -> None:
        """Begin when it is time and the last one has ended."""
        self.running = [child for child in self.running if child.poll() is None]
        if not self.running and time.monotonic() >= self._next:
            self._next = time.monotonic() + TICK_SECONDS
            self.running.append(_start([sys.executable, "-m", "django", "tick"]))


def web_server(host: str, port: int, tls: Certificate | None = None) -> list[str]:
    """The command line of granian; of waitress, which speaks no HTTPS, where granian has no wheel."""
    if find_spec("granian"):
        options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1", "--no-ws"]
        options += ["--blocking-threads", str(THREADS), "--log-level", "error"]
        options += ["--ssl-certificate", str(tls.file), "--ssl-keyfile", str(tls.key)] if tls else []
        return [sys.executable, "-m", "granian", *options, APPLICATION]
    if tls:
        raise KeepError("这台电脑上没有 granian，不能直接用 HTTPS。请去掉 JINGUO_TLS_CERT，在前面放一个代理服务器。")
    return [sys.executable, "-m", "waitress", f"--listen={host}:{port}", f"--threads={THREADS}", APPLICATION]


def collect_static() -> bool:
    """Bring the static files together, unless nothing has changed since the last time; says whether it did."""
    stamp, state = Path(settings.STATIC_ROOT) / ".collected", _static_state()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state, encoding="utf-8")
    return True


def _static_state() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(None):
            found = os.stat(storage.path(name))
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _demand_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise KeepError(f"{host} 的 {port} 端口用不了。请换一个端口，如 --port {port + 1}。") from taken


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "jinguo.config.settings"}
    return subprocess.Popen(command, env=environment)  # noqa: S603  our own words


def _end(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt

"""The same figures from a Spark cluster: a standalone master and two workers on loopback, both of which have to work.

Asked for by name only (`pytest -m spark`), where pyspark and Java 17 are installed: no part of the suite, nor of CI.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from jinguo.committee.snapshots.queries import evaluation_over_regions
from jinguo.committee.snapshots.services import take_snapshot

pytestmark = pytest.mark.spark
MASTER, WORKER = "org.apache.spark.deploy.master.Master", "org.apache.spark.deploy.worker.Worker"
ADDRESS = "127.0.0.1"
PORTS = {"master": 17077, "page": 18080, "worker": 18081}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Its address."""
    if find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed")
    home = tmp_path_factory.mktemp("spark")
    os.environ.update(SPARK_LOCAL_IP=ADDRESS, PYSPARK_PYTHON=sys.executable, SPARK_CONF_DIR=str(_settings(home)))
    address = f"spark://{ADDRESS}:{PORTS['master']}"
    with ExitStack() as running:
        words = ["--host", ADDRESS, "--port", PORTS["master"], "--webui-port", PORTS["page"]]
        running.enter_context(_started(home / "master.log", MASTER, *words))
        for number in range(2):
            words = ["--host", ADDRESS, "--cores", 1, "--memory", "700m", "--webui-port", PORTS["worker"] + number]
            running.enter_context(_started(home / f"worker{number}.log", WORKER, *words, address))
        _wait_for_two_workers()
        yield address


def _settings(home):
    """As a deployer writes them in `spark-defaults.conf`; small, and with a log of events to ask afterwards."""
    (home / "events").mkdir()
    lines = {
        "spark.driver.host": ADDRESS,
        "spark.driver.bindAddress": ADDRESS,
        "spark.executor.memory": "512m",
        "spark.executor.cores": "1",
        "spark.sql.shuffle.partitions": "4",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": (home / "events").as_uri(),
    }
    (home / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in lines.items()))
    return home


@contextmanager
def _started(log, *words):
    import pyspark

    command = [str(Path(pyspark.__file__).parent / "bin" / "spark-class"), *map(str, words)]
    with log.open("w") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


def _wait_for_two_workers():
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{PORTS['page']}/json/", timeout=5) as page:
                if len([one for one in json.load(page)["workers"] if one["state"] == "ALIVE"]) == 2:
                    return
        except OSError:
            pass
        time.sleep(0.5)
    raise AssertionError("the two workers did not come up")


def test_two_workers_come_to_the_figures_of_duckdb(outline, cluster):
    snapshot = take_snapshot(outline, by=None)
    here = evaluation_over_regions(outline, 2020, snapshot=snapshot)
    there = evaluation_over_regions(outline, 2020, snapshot=snapshot, engine=cluster)

    assert there.engine == "spark"
    assert there.digest == here.digest
    for one, other in zip(sorted(there.lines, key=_place), sorted(here.lines, key=_place), strict=True):
        assert _place(one) == _place(other)
        for method, said in one.methods.items():
            assert said.status == other.methods[method].status
            assert _same(said.value, other.methods[method].value)
    for one, other in zip(sorted(there.areas, key=_place), sorted(here.areas, key=_place), strict=True):
        assert one[:11] == other[:11]
        for name in ("rate", "composite", "missing"):
            assert _same(getattr(one, name), getattr(other, name))
    assert _who_ran_tasks() >= {"0", "1"}


def _who_ran_tasks():
    """The executors, one on each worker, that ended tasks, by the log of events."""
    logs = (file for file in Path(os.environ["SPARK_CONF_DIR"], "events").rglob("events_*"))
    told = [json.loads(line) for file in logs for line in file.read_text().splitlines()]
    return {one["Task Info"]["Executor ID"] for one in told if one["Event"] == "SparkListenerTaskEnd"}


def _same(value, other):
    return value == other or value == pytest.approx(other, rel=1e-9, abs=1e-9)


def _place(line):
    return line[:3]

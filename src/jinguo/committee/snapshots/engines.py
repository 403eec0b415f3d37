"""The engines that evaluate: DuckDB in this process, or a Spark cluster that a deployer names in `JINGUO_ENGINE`.

Both run the same function of `rules.progress.many`; what one holds ready is a lazy frame of narwhals.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import narwhals as nw
import pyarrow as pa
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

DUCKDB, SPARK = "duckdb", "spark"
HINT = "JINGUO_ENGINE 填 duckdb，或 spark://主机:端口；用 Spark 的先安装 jinguo[spark]。"


class Engine(Protocol):
    """Where lazy frames come from and are worked out."""

    name: str

    def read(self, file: Path) -> nw.LazyFrame:
        """A Parquet file."""

    def load(self, table: pa.Table) -> nw.LazyFrame:
        """A table that is in memory."""

    def fetch(self, frame: nw.LazyFrame) -> pa.Table:
        """Work a frame out."""


class DuckEngine:
    """DuckDB, in this process and over all its cores."""

    name = DUCKDB

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def read(self, file: Path) -> nw.LazyFrame:
        """A Parquet file, read as it is needed."""
        return nw.from_native(self.connection.read_parquet(str(file))).lazy()

    def load(self, table: pa.Table) -> nw.LazyFrame:
        """A table of this process; nothing is copied."""
        return nw.from_native(self.connection.from_arrow(table)).lazy()

    def fetch(self, frame: nw.LazyFrame) -> pa.Table:
        """The rows of a frame."""
        return frame.collect("pyarrow").to_native()


class SparkEngine:
    """A cluster; its workers read the Parquet files themselves, so the snapshots' folder has to be theirs too."""

    name = SPARK

    def __init__(self, session: Any) -> None:
        self.session = session

    def read(self, file: Path) -> nw.LazyFrame:
        """A Parquet file on the storage that all share."""
        return nw.from_native(self.session.read.parquet(file.as_uri())).lazy()

    def load(self, table: pa.Table) -> nw.LazyFrame:
        """A small table, sent to the cluster."""
        return nw.from_native(self.session.createDataFrame(table)).lazy()

    def fetch(self, frame: nw.LazyFrame) -> pa.Table:
        """The rows of a frame, brought to this process."""
        return nw.to_native(frame).toArrow()


@contextmanager
def engine_named(address: str | None = None) -> Iterator[Engine]:
    """The engine at an address, `JINGUO_ENGINE` without one; it is left when the block ends."""
    where = address or settings.ENGINE
    if where == DUCKDB:
        import duckdb  # half a second that only who evaluates has to wait for

        with duckdb.connect() as connection:
            yield DuckEngine(connection)
    elif where.startswith((f"{SPARK}://", "local[")):
        session = _session(where)
        try:
            yield SparkEngine(session)
        finally:
            session.stop()
    else:
        raise ImproperlyConfigured(f"不认识计算引擎“{where}”。{HINT}")


def _session(master: str) -> Any:
    """A session on a cluster; everything else is left to the deployer's own `spark-defaults.conf`."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise ImproperlyConfigured(f"没有安装 pyspark，连不上 {master}。{HINT}") from missing
    builder = SparkSession.builder.master(master).appName("jinguo").config("spark.ui.enabled", "false")
    return builder.getOrCreate()

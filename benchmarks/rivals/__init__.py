"""Who evaluates many regions: ours, and bare DuckDB, Polars and pandas with only the arithmetic, each in a process.

`python -m benchmarks.rivals NAME FOLDER` prints one JSON line: seconds, peak MiB of the whole process, and figures.
"""

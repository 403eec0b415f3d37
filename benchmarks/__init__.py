"""Benchmarks: seconds beside their floor (`make bench`).

Each figure of ours stands beside the fastest plain way to the same result, measured in the same run; that both are the
same is asserted, seconds are not. The run writes docs/benchmarks.md.
"""

"""Snapshots (数据快照) of what an outline stands on, and its evaluation over all regions at once, on any engine.

For other rooms there is one function:

    from jinguo.committee.snapshots.queries import evaluation_over_regions
    found = evaluation_over_regions(outline, 2025)                       # what stands in the database now
    found = evaluation_over_regions(outline, 2025, snapshot=row)         # what stood in it then
    found.lines    # one for each target × region that has a value: status, value, 目标实现程度, 基期到目标进度 …
    found.areas    # one for each area of the tree: counts, rate with its denominator, composite; by domain too

Statuses and figures are those of `rules.progress` for one case; what has no line has no value of that year. The caller
keeps to the reader's reach: it asks for everything below the outline's region.
"""

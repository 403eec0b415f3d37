"""The goal table (目标表) as a kind of file: `jinguo import goals FILE`, the import page of a plan, and the paste."""

from jinguo.cycle.plans.importing.importer import GoalImporter

__all__ = ["GoalImporter"]

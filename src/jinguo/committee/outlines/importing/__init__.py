"""The table of observations (监测值) as a kind of file: `jinguo import observations FILE`, and the import page."""

from jinguo.committee.outlines.importing.importer import ObservationImporter

__all__ = ["ObservationImporter"]

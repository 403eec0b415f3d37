"""Appraisal of civil servants (公务员考核): grades, sanctions, the excellent quota, steps and effects."""

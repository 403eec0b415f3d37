"""The screens of outlines, indicators and observations."""

"""Outlines (两纲), their indicators and targets, what was observed of them, and how far they have come."""

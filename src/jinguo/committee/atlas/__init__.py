"""Seeing many regions at once: heat table, tile map, index, ranks, units, gaps, statistical tables."""

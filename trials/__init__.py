"""Trials: the long numbers of what must never happen, counted on both databases (`make trials`).

Each trial does its worst to an installation of its own and counts; the pages in docs/trials are written by the run. A
small sample of each runs with the suite (tests/test_trials_sample.py).
"""

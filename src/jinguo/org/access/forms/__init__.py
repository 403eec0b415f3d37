"""The forms of access."""

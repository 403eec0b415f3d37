"""The forms of panels: preparing one, running it, filling it in."""

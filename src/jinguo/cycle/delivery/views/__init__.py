"""The screens of what was reached."""

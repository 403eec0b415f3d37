"""The screens of work hours."""

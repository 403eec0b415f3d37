"""The screens of punches."""

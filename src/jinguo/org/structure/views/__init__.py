"""The screens of the directory and of the work calendar."""

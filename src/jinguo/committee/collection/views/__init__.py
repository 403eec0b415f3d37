"""The screens of collection."""

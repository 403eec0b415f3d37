"""The screens of conduct."""

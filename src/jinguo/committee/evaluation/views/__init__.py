"""The screens of evaluation."""

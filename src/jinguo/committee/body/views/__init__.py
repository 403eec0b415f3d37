"""The screens of the committee's body."""

"""The screens of reports, and the desk."""

"""The screens of panels, and the public page for codes."""

"""The screens of notices, objections and circulars."""

"""The screens of the annual appraisal."""

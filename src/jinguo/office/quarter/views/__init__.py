"""The screens of quarter reviews and of the regular appraisal."""

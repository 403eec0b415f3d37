"""The federation's own year: attendance, quarters, appraisal. A room imports only lower ones."""

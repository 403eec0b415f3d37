"""The pages of regions."""

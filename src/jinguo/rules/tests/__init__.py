"""Examples, golden values and properties of the rules."""

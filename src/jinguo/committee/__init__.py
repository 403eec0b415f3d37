"""The committee for women and children: the outlines and how far they have come."""

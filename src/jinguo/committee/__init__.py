"""The committee wing: the body itself and the outlines that it watches over."""

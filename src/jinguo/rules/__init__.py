"""What law and institutions say, as pure functions: no Django, no database, no clock.

A rule receives plain values (and `today` where it matters) and returns a value that carries its
reason. National figures are dated rows in `figures/`, each with its clause.
"""

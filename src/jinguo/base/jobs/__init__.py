"""Long work: an import, an evaluation, a year's replay; done by the worker while the screen follows it."""

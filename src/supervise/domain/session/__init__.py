"""One session: its model, what may be done with it, and how it is told."""

"""Files: where they lie, how they are written so that nothing is lost, how they are read."""

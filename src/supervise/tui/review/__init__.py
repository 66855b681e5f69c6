"""Looking back over past sessions."""

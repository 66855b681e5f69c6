"""Cases on the ladder over time."""

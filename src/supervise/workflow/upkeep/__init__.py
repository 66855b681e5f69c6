"""Looking after what is kept."""

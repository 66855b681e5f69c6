"""The ladder, drawn."""

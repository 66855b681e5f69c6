"""The Ladder step."""

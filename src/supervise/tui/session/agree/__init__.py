"""The Agree step."""

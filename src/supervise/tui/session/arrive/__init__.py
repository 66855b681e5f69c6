"""The Arrive step."""

"""The Wheel step."""

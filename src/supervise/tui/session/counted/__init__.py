"""Answers of a team: counted, never who."""

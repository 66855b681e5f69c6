"""A session, step by step."""

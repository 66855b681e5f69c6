"""A page of questions that is data."""

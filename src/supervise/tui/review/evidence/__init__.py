"""Evidence for an inspection, on one page."""

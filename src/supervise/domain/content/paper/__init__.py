"""What is done on paper: evidence, sheets of competencies, and plain words."""

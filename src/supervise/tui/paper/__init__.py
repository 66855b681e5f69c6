"""What is on paper: competencies on a sheet, plain words, and where the words come from."""

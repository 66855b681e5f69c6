"""What is written in: notes and lines, kept whole, watched for what names somebody."""

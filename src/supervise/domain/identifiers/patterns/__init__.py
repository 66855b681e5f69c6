"""What is known by its pattern: numbers, dates, addresses, and how somebody can be reached."""

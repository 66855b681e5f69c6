"""Past sessions in a list: a row of each, and the words by which it was found."""

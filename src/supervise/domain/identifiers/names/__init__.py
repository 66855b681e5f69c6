"""Names of people, told from other words by lists and by the words around them."""

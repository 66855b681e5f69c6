"""Who somebody is: marks, cards, and where each stands on a ladder."""

"""The Rate step."""

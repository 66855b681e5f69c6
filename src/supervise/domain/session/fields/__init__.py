"""The fields of a session, one by one: what each is called, how its value is told, and what people wrote in it."""

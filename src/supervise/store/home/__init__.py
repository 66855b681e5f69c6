"""The home: where everything lies, whether it is locked, who may write, and what lies under it."""

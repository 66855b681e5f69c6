"""Pictures from numbers, which know neither the domain nor the app."""

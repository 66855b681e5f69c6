"""Evidence for an inspection: counts and dates of what was held and followed up, and nothing that anybody wrote."""

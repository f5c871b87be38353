"""Passages -> an Answer: extracts chosen, sources grouped, the verdict."""

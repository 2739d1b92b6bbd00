"""The tone of words and toward targets: exact, explained, with intervals."""

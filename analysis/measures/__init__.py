"""Tone, directed tone, wordings, claims and uncertainty; bundled as a Reading."""

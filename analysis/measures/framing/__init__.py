"""Namings of the contested idea: whose words they are, and who does what to it."""

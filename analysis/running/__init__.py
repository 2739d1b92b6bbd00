"""The command line and what it needs to run over files."""

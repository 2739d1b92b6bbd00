"""Quotation marks, cues, statements, speakers and namings: who says what, of whom."""

from analysis.voices.statements import read_document, read_statements

__all__ = ["read_document", "read_statements"]

"""Views: figures, the highlighted text and the report. Tables go in, Axes and HTML come out."""

from analysis.views.report import write_report

__all__ = ["write_report"]

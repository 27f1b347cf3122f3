"""A transcript on paper: printed, as PDF, as HTML."""

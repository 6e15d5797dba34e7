"""The columns of the screening for impact assessments."""

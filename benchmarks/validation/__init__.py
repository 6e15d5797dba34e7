"""The benchmark of validation, side by side with what else there is: the parts of `benchmarks/validate.py`."""

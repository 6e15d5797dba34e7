"""Findings become text: one module per format, each with its `Reporter` under the name `REPORTER`."""

"""Documents become files: one module per format, each with its `Writer` under the name `WRITER`."""

"""The parts of an OpenDocument spreadsheet (ISO/IEC 26300, version 1.3), as XML."""

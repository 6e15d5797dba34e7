"""Protocol Buffers: the messages and enumerations of a file."""

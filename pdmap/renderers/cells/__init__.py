"""A map as cells of draw.io: shapes, lines and texts that people can move and edit."""

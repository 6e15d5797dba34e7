"""Documents as pages of HTML: tables, cells, contents and the style sheet."""

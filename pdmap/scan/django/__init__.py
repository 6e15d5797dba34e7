"""Models of Django, by their syntax trees."""

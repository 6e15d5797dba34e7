"""A breach as it happens: what to do first, the notification as far as is known, and how far the data went."""

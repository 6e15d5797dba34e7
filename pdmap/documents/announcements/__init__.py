"""What customers are told when the sub-processors change (Article 28(2)): what is published, what differs, in words."""

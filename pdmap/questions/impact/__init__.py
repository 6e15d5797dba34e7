"""What makes an activity risky: the criteria of WP248, the cases of Article 35(3), and authorities' lists."""

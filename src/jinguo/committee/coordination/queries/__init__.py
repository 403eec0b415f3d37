"""What is asked about a committee's coordination."""

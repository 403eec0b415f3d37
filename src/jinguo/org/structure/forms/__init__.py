"""What is filled in about the directory."""

"""What is done to text and knows nothing of Docker."""

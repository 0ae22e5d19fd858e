"""What kubectl, crictl and ctr print."""

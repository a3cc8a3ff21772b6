"""A sale is paid: what is due, each way to pay, and the change."""

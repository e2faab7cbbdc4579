"""What a plan is: values, and the grammar of things."""

"""What a hostile repository can do to whoever runs a command in it: nothing."""

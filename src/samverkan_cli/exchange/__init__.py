"""Tables in and out: what a spreadsheet reads and writes."""

"""What `show` can show: each view is typed data, made of plans and a day. `report.show` writes it down."""

"""The outline: what every view and document of a plan is made from."""

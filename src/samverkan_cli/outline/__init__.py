"""A plan as typed entries, in the order in which it is read: what views, documents and exports are made from."""

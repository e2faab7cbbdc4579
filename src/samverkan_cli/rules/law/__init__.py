"""Whether the plan rests on the law as it is, and lets people be."""

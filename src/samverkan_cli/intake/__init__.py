"""What people's own documents hold, made a plan: the columns, the rows, the times, who answers, and what is unsure."""
